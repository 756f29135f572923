/** A fault in a file: where it is, what is wrong, and how to fix it. */
export interface Fault {
  /** Path below the repository's root, or the name of an imported list. */
  readonly file: string;
  /** Path to the field, such as `events[1].date`; empty if the whole file is meant. */
  readonly field: string;
  readonly problem: string;
  readonly fix: string;
}

/** Reports a fault of the current file. */
export type Report = (field: string, problem: string, fix: string) => void;

/** Makes a `Report` that adds the faults of one file to `faults`. */
export const reporter =
  (faults: Fault[], file: string): Report =>
  (field, problem, fix) => {
    faults.push({ file, field, problem, fix });
  };

/** One fault as lines for a terminal. */
export const faultText = ({ file, field, problem, fix }: Fault): string =>
  `${file}${field === '' ? '' : ` · ${field}`}\n  ${problem}\n  Fix: ${fix}`;

/** Thrown if the registry cannot be used. Carries every fault, not only the first. */
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
