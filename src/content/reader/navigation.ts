/** Tells when a page changes its address without loading a new document. */

/** What is compared: a changed fragment is a jump within the same page, not another page. */
const addressOf = (location: Location): string => location.href.replace(/#(?!!|\/).*$/, '');

/**
 * Calls `onChange` after each such change until `signal` aborts.
 * @returns a check to call when something hints at a change; for browsers without the Navigation API (Firefox before
 * 147).
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
