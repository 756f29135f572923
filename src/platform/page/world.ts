import type { WarningView } from '../../messages/warning.ts';

/** Hears presses before the page does (heard-first.ts): one for all scripts of ours. */
export interface FirstListener {
  readonly to: Set<(event: Event) => void>;
  handleEvent(event: Event): void;
}

/**
 * What the scripts of a page leave for each other in the world they share: that they are there already, and, for the
 * warning, what it need not carry a second copy of. Not there where a warning stands without that script, as on the
 * rehearsal page.
 */
export interface PageWorld {
  /** The script in every page is there already (content/index.ts). */
  caveatIsHere?: true;
  /** The reader is there already (content/reader.ts). */
  caveatReads?: true;
  /** The script on marked hosts is there already (content/own.ts). */
  caveatIsOwn?: true;
  caveatLinks?: {
    /** The host a link leads to in the end, redirectors looked through. */
    readonly hostOf: (href: string, link: Element) => string | null;
    /** Whether a link is the click on an advertisement and does not say where it leads. */
    readonly hidesGoal: (url: string) => boolean;
  };
  /** The element in which all of Caveat stands, while it is on the page: nothing in it is the page's. */
  caveatHost?: Element;
  /** Hears what the page must not keep from us (heard-first.ts). */
  caveatHears?: FirstListener;
  /** The warning's script listens already; what of it stands on the page (warning/entry.tsx). */
  caveatWarningListens?: true;
  caveatWarning?: {
    readonly update: (view: WarningView) => void;
    readonly listMarks: () => readonly { readonly name: string; readonly text: string }[];
    readonly showMark: (index: number) => boolean;
    readonly stepAside: (stands: boolean) => void;
    readonly close: () => void;
  };
}

const NAME = 'caveat';
/**
 * A property of the global object, or undefined where only the page has something of that name: what it calls
 * `browser` or `chrome` in its HTML would be found under that name, too.
 */
export const ownGlobal = <T>(name: string): T | undefined =>
  Object.hasOwn(globalThis, name) ? ((globalThis as Record<string, unknown>)[name] as T) : undefined;

const open = (): PageWorld => ((globalThis as Record<string, unknown>)[NAME] = Object.create(null) as PageWorld);

export const pageWorld = ownGlobal<PageWorld>(NAME) ?? open();
