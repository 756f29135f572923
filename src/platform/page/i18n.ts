/** The interface's messages, from the browser. Their keys: src/words/keys.ts. */
import { ownGlobal } from './world.ts';

interface Scope {
  readonly i18n: { getMessage(key: string, args?: readonly string[]): string };
}

/** The message of a key with its arguments filled in; the key itself where there is none, so that a gap is visible. */
export function messageOf(key: string, args: readonly string[] = []): string {
  try {
    return (ownGlobal<Scope>('browser') ?? ownGlobal<Scope>('chrome'))?.i18n.getMessage(key, [...args]) || key;
  } catch {
    return ''; // an orphan has no messages, and what it shows is about to be removed
  }
}

/**
 * The language of the messages, with the browser's region where the browser's language is the same. Where Caveat does
 * not speak the browser's language, the messages are English, so dates, numbers and text direction must be English too.
 */
export function interfaceLanguage(): string {
  const [ours, browsers] = [messageOf('language_tag'), messageOf('@@ui_locale').replaceAll('_', '-')];
  return browsers.split('-')[0] === ours.split('-')[0] ? browsers : ours;
}
