/** Runs only on pages of hosts that the user has marked, and tells the background that such a page is there. */
import { pageWorld } from '../platform/page/world.ts';
import { sendToBackground } from '../platform/page/send.ts';

const tell = (): void => void sendToBackground('own/here', {}).catch(() => undefined);

if (pageWorld.caveatIsOwn === undefined) {
  pageWorld.caveatIsOwn = true;
  // A prerendered page may never be seen, so nothing is told before it is.
  if ((document as { prerendering?: boolean }).prerendering === true)
    document.addEventListener('prerenderingchange', tell, { once: true });
  else tell();
  // A page that comes back from the back-forward cache has lost its toolbar state.
  addEventListener('pageshow', (event) => {
    if (event.persisted) tell();
  });
}
