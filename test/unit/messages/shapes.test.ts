import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { either, list, matching, object, oneOf, text, whole } from '../../../src/messages/shapes.ts';

describe('shapes', () => {
  const person = object({ name: text(10), age: whole(0, 120) }, { tags: list(oneOf(['a', 'b']), 2) });

  it('accept what fits', () => {
    expect(person({ name: 'Ada', age: 36 })).toBe(true);
    expect(person({ name: 'Ada', age: 36, tags: ['a', 'b'] })).toBe(true);
  });

  it.each([
    [null],
    [undefined],
    [[]],
    ['Ada'],
    [{ name: 'Ada' }],
    [{ name: 'Ada', age: 36.5 }],
    [{ name: 'Ada', age: -1 }],
    [{ name: 'Ada', age: 121 }],
    [{ name: 'A name that is too long', age: 3 }],
    [{ name: 'Ada', age: 36, tags: ['c'] }],
    [{ name: 'Ada', age: 36, tags: ['a', 'a', 'a'] }],
    [{ name: 'Ada', age: 36, more: 1 }],
    [{ name: 'Ada', age: NaN }],
    [{ name: 'Ada', age: Infinity }],
    [Object.create({ name: 'Ada', age: 36 })],
  ])('refuse %j', (value) => {
    expect(person(value)).toBe(false);
  });

  it('never throw, whatever comes', () => {
    const shape = either(person, list(matching(/^[a-z]+$/, 5), 3));
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withMap: true, withBigInt: true }),
        (value) => typeof shape(value) === 'boolean',
      ),
    );
  });

  it('do not take a key for given that only the prototype has', () => {
    expect(person(JSON.parse('{"name":"Ada","age":1,"__proto__":{"x":1}}'))).toBe(false);
    expect(object({})(JSON.parse('{"constructor":1}'))).toBe(false);
  });
});
