/**
 * A small language for the shape of data. Shapes are plain values, so that one description serves the checker
 * (`check.ts`), the formatter of files (`format.ts`) and the JSON Schema (`json-schema.ts`). It has no dependencies, so
 * that the extension may load it.
 */

/** A string. `pattern` must match all of it; if it does not, the message uses `what` and `fix`. */
export interface TextShape {
  readonly kind: 'text';
  readonly max: number;
  readonly pattern?: RegExp;
  /** Says what is wrong beyond the pattern; undefined if nothing is. */
  readonly wrong?: (value: string) => string | undefined;
  readonly what: string;
  readonly fix: string;
}
/** One of a fixed set of words. */
export interface WordShape {
  readonly kind: 'word';
  readonly words: readonly string[];
}
/** Present and true, or absent. */
interface FlagShape {
  readonly kind: 'flag';
}
export interface NumberShape {
  readonly kind: 'number';
  readonly above: number;
  readonly max: number;
}
export interface ListShape {
  readonly kind: 'list';
  readonly item: AnyShape;
  readonly min: number;
  readonly max: number;
  /** Whether the order means nothing. Files then have the items sorted, words in the order of their `words`. */
  readonly set: boolean;
}
export interface ObjectShape {
  readonly kind: 'object';
  readonly fields: Readonly<Record<string, Field>>;
}
interface Field {
  readonly shape: AnyShape;
  readonly optional: boolean;
}
export type AnyShape = TextShape | WordShape | FlagShape | NumberShape | ListShape | ObjectShape;

/** A shape for values of type `T`. */
export type RecordShape<T> = AnyShape & { readonly type?: T };
type FieldOf<T> = Field & { readonly type?: T };
type FieldsOf<T> = {
  readonly [K in keyof T]-?: object extends Pick<T, K>
    ? FieldOf<Exclude<T[K], undefined>> & { optional: true }
    : FieldOf<T[K]> & { optional: false };
};

/** A required field. */
export const must = <T>(shape: RecordShape<T>): FieldOf<T> & { optional: false } => ({ shape, optional: false });
/** An optional field; if present, it is not empty. */
export const may = <T>(shape: RecordShape<T>): FieldOf<T> & { optional: true } => ({ shape, optional: true });

/** An object with these keys and no others. Files have the keys in the order given here. */
export const object = <T>(fields: FieldsOf<T>): RecordShape<T> => ({ kind: 'object', fields });
/** One of `words`. */
export const word = <W extends string>(words: readonly W[]): RecordShape<W> => ({ kind: 'word', words });
/** `true` or absent. */
export const flag: RecordShape<true> = { kind: 'flag' };
/** A number above `above`, at most `max`. */
export const number = (above: number, max: number): RecordShape<number> => ({ kind: 'number', above, max });
/** A list whose order means something. */
export const list = <T>(item: RecordShape<T>, min: number, max: number): RecordShape<readonly T[]> => ({
  kind: 'list',
  item,
  min,
  max,
  set: false,
});
/** A list whose order means nothing. */
export const set = <T>(item: RecordShape<T>, min: number, max: number): RecordShape<readonly T[]> => ({
  kind: 'list',
  item,
  min,
  max,
  set: true,
});
/** A string with a rule. */
export const text = <T extends string = string>(rule: Omit<TextShape, 'kind'>): RecordShape<T> => ({
  kind: 'text',
  ...rule,
});
