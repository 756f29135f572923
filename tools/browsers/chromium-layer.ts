/** Looks into the closed shadow roots of Caveat's layers, which in Chromium only the DevTools protocol reaches. */
import type { CDPSession, Page, Target } from 'puppeteer-core';
import type { Driver } from './driver.ts';
import { said } from './said.ts';

/** One session for each page: specs look many times a second, and a new session costs more than all of a look. */
const sessions = new WeakMap<Target, Promise<CDPSession>>();

/** By target, because a prerendered page that takes the page's place has a target of its own. */
function sessionOf(page: Page): Promise<CDPSession> {
  const target = page.target();
  const known = sessions.get(target) ?? page.createCDPSession();
  sessions.set(target, known);
  return known;
}

/** Finds the backend ids of the shadow roots of Caveat's layers, which are `div` children of the root element. */
async function layerRoots(cdp: CDPSession): Promise<number[]> {
  // Depth 2 covers the document, its root element and that element's children; each comes with its shadow roots.
  const { root } = await cdp.send('DOM.getDocument', { depth: 2 });
  // From here on Chromium would tell the session of each change of the document.
  await cdp.send('DOM.disable');
  const found: number[] = [];
  for (const top of root.children ?? [])
    for (const { localName, shadowRoots } of top.children ?? [])
      if (localName === 'div' && shadowRoots?.[0] !== undefined) found.push(shadowRoots[0].backendNodeId);
  return found;
}

export const inLayer: Driver['inLayer'] = async (page, run, argument = '', index = 0) => {
  const cdp = await sessionOf(page);
  const backendNodeId = (await layerRoots(cdp))[index];
  if (backendNodeId === undefined) return undefined;
  const { object } = await cdp.send('DOM.resolveNode', { backendNodeId });
  const { result, exceptionDetails } = await cdp.send('Runtime.callFunctionOn', {
    objectId: object.objectId!,
    functionDeclaration: 'function (argument) { ' + `return (${run.toString()})(this, argument, ${said.toString()}); }`,
    arguments: [{ value: argument }],
    returnByValue: true,
    awaitPromise: true,
  });
  void cdp.send('Runtime.releaseObject', { objectId: object.objectId! }).catch(() => undefined);
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as never;
};
