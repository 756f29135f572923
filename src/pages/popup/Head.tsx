import { dayOf } from '../../domain/dates.ts';
import type { ReviewView } from '../../messages/review.ts';
import { useWords } from '../../ui/words.ts';
import { closedBecause, headingOf } from './state.ts';
import type { PageState } from './state.ts';
import { StateHeading } from './StateHeading.tsx';

interface Props {
  readonly view: ReviewView;
  readonly state: PageState;
  readonly takesFocus: boolean;
}

/** The state of the page, and one fact about it. */
export function Head({ view, state, takesFocus }: Props) {
  const words = useWords();
  const { say, date } = words;
  const isPaused = view.pausedSince !== undefined && view.state !== 'cannot-run';
  return (
    <div class="frame__state">
      <StateHeading text={headingOf(view, state, words)} takesFocus={takesFocus} />
      {isPaused && <p>{say('popup_paused_site_about', date(dayOf(view.pausedSince)))}</p>}
      {view.state === 'clean' && !isPaused && <p>{say('popup_clean_about', view.host)}</p>}
      {view.state === 'cannot-run' && (
        <p>
          {closedBecause(view.closed ?? 'elsewhere', words)} {say('popup_cannot_check')}
        </p>
      )}
      {view.state === 'mention' && !isPaused && <p class="muted">{say('popup_mention_about')}</p>}
      {view.cutAtKb !== undefined && <p class="muted">{say('popup_cut', view.cutAtKb)}</p>}
    </div>
  );
}
