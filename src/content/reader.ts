/** Starts the reader. The background injects this script when the gate sends for it, or when the popup asks. */
import { pageWorld } from '../platform/page/world.ts';
import { watch } from './reader/watch.ts';

if (pageWorld.caveatReads === undefined) {
  pageWorld.caveatReads = true;
  watch(globalThis as unknown as Window);
}
