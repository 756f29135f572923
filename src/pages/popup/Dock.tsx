import { useLayoutEffect, useRef } from 'preact/hooks';
import { serviceOf } from '../../domain/finding.ts';
import type { JudgedFinding } from '../../domain/finding.ts';
import { siteOf } from '../../domain/policy/pauses.ts';
import type { ReviewView } from '../../messages/review.ts';
import { Button } from '../../ui/Button.tsx';
import { ContinueMenu } from '../../ui/ContinueMenu.tsx';
import { warns } from '../../ui/subject.ts';
import { serviceName } from '../../words/words.ts';
import { useWords } from '../../ui/words.ts';
import type { PopupPort } from './port.ts';
import { isContinued, isMention } from './state.ts';

interface Props {
  readonly view: ReviewView;
  readonly main: JudgedFinding | undefined;
  readonly tab: number;
  readonly port: PopupPort;
  readonly onChanged: () => void;
}

/** Whether the reader can do anything about a page. */
export const hasDock = ({ state, closed, findings, pausedSince }: ReviewView): boolean =>
  state === 'cannot-run' ? closed === 'not-allowed' : findings.length > 0 || pausedSince !== undefined;

/** The pause button's label says what the pause hides on this page. */
function pauseWord(main: JudgedFinding | undefined, { findings }: ReviewView) {
  if (main?.finding.kind === 'lookalike') return 'popup_hide_lookalike';
  if (main?.finding.kind === 'offer') return 'popup_hide_offer';
  return main === undefined && findings.some(isMention) ? 'popup_mute' : 'popup_pause';
}

/** The buttons for what the reader can do about this page. The dock stays in place while the body scrolls. */
export function Dock({ view, main, tab, port, onChanged }: Props) {
  const { say } = useWords();
  const ref = useRef<HTMLDivElement>(null);
  const isChosen = useRef(false);
  // The button of a choice disappears when it is pressed, so move the focus to the button that replaces it.
  useLayoutEffect(() => {
    if (!isChosen.current) return;
    isChosen.current = false;
    if (document.activeElement !== document.body) return;
    ref.current?.querySelector<HTMLElement>('[data-action="remind"], [data-action="continue"]')?.focus();
  }, [view]);
  if (view.state === 'cannot-run')
    return (
      <div class="actions">
        <Button look="primary" action="allow" onPress={() => void port.allow().then(onChanged)}>
          {say('popup_allow')}
        </Button>
      </div>
    );
  if (view.pausedSince !== undefined)
    return (
      <div class="actions">
        <Button look="primary" action="resume" onPress={() => void port.pause(tab, false).then(onChanged)}>
          {say('popup_resume', siteOf(view.host))}
        </Button>
      </div>
    );
  const service = main && serviceOf(main.finding);
  const isWarned = main !== undefined && warns(main);
  const keepOn = (until: Parameters<PopupPort['keepOn']>[2]): void => {
    if (service === undefined) return;
    void port.keepOn(tab, service, until).then(() => {
      isChosen.current = true;
      onChanged();
    });
  };
  return (
    <div class="actions" ref={ref}>
      {isWarned && (
        <Button look="primary" action="leave" onPress={() => void port.leave(tab)}>
          {say('ui_leave')}
        </Button>
      )}
      <Button look="text" action="pause" onPress={() => void port.pause(tab, true).then(onChanged)}>
        {say(pauseWord(main, view))}
      </Button>
      {isWarned &&
        service !== undefined &&
        (isContinued(main) ? (
          <Button action="remind" onPress={() => keepOn('remind-again')}>
            {say('popup_remind')}
          </Button>
        ) : (
          <ContinueMenu service={serviceName(main)} onContinue={keepOn} />
        ))}
    </div>
  );
}
