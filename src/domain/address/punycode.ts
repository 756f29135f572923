/** Hosts in the letters that people write and read. */
import { toUnicode } from 'punycode/punycode.es6.js';

/** A host with its `xn--` labels in the letters they stand for; a label that is no punycode stays as it is. */
export const inLetters = (host: string): string =>
  host
    .split('.')
    .map((label) => {
      try {
        return toUnicode(label);
      } catch {
        return label;
      }
    })
    .join('.');
