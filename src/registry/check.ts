/** Checks a value of unknown origin against a shape and reports every fault, not only the first. */
import type { Report } from './fault.ts';
import type { AnyShape, ListShape, NumberShape, ObjectShape, TextShape, WordShape } from './shape.ts';

/**
 * Characters that nobody sees in a text: control characters, line breaks, soft hyphens, zero-width and bidirectional
 * marks.
 */

const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;

const codePoint = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
const join = (at: string, key: string): string => (at === '' ? key : `${at}.${key}`);

function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'a block of fields' : typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : String(JSON.stringify(value));
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
}

/**
 * Guesses which of `words` was meant: the same letters apart from case, spaces and dashes, or one begins with the
 * other.
 */
function meant(value: string, words: readonly string[]): string | undefined {
  const bare = (word: string): string => word.toLowerCase().replace(/[^a-z]/g, '');
  const wanted = bare(value);
  return (
    words.find((word) => bare(word) === wanted) ??
    words.find((word) => wanted.length > 2 && (bare(word).startsWith(wanted) || wanted.startsWith(bare(word))))
  );
}

function checkText(shape: TextShape, value: unknown, at: string, report: Report): void {
  if (typeof value !== 'string') {
    const fix = typeof value === 'number' || typeof value === 'boolean' ? `Put it in quotes: "${value}".` : shape.fix;
    return report(at, `must be ${shape.what}, but is ${typeName(value)}`, fix);
  }
  if (value.trim() === '')
    return report(at, 'is empty', 'Write a value, or leave the field out where it may be absent.');
  if (value.trim() === 'TODO') return report(at, 'is still to be filled in', `Write ${shape.what}.`);
  if (value !== value.trim()) return report(at, 'has spaces at its start or end', 'Remove them.');
  const unseen = UNSEEN.exec(value);
  if (unseen)
    return report(
      at,
      `holds an invisible character or line break (${codePoint(unseen[0])})`,
      'Remove it; texts are one line.',
    );
  if (value !== value.normalize('NFC'))
    return report(
      at,
      'is not in Unicode form NFC',
      'Type the accented letters as single characters, or run `npm run registry -- format`.',
    );
  if (value.length > shape.max)
    return report(at, `is ${value.length} characters long; at most ${shape.max} fit`, 'Shorten it.');
  if (shape.pattern && !shape.pattern.test(value))
    return report(at, shape.wrong?.(value) ?? `${shown(value)} is not ${shape.what}`, shape.fix);
  const wrong = shape.wrong?.(value);
  if (wrong !== undefined) report(at, wrong, shape.fix);
}

function checkWord(shape: WordShape, value: unknown, at: string, report: Report): void {
  if (typeof value === 'string' && shape.words.includes(value)) return;
  const guess = typeof value === 'string' ? meant(value, shape.words) : undefined;
  report(
    at,
    `${value === undefined || value === null ? 'nothing' : shown(value)} is not one of the known words`,
    guess === undefined ? `Use one of: ${shape.words.join(', ')}.` : `Did you mean “${guess}”?`,
  );
}

function checkNumber(shape: NumberShape, value: unknown, at: string, report: Report): void {
  if (typeof value !== 'number' || !Number.isFinite(value))
    return report(
      at,
      `must be a number, but is ${typeName(value)}`,
      'Write digits only, without quotes, separators or a currency sign.',
    );
  if (value <= shape.above || value > shape.max)
    report(at, `${value} is out of range`, `Write a number above ${shape.above}, at most ${shape.max}.`);
}

function checkList(shape: ListShape, value: unknown, at: string, report: Report): void {
  if (!Array.isArray(value))
    return report(
      at,
      `must be a list, but is ${typeName(value)}`,
      'Write `[]` for an empty list, or one entry a line, each after “- ”.',
    );
  if (value.length < shape.min)
    report(at, `has ${value.length} entries; at least ${shape.min} needed`, 'Add what is missing.');
  if (value.length > shape.max)
    return report(at, `has ${value.length} entries; at most ${shape.max} fit`, 'Split or shorten it.');
  const seen = new Set<string>();
  value.forEach((item: unknown, index) => {
    const here = `${at}[${index}]`;
    checkShape(shape.item, item, here, report);
    const key = JSON.stringify(item);
    if (seen.has(key)) report(here, `${shown(item)} stands in the list twice`, 'Remove one.');
    seen.add(key);
  });
}

function checkObject(shape: ObjectShape, value: unknown, at: string, report: Report): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return report(
      at,
      `must be a block of fields, but is ${typeName(value)}`,
      `Write these fields: ${Object.keys(shape.fields).join(', ')}.`,
    );
  }
  const record = value as Record<string, unknown>;
  for (const key of Object.keys(record)) {
    if (Object.hasOwn(shape.fields, key)) continue;
    const guess = meant(key, Object.keys(shape.fields));
    report(
      join(at, key),
      'is not a known field',
      guess === undefined
        ? `Remove it. Known are: ${Object.keys(shape.fields).join(', ')}.`
        : `Did you mean “${guess}”?`,
    );
  }
  for (const [key, field] of Object.entries(shape.fields)) {
    const here = join(at, key);
    if (Object.hasOwn(record, key)) {
      if (record[key] === null && field.optional) report(here, 'has no value', 'Give it one or remove the field.');
      else checkShape(field.shape, record[key], here, report);
    } else if (!field.optional)
      report(
        here,
        'is missing',
        field.shape.kind === 'list' && field.shape.min === 0
          ? 'Add it; write `[]` where there is nothing to list.'
          : 'Add it.',
      );
  }
}

/**
 * Reports every way in which `value` differs from `shape`.
 * @param at path to the value, empty at the root
 */
export function checkShape(shape: AnyShape, value: unknown, at: string, report: Report): void {
  switch (shape.kind) {
    case 'text':
      return checkText(shape, value, at, report);
    case 'word':
      return checkWord(shape, value, at, report);
    case 'number':
      return checkNumber(shape, value, at, report);
    case 'list':
      return checkList(shape, value, at, report);
    case 'object':
      return checkObject(shape, value, at, report);
    case 'flag':
      if (value !== true)
        report(at, `must be true or absent, but is ${shown(value)}`, 'Write `true`, or remove the field.');
  }
}
