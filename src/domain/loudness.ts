/** How loudly a finding may speak, and why: a pure function of finding, evidence, preferences and past. */
export type LoudnessReason = { readonly key: string; readonly args: readonly (string | number)[] };
