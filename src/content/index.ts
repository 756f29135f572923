/** The script in every page. Everything it does is in watch.ts. */
import { pageWorld } from '../platform/page/world.ts';
import { clearRemains } from './remains.ts';
import { watch } from './reader/watch.ts';

const { document } = globalThis;

// Firefox runs this script in pages that were open before the installation, and so does the background: once is enough.
if (pageWorld.caveatIsHere === undefined) {
  pageWorld.caveatIsHere = true;
  clearRemains(document);
  // A prerendered page may never be seen: nothing is done about it before it is.
  if ((document as { prerendering?: boolean }).prerendering === true)
    document.addEventListener('prerenderingchange', () => watch(globalThis as unknown as Window), { once: true });
  else watch(globalThis as unknown as Window);
}
