/** What a browser with Caveat loaded can do, whichever browser it is: specs, samples and screenshots use only this. */
import type { Page } from 'puppeteer-core';
import type { BrowserName } from './find.ts';
import type { Browser } from 'webextension-polyfill';
import type { AnswerOf, MessageName, SendOf } from '../../src/messages/messages.ts';
import type { ReviewView } from '../../src/messages/review.ts';
import type { LastingChange } from './lasting.ts';
import type { Sites } from './sites.ts';

export interface LaunchOptions {
  readonly sites: Sites;
  readonly headless: boolean;
  /** Folder of `_locales`: the extension is loaded with this language alone, so that it speaks it in any browser. */
  readonly language?: string;
  /** The browser finds the fonts of this folder alone, where the system looks for fonts by fontconfig (Linux). */
  readonly fontFolder?: string;
  /** Folder that the browser keeps its data in, and finds them in again; without it, they go with the browser. */
  readonly profile?: string;
  /** No process is started ahead, for a page that may come: it costs as much as one for a page that comes. */
  readonly isFrugal?: boolean;
  /** Kilobytes that the browser gives to all databases together; only Firefox can be told (Chrome's limit is small). */
  readonly storageLimit?: number;
  /**
   * The browser's own questions can be answered (`answerPermission`), and keys pressed in its window and not only told
   * to the background (`pressKey`). Chromium opens its windows for it; Firefox's always are.
   */
  readonly opensItsWindows?: boolean;
  /** The browser never remembers history, all its windows are private, and Caveat is allowed in them (Firefox). */
  readonly neverRemembers?: boolean;
  /** What an organisation has set for Caveat in this browser. */
  readonly managed?: Readonly<Record<string, unknown>>;
}

/** What the toolbar button shows for one tab. */
export interface Badge {
  readonly text: string;
  readonly title: string;
}

/** An entry of the context menu with what it was pressed on. */
export interface MenuPress {
  readonly id: string;
  readonly link?: string;
  readonly selection?: string;
  /** It was pressed on the page in front itself. */
  readonly isOnPage?: true;
}

/** What the address bar shows after the keyword. */
export interface AddressBar {
  /** Where Enter leads. */
  readonly first: string;
  readonly others: readonly { readonly content: string; readonly text: string }[];
}

export interface Driver {
  readonly name: BrowserName;
  /** Whether a page's viewport can be set to that of a touch screen; Firefox waits for ever when asked to. */
  readonly playsTouch: boolean;
  /** Whether what is dragged with the mouse can be dropped; without a screen Firefox never hears of the drop. */
  readonly playsDrop: boolean;
  /** The tab that the browser has opened with; it is empty. */
  firstPage(): Promise<Page>;
  /** Puts Caveat's button into the toolbar, where a browser would keep it in a menu. */
  pinButton(): Promise<void>;
  /** Opens a new tab and makes it the active one. */
  newPage(): Promise<Page>;
  /** Calls for each tab that is opened so, until the function that it gives back is called. */
  onNewPage(listener: (page: Page) => void): () => void;
  /**
   * Opens an address in a private window, where Caveat is allowed; absent where it cannot be let in from here
   * (Firefox).
   */
  privatePage?(address: string): Promise<Page>;
  /** The browser's own number for the tab of a page. */
  tabId(page: Page): Promise<number>;
  badge(page: Page): Promise<Badge>;
  /** Sends a message to the background as a page of the extension does. @throws Error when it is not answered well. */
  ask<M extends MessageName>(name: M, payload: SendOf<M>): Promise<AnswerOf<M>>;
  /** Has a page drawn as it would be printed. */
  playPrint(page: Page): Promise<void>;
  /** What the popup would be told about the tab. */
  review(page: Page): Promise<ReviewView>;
  /** Opens the popup's page for that page's tab, in a tab of its own. */
  popup(page: Page): Promise<Page>;
  /** Opens the popup from the browser's own toolbar, over a page; absent where it cannot be reached (Firefox). */
  toolbarPopup?(page: Page): Promise<Page>;
  /** Whether the browser's own side panel stands open with Caveat in it. */
  panelStands(): Promise<boolean>;
  /** Closes it, where it stands. */
  closePanel(): Promise<void>;
  /** Opens a page of the extension (`src/pages/...`) in a new tab, or in that of a page of the extension. */
  extensionPage(path: string, page?: Page): Promise<Page>;
  /**
   * Runs a function over the closed shadow root of Caveat's element on the page, of the `index`-th. Undefined
   * when there is none. The function is sent as text: it may use only its arguments, among them one that tells what an
   * element shows in words.
   */
  inLayer<T>(
    page: Page,
    run: (root: ShadowRoot, argument: string, said: (element: Element | null | undefined) => string) => T,
    argument?: string,
    index?: number,
  ): Promise<T | undefined>;
  /** Presses an entry of the context menu: no page and no driver can reach the menu itself. */
  pressMenu(press: MenuPress): Promise<void>;
  /** Presses the key of a command, on the tab in front. */
  pressKey(command: string): Promise<void>;
  /** Types after the keyword in the address bar. */
  typeInAddressBar(text: string): Promise<AddressBar>;
  /** Enters what stands there, as typed or as one of the suggestions has it. */
  enterInAddressBar(text: string): Promise<void>;
  /** Answers what the browser asks the reader the next time an extension wants to do more. */
  answerPermission(isAllowed: boolean): Promise<void>;
  /** Bytes that the background's scripts hold; absent where the browser does not say (Firefox). */
  backgroundHeap?(): Promise<number>;
  /** Ends the background, if it runs, as the browser does when it is idle; the next message must wake it. */
  stopBackground(): Promise<void>;
  /** Clears all that the browser's own dialog clears of past browsing; absent where it cannot be reached (Chromium). */
  clearBrowsing?(): Promise<void>;
  /** Ends the browser at once, as a power cut does. */
  kill(): Promise<void>;
  /** Says whether Caveat may look at pages of the web, as a user does; absent where it cannot be said (Firefox). */
  allowSites?(isAllowed: boolean): Promise<void>;
  /** Loads Caveat anew under the pages that are open, as an update does. */
  update(): Promise<void>;
  /** Switches Caveat off and on, as a user does on the browser's page of extensions. */
  switchOn(isOn: boolean): Promise<void>;
  /** Removes Caveat, does something without it, and installs it again. */
  without(during: () => Promise<void>): Promise<void>;
  /**
   * Runs a function in a page of the extension, with the extension API. It is sent as text: it may use only its
   * arguments, and what it gives back must be plain data.
   */
  withApi<T>(run: (api: Browser, argument: string) => Promise<T>, argument?: string): Promise<T>;
  /** What Caveat keeps past the browser's end; changed first, where a change is given. */
  lasting(change?: LastingChange): Promise<Readonly<Record<string, unknown>>>;
  /** Runs a function in the extension's own world, as an extension page would. */
  inExtension<T>(run: (argument: string) => Promise<T>, argument?: string): Promise<T>;
  /** Closes every tab but the one that questions are put to. */
  closeOthers(): Promise<void>;
  close(): Promise<void>;
  /** Settles when the browser is gone, closed from here or by its user. */
  readonly closed: Promise<void>;
}
