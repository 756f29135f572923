/** The interface's messages, through the browser. Their keys: src/words/keys.ts. */
import { ownGlobal } from './world.ts';

interface Scope {
  readonly i18n: { getMessage(key: string, args?: readonly string[]): string };
}

/** The message of any key with its arguments put in; the key itself when there is none, so that a gap is seen. */
export function messageOf(key: string, args: readonly string[] = []): string {
  try {
    return (ownGlobal<Scope>('browser') ?? ownGlobal<Scope>('chrome'))?.i18n.getMessage(key, [...args]) || key;
  } catch {
    return ''; // an orphan of an older version has no messages any more: what it shows is about to go
  }
}

/**
 * The language of the messages, with the browser's own region where that is of the same language. A browser in a
 * language that Caveat does not speak gets English messages: dates, numbers and the direction of the text must then
 * be English too.
 */
export function interfaceLanguage(): string {
  const [ours, browsers] = [messageOf('language_tag'), messageOf('@@ui_locale').replaceAll('_', '-')];
  return browsers.split('-')[0] === ours.split('-')[0] ? browsers : ours;
}
