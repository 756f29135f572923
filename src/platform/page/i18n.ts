/** The interface's messages, through the browser. */
import type english from '../../../public/_locales/en/messages.json';

/**
 * Every message there is: a key that no English message has does not compile. Types only, so the file enters no
 * bundle.
 */
export type MessageKey = keyof typeof english;
/** What comes in forms for a count, without the form: `popup_age` for `popup_age_one` and `popup_age_other`. */
export type PluralKey = {
  [K in MessageKey]: K extends `${infer Base}_other` ? (`${Base}_one` extends MessageKey ? Base : never) : never;
}[MessageKey];

interface Scope {
  readonly i18n: { getMessage(key: string, args?: readonly string[]): string };
}
const scope = globalThis as unknown as { browser?: Scope; chrome?: Scope };

/** The message of any key with its arguments put in; the key itself when there is none, so that a gap is seen. */
export function messageOf(key: string, args: readonly string[] = []): string {
  try {
    return (scope.browser ?? scope.chrome)?.i18n.getMessage(key, [...args]) || key;
  } catch {
    return ''; // an orphan of an older version has no messages any more: what it shows is about to go
  }
}

/** The message of a key with its arguments put in. */
export const t = (key: MessageKey, args: readonly string[] = []): string => messageOf(key, args);

/**
 * The language of the messages, with the browser's own region where that is of the same language. A browser in a
 * language that Caveat does not speak gets English messages: dates, numbers and the direction of the text must then
 * be English too.
 */
export function interfaceLanguage(): string {
  const [ours, browsers] = [t('language_tag'), messageOf('@@ui_locale').replaceAll('_', '-')];
  return browsers.split('-')[0] === ours.split('-')[0] ? browsers : ours;
}
