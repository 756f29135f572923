/** Gives a shape as JSON Schema (draft 2020-12), for people who read the published list with other tools. */
import type { AnyShape, ObjectShape } from './shape.ts';

export type JsonSchema = { readonly [key: string]: unknown };

const objectSchema = (shape: ObjectShape): JsonSchema => ({
  type: 'object',
  additionalProperties: false,
  required: Object.entries(shape.fields)
    .filter(([, { optional }]) => !optional)
    .map(([key]) => key),
  properties: Object.fromEntries(Object.entries(shape.fields).map(([key, field]) => [key, jsonSchema(field.shape)])),
});

/**
 * The JSON Schema of a shape. It leaves out rules that need code, such as real calendar days and addresses: the linter
 * checks those.
 */
export function jsonSchema(shape: AnyShape): JsonSchema {
  switch (shape.kind) {
    case 'text':
      return {
        type: 'string',
        minLength: 1,
        maxLength: shape.max,
        description: shape.what,
        ...(shape.pattern === undefined ? {} : { pattern: shape.pattern.source }),
      };
    case 'word':
      return { enum: [...shape.words] };
    case 'flag':
      return { const: true };
    case 'number':
      return { type: 'number', exclusiveMinimum: shape.above, maximum: shape.max };
    case 'list':
      return {
        type: 'array',
        minItems: shape.min,
        maxItems: shape.max,
        uniqueItems: true,
        items: jsonSchema(shape.item),
      };
    case 'object':
      return objectSchema(shape);
  }
}
