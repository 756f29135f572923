/** WebDriver BiDi beyond what puppeteer-core types: scripts in the browser's own window and in closed shadow roots. */
import type { Browser, Page } from 'puppeteer-core';
import type { Driver } from './driver.ts';
import type { Privileged } from './firefox-window.ts';
import { said } from './said.ts';

/** The parts of BiDi used here that puppeteer-core 24 does not type. */
interface Bidi {
  send(method: string, parameters: Record<string, unknown>): Promise<{ result: never }>;
}
interface BidiNode {
  sharedId?: string;
  value?: { localName?: string; shadowRoot?: BidiNode | null; mode?: string; children?: BidiNode[] };
}
interface Evaluated {
  readonly type: string;
  readonly exceptionDetails?: { readonly text: string };
  readonly result: { readonly value?: unknown };
}

export const bidiOf = (browser: Browser): Bidi => (browser as unknown as { connection: Bidi }).connection;

export const contextOf = (page: Page): string => (page.mainFrame() as unknown as { _id: string })._id;

/** The value of an evaluated script. @throws Error when the script threw. */
function valueOf(evaluated: Evaluated): unknown {
  if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails?.text);
  return evaluated.result.value;
}

/** Makes the function that evaluates expressions in the browser's own window. */
export const privilegedBy =
  (bidi: Bidi): Privileged =>
  async <T>(expression: string) => {
    const tree = (await bidi.send('browsingContext.getTree', { 'moz:scope': 'chrome' })).result as {
      contexts: { context: string }[];
    };
    const target = { context: tree.contexts[0]!.context };
    const { result } = await bidi.send('script.evaluate', { expression, target, awaitPromise: true });
    return valueOf(result) as T;
  };

/** Reaches a closed shadow root: BiDi lists it as a node, and a script is called with that node as argument. */
export const inLayerBy =
  (bidi: Bidi): Driver['inLayer'] =>
  async (page, run, argument = '', index = 0) => {
    const context = contextOf(page);
    const { result: listed } = await bidi.send('script.evaluate', {
      expression: `[...document.querySelectorAll(':root > div')][${index}] ?? null`,
      target: { context, sandbox: 'caveat-driver' },
      awaitPromise: false,
      serializationOptions: { includeShadowTree: 'all', maxDomDepth: 1 },
    });
    const root = (listed as { result: BidiNode }).result.value?.shadowRoot;
    if (root?.sharedId === undefined) return undefined;
    const { result } = await bidi.send('script.callFunction', {
      functionDeclaration:
        `async (root, argument) => ` +
        `JSON.stringify(await (${run.toString()})(root, argument, ${said.toString()})) ?? 'null'`,
      target: { context },
      awaitPromise: true,
      arguments: [{ sharedId: root.sharedId }, { type: 'string', value: argument }],
    });
    return JSON.parse(valueOf(result) as string) as never;
  };
