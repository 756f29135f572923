import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { ReviewView } from '../../messages/review.ts';
import { leads, serviceOf } from '../../domain/finding.ts';
import { isStore } from '../../domain/address/closed-pages.ts';
import type { ClosedPage } from '../../domain/address/closed-pages.ts';
import type { JudgedFinding } from '../../domain/finding.ts';
import { checklistPath } from '../../platform/extension/page-paths.ts';
import { Button } from '../../ui/Button.tsx';
import { ContinueMenu } from '../../ui/ContinueMenu.tsx';
import { Docket } from '../../ui/Docket.tsx';
import { Evidence } from '../../ui/Evidence.tsx';
import type { MarkState } from '../../ui/mark/shapes.ts';
import { Summary } from '../../ui/Summary.tsx';
import { toneOf, warns } from '../../ui/subject.ts';
import { under } from '../../words/keys.ts';
import { serviceName } from '../../words/words.ts';
import { useWords } from '../../ui/words.ts';
import type { Words } from '../../words/words.ts';
import { OwnSite } from './OwnSite.tsx';
import type { PopupPort } from './port.ts';
import { Mention } from './Mention.tsx';
import { StateHeading } from './StateHeading.tsx';

interface Props {
  readonly view: ReviewView;
  readonly tab: number;
  readonly port: PopupPort;
  readonly onChanged: () => void;
  readonly children: ComponentChildren;
}

/** Whether the reader chose to continue: one of the reasons of `domain/loudness`. */
const isContinued = ({ reason }: JudgedFinding): boolean => reason.key.startsWith('reason_continued_');
/** Whether nothing but the toolbar button speaks any more. */
const isPaused = (judged: JudgedFinding): boolean => isContinued(judged) && judged.loudness === 'badge';

function heading(view: ReviewView, main: JudgedFinding | undefined, { say, count }: Words): string {
  if (view.state === 'cannot-run') return say('popup_cannot');
  if (view.state === 'not-read-yet') return say('popup_not_read');
  if (main === undefined) {
    const services = new Set(view.findings.map(({ finding }) => serviceOf(finding)));
    return services.size === 0 ? say('popup_clean') : count('popup_mention', services.size);
  }
  if (main.finding.kind === 'own') return say('ui_headline_own');
  const name = serviceName(main);
  if (isPaused(main)) return say('popup_paused', name);
  const { kind } = main.finding;
  if (kind === 'lookalike' || kind === 'offer') return say(`popup_${kind}`);
  if (main.dossier?.service.grade === 'X') return say('popup_failed_claim', name);
  if (kind === 'embedded') return say('popup_embedded');
  return say(kind === 'listed-listing' ? 'popup_listing' : 'popup_listed', name);
}

/** What kind of page it is that Caveat cannot look at. */
const closedBecause = (closed: ClosedPage, { say }: Words): string =>
  isStore(closed) ? say('popup_cannot_store', say(`store_${under(closed)}`)) : say(`popup_cannot_${under(closed)}`);

function markOf(view: ReviewView, main: JudgedFinding | undefined): MarkState {
  if (main !== undefined) return isPaused(main) ? 'paused' : toneOf(main);
  return view.findings.length > 0 ? 'mention' : 'clear';
}

/** State, fact, reason, cases, actions: in this order in every state. */
export function Review({ view, tab, port, onChanged, children }: Props) {
  const words = useWords();
  const { say } = words;
  const [titleId, storyId] = [useId(), useId()];
  const main = view.findings.find(({ finding }) => leads(finding));
  const others = view.findings.filter((judged) => judged !== main);
  const mark = markOf(view, main);
  const service = main && serviceOf(main.finding);
  const keepOn = (until: Parameters<PopupPort['keepOn']>[2]): void => {
    if (service !== undefined) void port.keepOn(tab, service, until).then(onChanged);
  };
  return (
    <div
      class="popup__body"
      data-state={view.state}
      data-tone={mark === 'paused' || view.state === 'cannot-run' || view.state === 'not-read-yet' ? 'plain' : mark}
    >
      <Docket state={mark} />
      <div class="popup__state">
        <StateHeading text={heading(view, main, words)} />
        {view.state === 'clean' && <p>{say('popup_clean_about', view.host)}</p>}
        {view.state === 'cannot-run' && (
          <p>
            {closedBecause(view.closed ?? 'elsewhere', words)} {say('popup_cannot_check')}
          </p>
        )}
        {view.state === 'mention' && <p class="muted">{say('popup_mention_about')}</p>}
        {view.cutAtKb !== undefined && <p class="muted">{say('popup_cut', view.cutAtKb)}</p>}
      </div>
      {main !== undefined && (
        <div class="popup__main" data-service={service ?? 'offer'} data-kind={main.finding.kind}>
          <Summary shown={main} titleId={titleId} storyId={storyId} as="h2" />
          <p class="muted popup__reason">{words.reason(main)}</p>
          {warns(main) && (
            <div class="actions">
              <Button look="primary" action="leave" onPress={() => void port.leave(tab)}>
                {say('ui_leave')}
              </Button>
              {service !== undefined &&
                (isContinued(main) ? (
                  <Button look="text" onPress={() => keepOn('remind-again')}>
                    {say('popup_remind')}
                  </Button>
                ) : (
                  <ContinueMenu service={serviceName(main)} onContinue={keepOn} />
                ))}
            </div>
          )}
          <Evidence shown={main} level={3} onSignedIn={(platform) => void port.openPage(checklistPath(platform))} />
        </div>
      )}
      {others.length > 0 && (
        <section class="popup__also" {...(main === undefined ? {} : { 'aria-label': say('popup_also') })}>
          {main !== undefined && <h2 class="minor">{say('popup_also')}</h2>}
          {others.map((judged) => (
            <Mention
              key={`${judged.finding.kind} ${serviceName(judged)}`}
              judged={judged}
              showMention={(id, index) => port.showMention(tab, id, index)}
              level={main === undefined ? 2 : 3}
              isBrief={service !== undefined && serviceOf(judged.finding) === service}
            />
          ))}
        </section>
      )}
      {children}
      <OwnSite view={view} />
    </div>
  );
}
