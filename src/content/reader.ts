/** The reader: brought to a page when the gate sends for it, or when the popup asks. Everything is in watch.ts. */
import { pageWorld } from '../platform/page/world.ts';
import { watch } from './reader/watch.ts';

if (pageWorld.caveatReads === undefined) {
  pageWorld.caveatReads = true;
  watch(globalThis as unknown as Window);
}
