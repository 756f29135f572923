/** What is wrong with a file, where, and how to mend it. */
export interface Fault {
  /** Path below the repository's root, or the name of an imported list. */
  readonly file: string;
  /** Path to the field, `events[1].date`; empty where the file as a whole is meant. */
  readonly field: string;
  readonly problem: string;
  readonly fix: string;
}

/** Adds a fault of the file at hand. */
export type Report = (field: string, problem: string, fix: string) => void;

/** Collects the faults of one file. */
export const reporter =
  (faults: Fault[], file: string): Report =>
  (field, problem, fix) => {
    faults.push({ file, field, problem, fix });
  };

/** One fault as lines for a terminal. */
export const faultText = ({ file, field, problem, fix }: Fault): string =>
  `${file}${field === '' ? '' : ` · ${field}`}\n  ${problem}\n  Fix: ${fix}`;

/** The registry cannot be used; carries every fault, not only the first. */
export class RegistryError extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(
      `The registry has ${faults.length} ` +
        `fault${faults.length === 1 ? '' : 's'}:\n\n${faults.map(faultText).join('\n\n')}\n`,
    );
    this.name = 'RegistryError';
    this.faults = faults;
  }
}
