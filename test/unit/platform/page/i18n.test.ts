import { afterEach, expect, it } from 'vitest';
import { interfaceLanguage, messageOf } from '../../../../src/platform/page/i18n.ts';

const world = globalThis as { browser?: unknown };
afterEach(() => delete world.browser);

/** Sets the browser's language, and the language of the messages that it found. */
function speak(browsers: string, ours: string): void {
  world.browser = {
    i18n: { getMessage: (key: string) => ({ '@@ui_locale': browsers, language_tag: ours })[key] ?? '' },
  };
}

it.each([
  ['en_GB', 'en', 'en-GB'],
  ['es_419', 'es', 'es-419'],
  ['de', 'de', 'de'],
  ['pt_BR', 'pt-BR', 'pt-BR'],
  ['pl', 'en', 'en'],
  ['ar', 'en', 'en'],
  ['zh_Hant_TW', 'en', 'en'],
])('a browser in %s with messages in %s has dates and numbers of %s', (browsers, ours, expected) => {
  speak(browsers, ours);
  expect(interfaceLanguage()).toBe(expected);
});

it('shows the key where a message is missing', () => {
  speak('en', 'en');
  expect(messageOf('ui_leave')).toBe('ui_leave');
});
