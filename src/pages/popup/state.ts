/** What the popup says first about a page: its heading, mark and tone. */
import { leads, serviceOf } from '../../domain/finding.ts';
import type { JudgedFinding } from '../../domain/finding.ts';
import { isStore } from '../../domain/address/closed-pages.ts';
import type { ClosedPage } from '../../domain/address/closed-pages.ts';
import type { ReviewView } from '../../messages/review.ts';
import type { LogoState } from '../../ui/logo/shapes.ts';
import { toneOf } from '../../ui/subject.ts';
import { under } from '../../words/keys.ts';
import { serviceName } from '../../words/words.ts';
import type { Words } from '../../words/words.ts';

export interface PageState {
  /** The loudest finding about the page as a whole, if there is one. */
  readonly main?: JudgedFinding;
  readonly others: readonly JudgedFinding[];
  readonly mark: LogoState;
  /** Colour of the frame. */
  readonly tone: LogoState | 'plain';
}

/** Whether the finding is a mention: the page's text names a service. */
export const isMention = ({ finding }: JudgedFinding): boolean => finding.kind === 'mention';

/** Whether the reader chose to continue; `domain/policy/loudness` gives this as the reason. */
export const isContinued = ({ reason }: JudgedFinding): boolean => reason.key.startsWith('reason_continued_');
/** Whether only the toolbar button still shows the finding, because the reader chose to continue. */
const isQuiet = (judged: JudgedFinding): boolean => isContinued(judged) && judged.loudness === 'badge';

function markOf({ findings, pausedSince }: ReviewView, main: JudgedFinding | undefined): LogoState {
  if (pausedSince !== undefined) return 'paused';
  if (main !== undefined) return isQuiet(main) ? 'paused' : toneOf(main);
  return findings.length > 0 ? 'mention' : 'clear';
}

/** Derives the state of the popup from a view. */
export function pageState(view: ReviewView): PageState {
  const main = view.findings.find(({ finding }) => leads(finding));
  const others = view.findings.filter((judged) => judged !== main);
  const mark = markOf(view, main);
  const isPlain = mark === 'paused' || view.state === 'cannot-run' || view.state === 'not-read-yet';
  return { ...(main === undefined ? {} : { main }), others, mark, tone: isPlain ? 'plain' : mark };
}

/** The heading: the state of the page in a few words. */
export function headingOf(view: ReviewView, { main }: PageState, { say, count }: Words): string {
  if (view.state === 'cannot-run') return say('popup_cannot');
  if (view.pausedSince !== undefined) return say('popup_paused_site', view.host);
  if (view.state === 'not-read-yet') return say('popup_not_read');
  if (main === undefined) {
    const services = new Set(view.findings.map(({ finding }) => serviceOf(finding)));
    if (services.size === 0) return say('popup_clean');
    return count(view.findings.some(isMention) ? 'popup_mention' : 'popup_linked', services.size);
  }
  if (main.finding.kind === 'own') return say('ui_short_own');
  const name = serviceName(main);
  if (isQuiet(main)) return say('popup_paused', name);
  const { kind } = main.finding;
  if (kind === 'lookalike' || kind === 'offer') return say(`popup_${kind}`);
  if (main.dossier?.service.grade === 'X') return say('popup_failed_claim', name);
  if (kind === 'embedded') return say('popup_embedded');
  return say(kind === 'listed-listing' ? 'popup_listing' : 'popup_listed', name);
}

/** Says why Caveat cannot look at this kind of page. */
export const closedBecause = (closed: ClosedPage, { say }: Words): string =>
  isStore(closed) ? say('popup_cannot_store', say(`store_${under(closed)}`)) : say(`popup_cannot_${under(closed)}`);
