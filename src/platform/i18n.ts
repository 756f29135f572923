/** The interface's messages, through the browser. */

interface Scope { readonly i18n: { getMessage(key: string, args?: readonly string[]): string } }
const scope = globalThis as unknown as { browser?: Scope; chrome?: Scope };

/** The message of a key with its arguments put in; the key itself when there is none, so that a gap is seen. */
export function t(key: string, args: readonly string[] = []): string {
  return (scope.browser ?? scope.chrome)?.i18n.getMessage(key, [...args]) || key;
}
