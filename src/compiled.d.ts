/** What the build adds: files behind the aliases of tools/lib/compiled.ts, and the paths of built scripts. */

/** Path of a script that is built for itself (tools/lib/standalone-scripts.ts). */
declare module '*?script' {
  const path: string;
  export default path;
}

declare module 'caveat:page-index' {
  const index: import('./domain/match/page-index.ts').PageIndex;
  export default index;
}
declare module 'caveat:gate' {
  const table: import('./domain/match/gate-table.ts').GateTable;
  export default table;
}
declare module 'caveat:lookalikes' {
  const tables: import('./domain/match/page-index.ts').LookalikeTables;
  export default tables;
}
declare module 'caveat:catalog' {
  const catalog: import('./domain/model.ts').Catalog;
  export default catalog;
}
declare module 'caveat:platforms' {
  /** Those with a checklist. */
  export const CHECKLIST_PLATFORMS: readonly import('./domain/platforms.ts').Platform[];
  /** What the checklist knows of each of them. */
  export const SETTINGS: Readonly<Record<string, import('./domain/policy/ticks.ts').PlatformSettings>>;
}
declare module 'caveat:phrases' {
  const phrases: import('./domain/match/offers/offers.ts').OfferPhrases;
  export default phrases;
}
