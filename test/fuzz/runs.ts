/** How many cases to try a property with: `count` in `npm test`, CAVEAT_FUZZ times as many in `npm run fuzz`. */
export const runs = (count: number): { readonly numRuns: number } => ({
  numRuns: Math.ceil(count * Number(process.env['CAVEAT_FUZZ'] ?? 1)),
});
