/** Of the library's module, what is used here; it brings no types of its own. */
declare module 'punycode/punycode.es6.js' {
  /** Decodes the `xn--` labels of a host. @throws RangeError where one is no punycode. */
  export function toUnicode(host: string): string;
}
