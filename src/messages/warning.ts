/** Messages between the warning in a page and the background. */
import type { JudgedFinding } from '../domain/finding.ts';
import { MOST_MARKS } from '../domain/policy/mark-list.ts';
import type { MarkList } from '../domain/policy/mark-list.ts';
import type { Preferences } from '../domain/policy/preferences.ts';
import { host, nothing, serviceId, slug } from './fields.ts';
import { answeredBy, carrying } from './message.ts';
import { bool, list, object, oneOf, text, whole } from './shapes.ts';
import type { Shape } from './shapes.ts';

/** What the in-page warning shows. */
export interface WarningView {
  readonly host: string;
  /**
   * The finding that speaks as alert or notice, or until the page was read only guards; absent on a page that only
   * has links to mark.
   */
  readonly main?: JudgedFinding;
  /** The reader has folded the bar of this service, or of this site, before. */
  readonly folded: boolean;
  /** Findings of kind `link` that may be marked. */
  readonly marks: readonly JudgedFinding[];
  readonly preferences: Preferences;
  readonly now: number;
}

const markList: Shape<MarkList> = object({
  total: whole(0, 10_000_000),
  marks: list(object({ name: text(300), text: text(300) }), MOST_MARKS),
});
/** What of the root element's style can be set right: `background/warnings/root-style.ts` says how. */
export const ROOT_RIGHTS = ['display', 'content-visibility', 'filter', 'direction', 'writing-mode'] as const;
export type RootRight = (typeof ROOT_RIGHTS)[number];

export const warningMessages = {
  /** The warning, once injected, asks what to show; null when there is nothing to show any more. */
  'warning/view': answeredBy<WarningView | null>()(
    'page',
    object({ /** As the browser writes it, with its port. */ host }),
  ),
  /** Asks for the warning in the page's frames too: their fields are guarded like the page's own. */
  'warning/guard-frames': answeredBy<void>()('page-or-frame', nothing),
  /** What a frame of a page that is warned about has to know to guard its fields. */
  'warning/frame-view': answeredBy<WarningView | null>()('page-or-frame', nothing),
  /** A guard stands in a frame: what stands over the frame steps aside for a while. Said again while it stands. */
  'warning/frame-guard': answeredBy<void>()('page-or-frame', object({ stands: bool })),
  /** The alert stood before the reader long enough to be noticed, or was answered. */
  'warning/seen': answeredBy<void>()('page', nothing),
  'warning/leave': answeredBy<void>()('page-or-frame', nothing),
  /** For good is said on a page of the extension: a web page could lay something over the button. */
  'warning/continue': answeredBy<void>()(
    'page',
    object({ service: serviceId, until: oneOf(['visit', '7-days', 'until-record-changes']) }),
  ),
  /** The bar was folded into a tab, or unfolded. */
  'warning/fold': answeredBy<void>()('page', object({ folded: bool })),
  /** The page removed the warning twice: the badge carries it from here. */
  'warning/removed': answeredBy<void>()('page', nothing),
  /** The browser shows the document in a viewer that nothing can be added to: the badge carries it. */
  'warning/viewer': answeredBy<void>()('page', nothing),
  /** The page's root element keeps the warning from being seen: these things are to be set right, and no others. */
  'warning/root': answeredBy<void>()('page', object({ right: list(oneOf(ROOT_RIGHTS), ROOT_RIGHTS.length) })),
  /** Opens a document that the records name of what this page's warning is about; behind: without going there. */
  'warning/document': answeredBy<void>()('page', object({ url: text(2000), behind: bool })),
  /** Opens an extension page in a new tab: the only pages the warning may open. */
  'warning/open': answeredBy<void>()(
    'page',
    object({ page: oneOf(['rehearsal', 'checklist', 'options']) }, { id: slug }),
  ),
};

/** To a page that has its warning already. */
export const messagesToWarning = {
  /** What it shows from now on; null: nothing. Answers whether the page is still the one that this is about. */
  'page/warning': carrying<{ readonly host: string; readonly view: WarningView | null }>()(bool),
  /** The links that are marked by now. */
  'page/marks': carrying<Record<never, never>>()(markList),
  /** Bring one of them into view; answers whether it is still there. */
  'page/show-mark': carrying<{ readonly index: number }>()(bool),
  /** Whether a guard stands in one of its frames, which the bar must not lie over. */
  'page/step-aside': carrying<{ readonly stands: boolean }>()(bool),
  /** The same for the warning in each of its frames, which guards fields there. */
  'frame/warning': carrying<{ readonly view: WarningView | null }>()(bool),
};
