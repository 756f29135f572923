/** Styles that make an element invisible although it still takes up room. */

/** Filters that leave nothing to see. Those that only change colours do not count: dark themes invert whole pages. */
const FILTERED_AWAY =
  /opacity\(0(?:\.0\d*)?\)|(?:brightness|contrast)\(0(?:\.0\d*)?\)|brightness\((?:[4-9](?:\.\d+)?|\d\d.*)\)/;
export const isFilteredAway = ({ filter }: Pick<CSSStyleDeclaration, 'filter'>): boolean => FILTERED_AWAY.test(filter);

/** Whether the mask begins with two transparent stops; one that only fades an edge has an opaque one among them. */
export const isMaskedAway = ({ maskImage }: Pick<CSSStyleDeclaration, 'maskImage'>): boolean =>
  /^linear-gradient\((?:rgba\(0, 0, 0, 0\)|transparent), (?:rgba\(0, 0, 0, 0\)|transparent)\)/.test(maskImage);
