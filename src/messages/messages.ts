/**
 * Every message between the parts of Caveat: name -> what is sent and what comes back. Senders and listeners are typed
 * from this one map; `message-shapes.ts` checks each payload at run time before the background acts on it.
 */
import type {
  CatalogCase,
  CatalogService,
  Finding,
  IsoDate,
  Loudness,
  ServiceId,
  ServiceNumber,
  Signal,
} from '../domain/model.ts';
import type { LoudnessReason } from '../domain/policy/loudness.ts';
import type { ContinueFor, Preferences } from '../domain/policy/preferences.ts';
import type { Decision, PastEntry } from '../domain/policy/choices.ts';

/** What the content script reports of its page; replaces what it reported before. */
export interface PageReport {
  /** Random name of the document, 16 hex digits: tells a late report of the page before from one of this page. */
  readonly document: string;
  /** Counts the navigations inside one document, so that a late report of an earlier address is dropped. */
  readonly generation: number;
  /** Host of the address the report is about; must be the sender's, else the report is stale. */
  readonly host: string;
  readonly findings: readonly Finding<ServiceNumber>[];
  /** Signs of the trade on an unlisted page: should its host resemble a listed one, that is a finding, too. */
  readonly trade?: readonly Signal[];
  /** True once the page was read to its end or to the end of the budget. */
  readonly complete: boolean;
  /** Kilobytes of text read when the budget ended the reading; absent when the page was read to its end. */
  readonly cutAtKb?: number;
}

/** A service with its cases, ready to be shown. */
export interface Dossier {
  readonly service: CatalogService;
  /** Those of the service, strongest and newest first. */
  readonly cases: readonly CatalogCase[];
  /** True when a case is past its `reviewBy`. */
  readonly overdue: boolean;
}

/** A finding with all that a screen needs to show it. */
export interface JudgedFinding {
  readonly finding: Finding;
  readonly loudness: Loudness;
  readonly reason: LoudnessReason;
  /** Password and token fields of the page are guarded on account of it. */
  readonly guards: boolean;
  /** Absent for `offer`. */
  readonly dossier?: Dossier;
  /** For `offer`: cases against services of this kind, never against this site. */
  readonly relatedCases: readonly CatalogCase[];
}

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

export type ReviewState = 'clean' | 'mention' | 'listed' | 'cannot-run' | 'not-read-yet';

/** What the toolbar popup shows for one tab. */
export interface ReviewView {
  readonly state: ReviewState;
  readonly host: string;
  /** Loudest first. */
  readonly findings: readonly JudgedFinding[];
  readonly complete: boolean;
  readonly cutAtKb?: number;
  readonly registry: {
    readonly version: string;
    readonly date: IsoDate;
    readonly services: number;
    readonly cases: number;
  };
  readonly preferences: Preferences;
  readonly now: number;
}

/** Answer of the popup's "check this address". */
export interface AddressView {
  readonly host: string;
  readonly findings: readonly JudgedFinding[];
}

/** What the options page shows; of private windows nothing, because nothing of them lasts. */
export interface OptionsView {
  readonly preferences: Preferences;
  /** The choices to continue that hold, newest first, with the names of their services. */
  readonly decisions: readonly (Decision & { readonly name: string })[];
  readonly registry: ReviewView['registry'];
  readonly now: number;
}

/**
 * Messages to the background. `from` says who may send them: a tab's page, also any frame in it, or the extension's
 * own pages.
 */
export interface BackgroundMessages {
  /** The gate asks for the reader: the page may hold something. */
  'page/read': { from: 'page'; send: Record<never, never>; answer: void };
  'page/report': { from: 'page'; send: PageReport; answer: void };
  /** The warning, once injected, asks what to show; null when there is nothing to show any more. */
  'warning/view': {
    from: 'page';
    send: { /** As the browser writes it, with its port. */ readonly host: string };
    answer: WarningView | null;
  };
  /** Asks for the warning in the page's frames too: their fields are guarded like the page's own. */
  'warning/guard-frames': { from: 'page-or-frame'; send: Record<never, never>; answer: void };
  /** What a frame of a page that is warned about has to know to guard its fields. */
  'warning/frame-view': { from: 'page-or-frame'; send: Record<never, never>; answer: WarningView | null };
  /** The alert stood before the reader long enough to be noticed, or was answered. */
  'warning/seen': { from: 'page'; send: Record<never, never>; answer: void };
  'warning/leave': { from: 'page-or-frame'; send: Record<never, never>; answer: void };
  'warning/continue': {
    from: 'page';
    send: { readonly service: ServiceId; readonly until: ContinueFor };
    answer: void;
  };
  /** The bar was folded into a tab, or unfolded. */
  'warning/fold': { from: 'page'; send: { readonly folded: boolean }; answer: void };
  /** The page removed the warning twice: the badge carries it from here. */
  'warning/removed': { from: 'page'; send: Record<never, never>; answer: void };
  /** Opens an extension page in a new tab: the only pages the warning may open. */
  'warning/open': {
    from: 'page';
    send: { readonly page: 'rehearsal' | 'checklist'; readonly id?: string };
    answer: void;
  };
  'review/view': { from: 'extension'; send: { readonly tab: number }; answer: ReviewView };
  'review/check': { from: 'extension'; send: { readonly address: string }; answer: AddressView | null };
  /** Leads the tab off the site that was warned about: back, or to a blank page. */
  'review/leave': { from: 'extension'; send: { readonly tab: number }; answer: void };
  'review/continue': {
    from: 'extension';
    send: { readonly tab: number; readonly service: ServiceId; readonly until: ContinueFor | 'remind-again' };
    answer: void;
  };
  /** Shows the n-th mention of a service on a tab's page; zero when the page holds none any more. */
  'review/show-mention': {
    from: 'extension';
    send: { readonly tab: number; readonly service: ServiceId; readonly index: number };
    answer: { readonly total: number };
  };
  'options/view': { from: 'extension'; send: Record<never, never>; answer: OptionsView };
  'preferences/set': { from: 'extension'; send: Partial<Preferences>; answer: Preferences };
  /** Replaces what is known of services, or forgets it; answers what was known, which undoes it when sent back. */
  'past/set': { from: 'extension'; send: { readonly entries: readonly PastEntry[] }; answer: readonly PastEntry[] };
}

/** Messages to the content script of a tab's top frame. */
export interface PageMessages {
  /** What the page holds right now, read at once if it was not yet. */
  'page/report-now': { send: Record<never, never>; answer: PageReport };
  /** Show the n-th mention of a service on the page; answers how many there are. */
  'page/show-mention': {
    send: { readonly service: ServiceNumber; readonly index: number };
    answer: { readonly total: number };
  };
}

export type BackgroundMessage = keyof BackgroundMessages;
export type PageMessage = keyof PageMessages;
