/**
 * Presses keys in Chromium's own windows, which are no pages: in the dialog that asks whether an extension may have a
 * permission, and in the browser's window, where the keys of extensions work. It uses Chromium's UI DevTools, which are
 * meant for Chromium's own developers.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, ConnectionTransport } from 'puppeteer-core';
import { NodeWebSocketTransport } from 'puppeteer-core/internal/node/NodeWebSocketTransport.js';

/** The switch and the feature that make UI DevTools listen, on this computer only, and let them press keys. */
export const VIEWS_SWITCH = '--enable-ui-devtools=0';
export const VIEWS_FEATURE = 'ui-debug-tools-enable-synthetic-events';

const WINDOW = 'BrowserWidget';
const PROMPT = 'ExtensionInstallDialogView';
const BUTTON = 'MdTextButton';
const ENTER = { keyCode: 13, code: 28, key: 13, flags: 0, isChar: false };
/** Chromium's flags for keys that are held down. */
const HELD = { Shift: 2, Ctrl: 4, Alt: 8 } as const;
/**
 * Time between two presses. If they follow each other faster, the dialog takes them for one press that began before the
 * dialog came up.
 */
const CALM_MS = 1000;
const MOST_STEPS = 30;

interface Part {
  readonly nodeId: number;
  readonly nodeName?: string;
  readonly attributes?: readonly string[];
  readonly children?: readonly Part[];
}
interface Answer {
  readonly id?: number;
  readonly result?: { readonly root?: Part };
}
interface Views {
  /** All parts of the browser's windows. */
  readonly tree: () => Promise<Part | undefined>;
  readonly press: (part: Part, key: typeof ENTER) => Promise<void>;
  readonly close: () => void;
}

/** All parts in a window of the browser that have this name. */
function partsNamed(name: string, part: Part): readonly Part[] {
  const inside = (part.children ?? []).flatMap((child) => partsNamed(name, child));
  return part.attributes?.includes(name) === true ? [part, ...inside] : inside;
}

async function connect(browser: Browser): Promise<Views> {
  const folder = browser.process()?.spawnargs.find((each) => each.startsWith('--user-data-dir='));
  if (folder === undefined) throw new Error('the folder of the browser is not known');
  const path = join(folder.slice(folder.indexOf('=') + 1), 'UIDevToolsActivePort');
  const port = readFileSync(path, 'utf8').split('\n')[0];
  const transport: ConnectionTransport = await NodeWebSocketTransport.create(`ws://127.0.0.1:${port}/0`);
  const waiting = new Map<number, (told: Answer) => void>();
  transport.onmessage = (text) => {
    const told = JSON.parse(text) as Answer;
    if (told.id !== undefined) waiting.get(told.id)?.(told);
  };
  let asked = 0;
  const ask = (method: string, params: object = {}): Promise<Answer> =>
    new Promise((resolve) => {
      asked += 1;
      waiting.set(asked, resolve);
      transport.send(JSON.stringify({ id: asked, method, params }));
    });
  return {
    tree: async () => (await ask('DOM.getDocument')).result?.root,
    async press({ nodeId }, key) {
      for (const type of ['keyPressed', 'keyReleased'])
        await ask('DOM.dispatchKeyEvent', { nodeId, event: { type, ...key } });
    },
    close: () => transport.close(),
  };
}

/** Waits for the dialog and answers it. It ignores presses in its first moment, so press until it is gone. */
async function answer({ tree, press }: Views, isAllowed: boolean): Promise<void> {
  let wasThere = false;
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const root = await tree();
    const [prompt] = root === undefined ? [] : partsNamed(PROMPT, root);
    if (prompt === undefined && wasThere) return;
    wasThere ||= prompt !== undefined;
    // "Cancel" comes first on Linux.
    const button = prompt && partsNamed(BUTTON, prompt)[isAllowed ? 1 : 0];
    if (button !== undefined) await press(button, ENTER);
    await pause(CALM_MS);
  }
}

/** Has the browser's next permission dialog answered. Returns before the dialog comes up. */
export async function answerNextPrompt(browser: Browser, isAllowed: boolean): Promise<void> {
  const views = await connect(browser);
  // Not awaited: the caller brings the dialog up only after this has returned.
  void answer(views, isAllowed).finally(views.close);
}

/** Presses keys, named as extensions name them ("Alt+Shift+D"), in the browser's only window. */
export async function pressKeys(browser: Browser, keys: string): Promise<void> {
  const views = await connect(browser);
  try {
    const root = await views.tree();
    const shown = (root === undefined ? [] : partsNamed(WINDOW, root)).find(({ nodeName }) => nodeName === 'Widget');
    if (shown === undefined) throw new Error('no window of the browser was found');
    const held = keys.split('+');
    const flags = held.reduce((all, each) => all | (HELD[each as keyof typeof HELD] ?? 0), 0);
    await views.press(shown, { keyCode: held.at(-1)!.charCodeAt(0), code: 0, key: 0, flags, isChar: false });
  } finally {
    views.close();
  }
}
