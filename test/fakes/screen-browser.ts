/** The extension API for pictures of the pages: messages from the English file, storage that forgets, nothing else. */
import messages from '../../public/_locales/en/messages.json';

const texts = messages as unknown as Record<string, { readonly message: string }>;

/** A message as the browser would give it. */
export function getMessage(key: string, args: readonly string[] = []): string {
  if (key === '@@ui_locale') return 'en';
  return (texts[key]?.message ?? '').replace(/\$(\d)/g, (_all, position: string) => args[Number(position) - 1] ?? '');
}

export default {
  i18n: { getMessage },
  storage: {
    local: { get: () => Promise.resolve({}), set: () => Promise.resolve() },
    onChanged: { addListener: () => undefined, removeListener: () => undefined },
  },
  runtime: { getURL: (path: string) => `/${path}` },
  tabs: { create: () => Promise.resolve() },
};
