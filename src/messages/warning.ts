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
   * The finding that speaks as alert or notice, or, until the page was read, only guards. Absent on a page that only
   * has links to mark.
   */
  readonly main?: JudgedFinding;
  /** Whether the reader has folded the bar of this service, or of this site, before. */
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
/** The properties of the root element's style that can be corrected; `background/warnings/root-style.ts` says how. */
export const ROOT_RIGHTS = [
  'display',
  'content',
  'content-visibility',
  'filter',
  'zoom',
  'direction',
  'writing-mode',
] as const;
export type RootRight = (typeof ROOT_RIGHTS)[number];

export const warningMessages = {
  /** Asked by the warning once it is injected: what to show; null when there is nothing to show. */
  'warning/view': answeredBy<WarningView | null>()(
    'page',
    object({ /** As the browser writes it, with its port. */ host }),
  ),
  /** Asks to inject the warning into the page's frames too, because their fields are guarded like the page's own. */
  'warning/guard-frames': answeredBy<void>()('page-or-frame', nothing),
  /** What the script in a frame needs to guard fields there, where the page has a warning. */
  'warning/frame-view': answeredBy<WarningView | null>()('page-or-frame', nothing),
  /** Whether a guard stands in a frame, so that what lies over the frame steps aside. Sent again while it stands. */
  'warning/frame-guard': answeredBy<void>()('page-or-frame', object({ stands: bool })),
  /** The alert was visible long enough to be noticed, or it was answered. */
  'warning/seen': answeredBy<void>()('page', nothing),
  'warning/leave': answeredBy<void>()('page-or-frame', nothing),
  /** "Always" is not offered here but on the options page: a web page could lay something over the button. */
  'warning/continue': answeredBy<void>()(
    'page',
    object({ service: serviceId, until: oneOf(['visit', '7-days', 'until-record-changes']) }),
  ),
  /** The bar was folded into a tab, or unfolded. */
  'warning/fold': answeredBy<void>()('page', object({ folded: bool })),
  /** The page removed the warning twice, so from here on only the toolbar button shows it. */
  'warning/removed': answeredBy<void>()('page', nothing),
  /** The browser shows the document in a viewer to which nothing can be added: the toolbar button shows the warning. */
  'warning/viewer': answeredBy<void>()('page', nothing),
  /** The style of the page's root element hides the warning: exactly these properties are to be corrected. */
  'warning/root': answeredBy<void>()('page', object({ right: list(oneOf(ROOT_RIGHTS), ROOT_RIGHTS.length) })),
  /** Opens a document that the records name for this page's warning; with `behind` in the background. */
  'warning/document': answeredBy<void>()('page', object({ url: text(2000), behind: bool })),
  /** Opens an extension page in a new tab; the warning may open no pages of the extension but these. */
  'warning/open': answeredBy<void>()(
    'page',
    object({ page: oneOf(['rehearsal', 'checklist', 'options']) }, { id: slug }),
  ),
};

/** Messages to a page that has its warning already. */
export const messagesToWarning = {
  /** What to show from now on; null for nothing. Answers whether the page is still the one on `host`. */
  'page/warning': carrying<{ readonly host: string; readonly view: WarningView | null }>()(bool),
  /** The links that are marked at this moment. */
  'page/marks': carrying<Record<never, never>>()(markList),
  /** Brings a marked link into view; answers whether it is still on the page. */
  'page/show-mark': carrying<{ readonly index: number }>()(bool),
  /** Whether a guard stands in one of the page's frames, so that the bar must not cover it. */
  'page/step-aside': carrying<{ readonly stands: boolean }>()(bool),
  /** As `page/warning`, for the warnings in the page's frames, which guard fields there. */
  'frame/warning': carrying<{ readonly view: WarningView | null }>()(bool),
};
