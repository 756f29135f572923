/** English messages, as the browser would give them. */
import { readMessages } from '../../tools/lib/words.ts';

const texts = readMessages('en');

/** A message with its arguments filled in; empty for an unknown key. */
export function getMessage(key: string, args: readonly string[] = []): string {
  if (key === '@@ui_locale') return 'en';
  return (texts[key] ?? '').replace(/\$(\d)/g, (_all, position: string) => args[Number(position) - 1] ?? '');
}
