/** Watches for changes of a page's address without a new document. */

/** An address without its fragment, which is a jump within the page; but `#!` and `#/` lead to other pages. */
const addressOf = (location: Location): string => location.href.replace(/#(?!!|\/).*$/, '');

/**
 * Calls `onChange` after each such change until `signal` aborts.
 * @returns a check to call when something hints at a change, for browsers without the Navigation API (Firefox before
 * 147)
 */
export function watchNavigation(view: Window, onChange: () => void, signal: AbortSignal): () => void {
  let address = addressOf(view.location);
  const check = (): void => {
    const now = addressOf(view.location);
    if (now === address) return;
    address = now;
    onChange();
  };
  const { navigation } = view as Window & { navigation?: EventTarget };
  navigation?.addEventListener('currententrychange', check, { signal });
  view.addEventListener('popstate', check, { signal });
  view.addEventListener('hashchange', check, { signal });
  return check;
}
