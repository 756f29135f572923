/**
 * Who brought a case, as a reader would say it: the companies of one group (house) count as one, without legal forms.
 */
import { foldForSearch, slugOf } from './fold-search.ts';

interface Claimant {
  /** Stands for the claimant in the address of the case book. */
  readonly key: string;
  readonly label: string;
}

/** Houses whose companies go to court under several names. A company belongs to the first house that fits. */
const HOUSES: readonly (readonly [key: string, label: string, starts: RegExp])[] = [
  ['facebook', 'Facebook / Meta', /^(facebook|meta|instagram|whatsapp)\b/],
  ['amazon', 'Amazon', /^amazon\b/],
  ['google', 'Google / YouTube', /^(google|youtube|alphabet)\b/],
  ['linkedin', 'LinkedIn / Microsoft', /^(linkedin|microsoft)\b/],
  ['x', 'X / Twitter', /^(x corp|twitter)\b/],
  ['better-business-bureau', 'Better Business Bureaus', /better business bureau/],
  [
    'record-industry',
    'Record companies and their associations',
    /^(record companies|ifpi|bvmi|snep|music canada|pro-musica|apdif)\b/,
  ],
  ['sao-paulo-prosecutor', 'Public prosecutors, São Paulo', /sao paulo public prosecutor|\(mpsp\)/],
];

const LEGAL_FORM = new RegExp(
  String.raw`,? *\b(inc|llc|ltd|limited|corp|corporation|co|company|gmbh|ag|ab|s\.? ?a\.? ?r\.? ?l|s\.?a` +
    String.raw`|s\.?l|b\.?v|plc|usa|ireland|platforms|interactive)\b\.?`,
  'gi',
);

/** A cache by name: books have few claimants and many cases of each. */
const known = new Map<string, Claimant>();

/** The house of a party that went to court; where it belongs to none, the party itself. */
export function claimantOf(name: string): Claimant {
  const before = known.get(name);
  if (before !== undefined) return before;
  const claimant = findHouse(name);
  known.set(name, claimant);
  return claimant;
}

function findHouse(name: string): Claimant {
  const folded = foldForSearch(name);
  const house = HOUSES.find(([, , starts]) => starts.test(folded));
  if (house !== undefined) return { key: house[0], label: house[1] };
  const plain = name.replace(/\s*\([^)]*\)/g, '').trim();
  const bare = plain.replace(LEGAL_FORM, '').replace(/[\s,]+$/, '');
  const label = bare === '' ? plain : bare;
  return { key: slugOf(label) || slugOf(name) || 'unnamed', label };
}

/** All houses of a case, each once. */
export function claimantsOf(names: readonly string[]): Claimant[] {
  const all = new Map<string, Claimant>();
  for (const name of names) {
    const claimant = claimantOf(name);
    if (!all.has(claimant.key)) all.set(claimant.key, claimant);
  }
  return [...all.values()];
}
