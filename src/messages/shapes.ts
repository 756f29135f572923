/** Small checks for data from outside. Each tells whether a value has a shape, and copies nothing. */

export type Shape<T> = (value: unknown) => value is T;
type Shaped<S> = S extends Shape<infer T> ? T : never;

export const bool: Shape<boolean> = (value): value is boolean => typeof value === 'boolean';

/** A whole number from `min` to `max`. */
export const whole =
  (min: number, max: number): Shape<number> =>
  (value): value is number =>
    Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max;

/** A string of at most `max` UTF-16 units. */
export const text =
  (max: number): Shape<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length <= max;

/** A string of at most `max` UTF-16 units that the pattern matches; anchor the pattern. */
export const matching =
  (pattern: RegExp, max: number): Shape<string> =>
  (value): value is string =>
    typeof value === 'string' && value.length <= max && pattern.test(value);

/** One of the listed words. */
export const oneOf =
  <const W extends string>(words: readonly W[]): Shape<W> =>
  (value): value is W =>
    (words as readonly unknown[]).includes(value);

/** A list of at most `max` items. */
export const list =
  <T>(item: Shape<T>, max: number): Shape<readonly T[]> =>
  (value): value is readonly T[] =>
    Array.isArray(value) && value.length <= max && value.every(item);

/** An object with all the required keys, any of the optional ones, and no others. */
export function object<
  R extends Record<string, Shape<unknown>>,
  O extends Record<string, Shape<unknown>> = Record<never, never>,
>(required: R, optional: O = {} as O): Shape<{ [K in keyof R]: Shaped<R[K]> } & { [K in keyof O]?: Shaped<O[K]> }> {
  return (value): value is { [K in keyof R]: Shaped<R[K]> } & { [K in keyof O]?: Shaped<O[K]> } => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const record = value as Record<string, unknown>;
    return (
      Object.keys(required).every((key) => Object.hasOwn(record, key)) &&
      Object.keys(record).every((key) => {
        const shape = Object.hasOwn(required, key)
          ? required[key]
          : Object.hasOwn(optional, key)
            ? optional[key]
            : undefined;
        return shape !== undefined && shape(record[key]);
      })
    );
  };
}

/** One of several shapes. */
export const either =
  <S extends readonly Shape<unknown>[]>(...shapes: S): Shape<Shaped<S[number]>> =>
  (value): value is Shaped<S[number]> =>
    shapes.some((shape) => shape(value));
