/** The background's features: which handler answers each message. A new feature is one line here. */
import type { Handlers } from '../platform/extension/listen.ts';
import { check } from './check.ts';
import { checklist } from './checklist.ts';
import { history } from './history.ts';
import { options } from './options.ts';
import { own } from './own-entries.ts';
import { review } from './review.ts';
import { stop } from './stop.ts';
import { warnings } from './warnings/feature.ts';
import type { World } from './world.ts';

/** The handlers of all features, working on one world. */
export const handlersOf = (world: World): Handlers => ({
  ...warnings(world),
  ...review(world),
  ...options(world),
  ...checklist(world),
  ...history(world),
  ...check(world),
  ...own(world),
  ...stop(world),
});
