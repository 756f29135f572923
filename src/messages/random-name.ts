/**
 * A random name for what messages speak of: 16 hex digits. `crypto.randomUUID` is not there on pages that came
 * over http.
 */
export const randomName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
