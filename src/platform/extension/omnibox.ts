/** The extension's keyword in the address bar. Firefox for Android has none. */
import { browser, isFirefox } from './browser.ts';

/** A piece of a line, with its look where the browser can style it (Chrome). */
interface LinePart {
  readonly text: string;
  readonly look?: 'dim' | 'url';
}

export interface Line {
  readonly parts: readonly LinePart[];
}

/** A suggestion; choosing it puts `content` into the address bar. */
export interface Suggestion extends Line {
  readonly content: string;
}

/** The answers that the address bar needs. */
export interface OmniboxAnswers {
  /** The first line, shown until something is typed. */
  readonly begin: () => Line;
  readonly suggest: (text: string) => Promise<{ readonly first: Line; readonly others: readonly Suggestion[] }>;
  /** The path of the page that Enter opens. */
  readonly goal: (text: string) => Promise<string>;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Escapes text for XML and drops characters that XML 1.0 forbids: because of one, Chrome would drop the whole line. */
export const xmlText = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');

const BETWEEN = ' · ';
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
/** Isolates right-to-left text, so that it does not reorder the text beside it. */
const isolated = (text: string): string => (RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text);

/** A line in the form that the browser takes: XML in Chrome, plain text in Firefox. */
export function writeLine({ parts }: Line, form: 'xml' | 'plain'): string {
  const shown = parts.filter(({ text }) => text !== '');
  if (form === 'plain') return shown.map(({ text }) => isolated(text)).join(BETWEEN);
  return shown
    .map(({ text, look }, at) => {
      const inner = xmlText((at === 0 ? '' : BETWEEN) + isolated(text));
      return look === undefined ? inner : `<${look}>${inner}</${look}>`;
    })
    .join('');
}

const form = (): 'xml' | 'plain' => (isFirefox() ? 'plain' : 'xml');

type Disposition = 'currentTab' | 'newForegroundTab' | 'newBackgroundTab';

async function open(path: string, disposition: Disposition): Promise<void> {
  const url = browser.runtime.getURL(path);
  if (disposition === 'currentTab') await browser.tabs.update({ url });
  else await browser.tabs.create({ url, active: disposition === 'newForegroundTab' });
}

/**
 * Answers the address bar. Must run in the background's first turn. Firefox draws the first line before it asks for
 * suggestions, so a first line about the typed text would always be one letter late: in Firefox it stays the same.
 */
export function onOmnibox({ begin, suggest, goal }: OmniboxAnswers): void {
  const { omnibox } = browser as Partial<typeof browser>;
  if (omnibox === undefined) return;
  const as = form();
  const showFirst = (line: Line): void => void omnibox.setDefaultSuggestion({ description: writeLine(line, as) });
  if (as === 'plain') showFirst(begin());
  omnibox.onInputStarted.addListener(() => showFirst(begin()));
  omnibox.onInputChanged.addListener((text, show) => {
    void suggest(text).then(({ first, others }) => {
      if (as === 'xml') showFirst(first);
      show(others.map(({ content, ...line }) => ({ content, description: writeLine(line, as) })));
    });
  });
  omnibox.onInputEntered.addListener((text, disposition) => {
    void goal(text).then((path) => open(path, disposition));
  });
}
