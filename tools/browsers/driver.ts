/** What can be done with a browser that has Caveat loaded. Specs, samples and screenshots use only this interface. */
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
  /** Folder of `_locales`: Caveat is loaded with this language alone, so it uses it whatever the browser's language. */
  readonly language?: string;
  /** The browser finds only the fonts of this folder. Works where the system finds fonts by fontconfig (Linux). */
  readonly fontFolder?: string;
  /** Folder for the browser's data, to be used again later. Without it, the data are removed with the browser. */
  readonly profile?: string;
  /**
   * Saves work that no test looks at: no spare process in advance for a page that may come (it costs as much as one
   * with a page), in Firefox a page's process stays for the next one, and no tabs move in the browser's own window.
   * Pages move as ever.
   */
  readonly isFrugal?: boolean;
  /** Kilobytes for all databases together. Only Firefox can be told (Chrome's limit is small). */
  readonly storageLimit?: number;
  /**
   * Opens the browser's own windows to the driver: `answerPermission` works, and `pressKey` presses real keys instead
   * of only telling the background. Chromium needs this option; Firefox's windows are always open.
   */
  readonly opensItsWindows?: boolean;
  /** The browser never remembers history: all its windows are private, and Caveat is allowed in them (Firefox only). */
  readonly neverRemembers?: boolean;
  /** Settings for Caveat that an organisation has made in this browser. */
  readonly managed?: Readonly<Record<string, unknown>>;
}

/** What the toolbar button shows for one tab. */
export interface Badge {
  readonly text: string;
  readonly title: string;
}

/** An entry of the context menu, and what it is pressed on. */
export interface MenuPress {
  readonly id: string;
  readonly link?: string;
  readonly selection?: string;
  /** The menu was opened on the page itself, in the tab in front. */
  readonly isOnPage?: true;
}

/** What the address bar suggests after the keyword. */
export interface AddressBar {
  /** The suggestion that Enter takes. */
  readonly first: string;
  readonly others: readonly { readonly content: string; readonly text: string }[];
}

export interface Driver {
  readonly name: BrowserName;
  /** Whether a page's viewport can be set to that of a touch screen. Firefox never answers such a request. */
  readonly playsTouch: boolean;
  /** Whether drag and drop with the mouse works. Firefox without a screen never gets the drop. */
  readonly playsDrop: boolean;
  /** The empty tab that the browser has opened with. */
  firstPage(): Promise<Page>;
  /** Puts Caveat's button into the toolbar; Chromium keeps it in a menu otherwise. */
  pinButton(): Promise<void>;
  /** Opens a new tab and makes it the active one. */
  newPage(): Promise<Page>;
  /** Calls the listener for each tab opened by `newPage`. @returns a function that ends this. */
  onNewPage(listener: (page: Page) => void): () => void;
  /**
   * Opens an address in a private window, in which Caveat is allowed. Absent in Firefox, where the driver cannot allow
   * Caveat in private windows.
   */
  privatePage?(address: string): Promise<Page>;
  /** The browser's own number for the tab of a page. */
  tabId(page: Page): Promise<number>;
  badge(page: Page): Promise<Badge>;
  /** Sends a message to the background as a page of the extension does. @throws Error when no good answer comes. */
  ask<M extends MessageName>(name: M, payload: SendOf<M>): Promise<AnswerOf<M>>;
  /** Draws a page as it would be printed. */
  playPrint(page: Page): Promise<void>;
  /** The background's answer to the popup about the tab. */
  review(page: Page): Promise<ReviewView>;
  /** Opens the popup's page in a tab of its own; it shows what Caveat says of `page`. */
  popup(page: Page): Promise<Page>;
  /** Opens the popup from the browser's toolbar, over a page. Absent in Firefox, where it cannot be reached. */
  toolbarPopup?(page: Page): Promise<Page>;
  /** Whether the browser's side panel is open with Caveat in it. */
  panelStands(): Promise<boolean>;
  /** Closes the side panel, if it is open. */
  closePanel(): Promise<void>;
  /** Opens a page of the extension (`src/pages/...`) in a new tab, or in the tab of `page`. */
  extensionPage(path: string, page?: Page): Promise<Page>;
  /**
   * Runs a function over the closed shadow root of Caveat's layer on the page, or of the `index`-th layer. The function
   * is sent as text, so it may use only its arguments; `said` gives the words that an element shows (said.ts).
   * @returns undefined when there is no such layer
   */
  inLayer<T>(
    page: Page,
    run: (root: ShadowRoot, argument: string, said: (element: Element | null | undefined) => string) => T,
    argument?: string,
    index?: number,
  ): Promise<T | undefined>;
  /** Tells the extension that an entry of the context menu was pressed: no driver can reach the menu itself. */
  pressMenu(press: MenuPress): Promise<void>;
  /** Presses the key of a command in the tab in front. */
  pressKey(command: string): Promise<void>;
  /** Types after the keyword in the address bar. */
  typeInAddressBar(text: string): Promise<AddressBar>;
  /** Enters a text after the keyword: a typed one, or the `content` of a suggestion. */
  enterInAddressBar(text: string): Promise<void>;
  /** Answers the browser's next question whether an extension may have a permission. Call it before the question. */
  answerPermission(isAllowed: boolean): Promise<void>;
  /** Bytes on the background's heap. Absent in Firefox, which does not tell. */
  backgroundHeap?(): Promise<number>;
  /** Ends the background, if it runs, as the browser does when it is idle. The next message wakes it. */
  stopBackground(): Promise<void>;
  /** Clears all that the browser's dialog for browsing data clears. Absent in Chromium, where it is out of reach. */
  clearBrowsing?(): Promise<void>;
  /** Ends the browser at once, as a power cut would. */
  kill(): Promise<void>;
  /** Allows or forbids Caveat to read web pages, as a user does. Absent in Firefox, where it cannot be set. */
  allowSites?(isAllowed: boolean): Promise<void>;
  /** Loads Caveat again while pages are open, as an update does. */
  update(): Promise<void>;
  /** Switches Caveat off and on, as a user does on the browser's page of extensions. */
  switchOn(isOn: boolean): Promise<void>;
  /** Removes Caveat, does something without it, and installs it again. */
  without(during: () => Promise<void>): Promise<void>;
  /**
   * Runs a function in a page of the extension, with the extension API. The function is sent as text: it may use only
   * its arguments, and must return plain data.
   */
  withApi<T>(run: (api: Browser, argument: string) => Promise<T>, argument?: string): Promise<T>;
  /** Makes a change, if given, to what Caveat keeps past the browser's end. @returns all that is kept then. */
  lasting(change?: LastingChange): Promise<Readonly<Record<string, unknown>>>;
  /** Makes Caveat forget all that it keeps. @returns false when something was written meanwhile: try again then. */
  forget(): Promise<boolean>;
  /** Runs a function in a page of the extension. */
  inExtension<T>(run: (argument: string) => Promise<T>, argument?: string): Promise<T>;
  /** Closes every tab but the hub, the page of the extension that the driver uses. */
  closeOthers(): Promise<void>;
  close(): Promise<void>;
  /** Settles when the browser is gone, whether the driver or a user closed it. */
  readonly closed: Promise<void>;
}
