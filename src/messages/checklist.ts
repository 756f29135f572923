/** Messages between the checklist and the background, which keeps its ticks. */
import { STEPS } from '../domain/policy/ticks.ts';
import type { Ticks } from '../domain/policy/ticks.ts';
import { nothing, slug } from './fields.ts';
import { answeredBy } from './message.ts';
import { list, object, oneOf } from './shapes.ts';

export const checklistMessages = {
  /** All ticks. */
  'checklist/ticks': answeredBy<Ticks>()('extension', nothing),
  /** Replaces the ticked steps of one platform; answers all ticks. */
  'checklist/set': answeredBy<Ticks>()(
    'extension',
    object({ platform: slug, steps: list(oneOf(STEPS), STEPS.length) }),
  ),
};
