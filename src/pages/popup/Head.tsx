import type { ReviewView } from '../../messages/review.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../ui/words.ts';
import type { PopupPort } from './port.ts';
import { headingOf } from './state.ts';
import type { PageState } from './state.ts';
import { StateHeading } from './StateHeading.tsx';

interface Props extends Pick<PopupPort, 'openPanel'> {
  /** Undefined until the view has arrived. */
  readonly shown?: { readonly view: ReviewView; readonly state: PageState };
  readonly hasFailed: boolean;
  readonly takesFocus: boolean;
}

/**
 * The heading, which has room for two lines from the start so that nothing moves, and the button for the side panel.
 */
export function Head({ shown, hasFailed, takesFocus, openPanel }: Props) {
  const words = useWords();
  const { say } = words;
  const text =
    shown === undefined ? say(hasFailed ? 'popup_failed' : 'popup_reading') : headingOf(shown.view, shown.state, words);
  return (
    <>
      <div class="frame__state">
        <StateHeading text={text} takesFocus={takesFocus} />
      </div>
      {openPanel !== undefined && (
        <Button look="icon" action="open-panel" label={say('popup_panel')} onPress={() => void openPanel()}>
          <svg viewBox="0 0 16 16" width="18" height="18" class="frame__panel-sign" aria-hidden="true">
            <path d="M2 3h12v10H2zM9.5 3v10M11.5 5.5h1M11.5 7.5h1" />
          </svg>
        </Button>
      )}
    </>
  );
}
