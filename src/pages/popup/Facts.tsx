import { dayOf } from '../../domain/dates.ts';
import type { ReviewView } from '../../messages/review.ts';
import { useWords } from '../../ui/words.ts';
import { closedBecause, isMention } from './state.ts';

/** One fact below the heading: what the state of the page means here. */
export function Facts({ view }: { readonly view: ReviewView }) {
  const words = useWords();
  const { say, date } = words;
  const isClosed = view.state === 'cannot-run';
  const since = isClosed ? undefined : view.pausedSince;
  const facts = [
    ...(since === undefined ? [] : [say('popup_paused_site_about', date(dayOf(since)))]),
    ...(view.state === 'clean' && since === undefined ? [say('popup_clean_about', view.host)] : []),
    ...(isClosed ? [`${closedBecause(view.closed ?? 'elsewhere', words)} ${say('popup_cannot_check')}`] : []),
    ...(view.state === 'mention' && view.findings.some(isMention) && since === undefined
      ? [say('popup_mention_about')]
      : []),
    ...(view.viewer === true ? [say('popup_cannot_viewer')] : []),
    ...(view.removed === true ? [say('popup_removed')] : []),
    ...(view.cutAtKb === undefined ? [] : [say('popup_cut', view.cutAtKb)]),
  ];
  if (facts.length === 0) return null;
  return (
    <div class="facts-of-page" data-removed={view.removed}>
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
    </div>
  );
}
