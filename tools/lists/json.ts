/** caveat.json and its JSON Schema: everything the registry holds. */
import { GRADE_ORDER, OUTCOMES } from '../../src/domain/model.ts';
import type { Catalog } from '../../src/domain/model.ts';
import { jsonSchema } from '../../src/registry/json-schema.ts';
import type { JsonSchema } from '../../src/registry/json-schema.ts';
import { CASE_SHAPE, SERVICE_SHAPE } from '../../src/registry/schema.ts';
import { LICENCE, LICENCE_URL } from './entries.ts';
import type { ListHead } from './entries.ts';

/** All services and cases, also those whose claims failed, because this list informs and blocks nothing. */
export function fullJson({ services, cases }: Catalog, { version, date }: ListHead): string {
  const list = {
    $schema: './caveat.schema.json',
    name: 'Caveat',
    version,
    date,
    licence: LICENCE,
    licenceUrl: LICENCE_URL,
    grades: {
      A: 'judgment, order, conviction or fine',
      B: 'settlement or consent order',
      C: 'pending, or outcome not known',
      D: 'only a statement of a platform or an agency',
      X: 'dismissed, withdrawn or lost: no reason for a warning',
    },
    count: { services: services.length, cases: cases.length },
    services,
    cases,
  };
  return `${JSON.stringify(list, null, 1)}\n`;
}

const DATE = { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?)?$' };
const GRADE = { enum: GRADE_ORDER };
const STANDING = {
  grade: GRADE,
  outcome: { enum: [...OUTCOMES] },
  outcomeDate: DATE,
  outcomeDated: { enum: ['announced', 'reported'] },
  notFinal: { const: true },
};
const standing = {
  type: 'object',
  additionalProperties: false,
  required: ['grade', 'outcome'],
  properties: STANDING,
};
const text = { type: 'string', minLength: 1 };
const whole = { type: 'integer', minimum: 0 };

function withComputed(schema: JsonSchema, computed: Record<string, unknown>, required: readonly string[]): JsonSchema {
  const { note: _forMaintainers, ...published } = schema.properties as Record<string, unknown>;
  return {
    ...schema,
    properties: { ...published, ...computed },
    required: [...(schema.required as string[]), ...required],
  };
}

/** The JSON Schema of `caveat.json`, made from the schema that the registry's files must pass. */
export function fullSchema(): string {
  const object = (properties: Record<string, unknown>): JsonSchema => ({
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties),
    properties,
  });
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Caveat: cases and services',
    ...object({
      $schema: text,
      name: { const: 'Caveat' },
      version: text,
      date: DATE,
      licence: { const: LICENCE },
      licenceUrl: { const: LICENCE_URL },
      grades: object({ A: text, B: text, C: text, D: text, X: text }),
      count: object({ services: whole, cases: whole }),
      services: {
        type: 'array',
        items: withComputed(
          jsonSchema(SERVICE_SHAPE),
          { grade: GRADE, standings: { type: 'object', additionalProperties: standing }, revision: text },
          ['grade', 'revision'],
        ),
      },
      cases: {
        type: 'array',
        items: withComputed(jsonSchema(CASE_SHAPE), { ...STANDING, filed: DATE }, ['grade', 'outcome']),
      },
    }),
  };
  return `${JSON.stringify(schema, null, 1)}\n`;
}
