/** What styles leave nothing to see of an element that has its room all the same. */

/** Of filters those that only shade what is there: dark themes invert whole pages. */
const FILTERED_AWAY =
  /opacity\(0(?:\.0\d*)?\)|(?:brightness|contrast)\(0(?:\.0\d*)?\)|brightness\((?:[4-9](?:\.\d+)?|\d\d.*)\)/;
export const isFilteredAway = ({ filter }: Pick<CSSStyleDeclaration, 'filter'>): boolean => FILTERED_AWAY.test(filter);

/** A mask that begins with nothing: what only fades out begins with something. */
export const isMaskedAway = ({ maskImage }: Pick<CSSStyleDeclaration, 'maskImage'>): boolean =>
  /^linear-gradient\((?:rgba\(0, 0, 0, 0\)|transparent), (?:rgba\(0, 0, 0, 0\)|transparent)\)/.test(maskImage);
