import type { WarningView } from '../../messages/warning.ts';

/** Hears presses before the page does (heard-first.ts): one listener for all of Caveat's scripts in a page. */
export interface FirstListener {
  readonly to: Set<(event: Event) => void>;
  handleEvent(event: Event): void;
}

/**
 * What Caveat's scripts in one page share in their isolated world: flags that say which scripts run already, and
 * functions that the warning uses instead of its own copy. All of it is optional: on the rehearsal page, for example, a
 * warning stands without the content script.
 */
interface PageWorld {
  /** The content script runs here already (content/index.ts). */
  caveatIsHere?: true;
  /** The reader runs here already (content/reader.ts). */
  caveatReads?: true;
  /** The script for marked hosts runs here already (content/own.ts). */
  caveatIsOwn?: true;
  caveatLinks?: {
    /** The host to which a link finally leads, after any redirectors. */
    readonly hostOf: (href: string, link: Element) => string | null;
    /** Whether a link is an advertisement's click address, which does not say where it leads. */
    readonly hidesGoal: (url: string) => boolean;
  };
  /** The element that holds everything Caveat shows, while it is on the page: nothing inside it belongs to the page. */
  caveatHost?: Element;
  /** Hears presses before the page does (heard-first.ts). */
  caveatHears?: FirstListener;
  /** The warning's script listens; `caveatWarning` is what stands on the page, if anything (warning/entry.tsx). */
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
 * An own property of the global object; undefined where only the page has something of that name. An element with the
 * id `browser` or `chrome` would otherwise be found under that name.
 */
export const ownGlobal = <T>(name: string): T | undefined =>
  Object.hasOwn(globalThis, name) ? ((globalThis as Record<string, unknown>)[name] as T) : undefined;

const open = (): PageWorld => ((globalThis as Record<string, unknown>)[NAME] = Object.create(null) as PageWorld);

export const pageWorld = ownGlobal<PageWorld>(NAME) ?? open();
