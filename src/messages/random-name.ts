/** A random id for use in messages: 16 hex digits. `crypto.randomUUID` does not exist on pages loaded over http. */
export const randomName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
