/** The script in every page: the gate. The reader comes when the gate sends for it. */
import { pageWorld } from '../platform/page/world.ts';
import { guardPage } from './gate/gate.ts';
import { clearRemains } from './remains.ts';

const { document } = globalThis;

// Both Firefox and the background run this script in pages that were open before the installation: once is enough.
if (pageWorld.caveatIsHere === undefined) {
  pageWorld.caveatIsHere = true;
  // A page that is still loading holds nothing of an earlier Caveat.
  if (document.readyState !== 'loading') clearRemains(document);
  // A prerendered page may never be seen, so it is not read before it is.
  if ((document as { prerendering?: boolean }).prerendering === true)
    document.addEventListener('prerenderingchange', () => guardPage(globalThis as unknown as Window), { once: true });
  else guardPage(globalThis as unknown as Window);
}
