/**
 * Writes a record as canonical YAML: keys in the order of the schema, sets sorted, one line per text, no empty optional
 * fields. Comments stay with the field below them. Node only (it needs the `yaml` package); not for the extension.
 */
import { isMap, isPair, isScalar, isSeq, Scalar } from 'yaml';
import type { Document, Node, Pair, YAMLMap, YAMLSeq } from 'yaml';
import type { AnyShape, ListShape, ObjectShape } from './shape.ts';

const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');

/** Whether a node is not worth a line: it has no value, or is an empty text or list. */
function isEmpty(node: unknown): boolean {
  return (
    node === null ||
    node === undefined ||
    (isScalar(node) && (node.value === null || node.value === '' || node.value === undefined)) ||
    ((isSeq(node) || isMap(node)) && node.items.length === 0)
  );
}

function sortKey(shape: AnyShape, node: unknown): string {
  const value = isScalar(node) ? String(node.value) : '';
  const index = shape.kind === 'word' ? shape.words.indexOf(value) : -1;
  return index < 0 ? `~${value}` : String(index).padStart(4, '0');
}

function arrangeList(shape: ListShape, node: YAMLSeq): void {
  for (const item of node.items) arrange(shape.item, item);
  if (shape.set)
    node.items = node.items
      .map((item) => [sortKey(shape.item, item), item] as const)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([, item]) => item);
  // Write words on one line. An empty list can only be written in this style.
  node.flow = node.items.length === 0 || (shape.set && shape.item.kind === 'word');
}

function arrangeObject(shape: ObjectShape, node: YAMLMap): void {
  const order = Object.keys(shape.fields);
  const place = (pair: Pair): number => {
    const at = order.indexOf(keyOf(pair));
    return at < 0 ? order.length : at;
  };
  node.items = node.items.filter((pair) => !(shape.fields[keyOf(pair)]?.optional === true && isEmpty(pair.value)));
  node.items.sort((a, b) => place(a) - place(b));
  node.flow = false;
  for (const pair of node.items) {
    if (isScalar(pair.key)) {
      pair.key.spaceBefore = false;
      pair.key.type = Scalar.PLAIN;
    }
    const field = shape.fields[keyOf(pair)];
    if (field !== undefined) arrange(field.shape, pair.value);
  }
}

function arrange(shape: AnyShape, node: unknown): void {
  if (node === null || typeof node !== 'object' || isPair(node)) return;
  (node as Node).spaceBefore = false;
  if (isSeq(node) && shape.kind === 'list') arrangeList(shape, node);
  else if (isMap(node) && shape.kind === 'object') arrangeObject(shape, node);
  else if (isScalar(node)) {
    // Write plain text and let YAML add quotes where it needs them.
    node.type = Scalar.PLAIN;
    if (shape.kind !== 'text' || node.value === null || node.value === undefined) return;
    // YAML reads a bare `2020` as a number: take its spelling in the file as the text.
    const spelt = typeof node.value === 'string' ? node.value : (node.source ?? JSON.stringify(node.value));
    node.value = spelt.normalize('NFC').replace(/\s+/g, ' ').trim();
  }
}

/**
 * The canonical text of a parsed file. Changes `document`. Faulty values stay as they are; the checker reports them.
 */
export function formatDocument(shape: AnyShape, document: Document): string {
  arrange(shape, document.contents);
  return document.toString({ lineWidth: 0, indent: 2, flowCollectionPadding: false, singleQuote: false });
}
