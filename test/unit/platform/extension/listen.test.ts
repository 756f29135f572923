import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { answerMessage, droppedMessages } from '../../../../src/platform/extension/listen.ts';
import type { Handlers } from '../../../../src/platform/extension/listen.ts';
import type { Runtime } from '../../../../src/platform/extension/browser.ts';
import { MESSAGES } from '../../../../src/messages/messages.ts';

const origin = 'chrome-extension://caveat/';
const fromPage = {
  url: 'https://shop.example/',
  frameId: 0,
  tab: { id: 4, incognito: false },
} as Runtime.MessageSender;
const fromPopup = { url: `${origin}src/pages/popup/index.html` } as Runtime.MessageSender;

function handlers() {
  const calls: [string, unknown, unknown][] = [];
  const all = Object.fromEntries(
    Object.keys(MESSAGES).map((name) => [
      name,
      (payload: unknown, sender: unknown) => {
        calls.push([name, payload, sender]);
        return Promise.resolve(name);
      },
    ]),
  ) as unknown as Handlers;
  return { all, calls };
}

const report = { document: '0123456789abcdef', generation: 0, host: 'shop.example', findings: [], complete: true };

describe('answerMessage', () => {
  it('hands a page report on with tab and address from the browser', async () => {
    const { all, calls } = handlers();
    expect(await answerMessage(all, { name: 'page/report', payload: report }, fromPage, origin)).toEqual({
      ok: true,
      value: 'page/report',
    });
    expect(calls).toEqual([['page/report', report, { tab: 4, url: 'https://shop.example/', isPrivate: false }]]);
  });

  it('takes a window that a site opened empty for a page of that site', async () => {
    const { all, calls } = handlers();
    await answerMessage(
      all,
      { name: 'page/report', payload: report },
      { ...fromPage, url: 'about:blank', origin: 'https://shop.example' } as Runtime.MessageSender,
      origin,
    );
    expect(calls[0]?.[2]).toMatchObject({ url: 'https://shop.example' });
    expect(
      await answerMessage(
        all,
        { name: 'page/report', payload: report },
        { ...fromPage, url: 'about:blank', origin: 'null' } as Runtime.MessageSender,
        origin,
      ),
    ).toBeUndefined();
  });

  it('takes a window for private when the browser does not say', async () => {
    const { all, calls } = handlers();
    await answerMessage(
      all,
      { name: 'page/report', payload: report },
      { ...fromPage, tab: { id: 4 } } as Runtime.MessageSender,
      origin,
    );
    expect(calls[0]?.[2]).toMatchObject({ isPrivate: true });
  });

  it.each([
    ['a frame', { ...fromPage, frameId: 3 }],
    ['no tab', { url: 'https://shop.example/', frameId: 0 }],
    ['a file', { ...fromPage, url: 'file:///x' }],
    ['the popup', fromPopup],
  ])('drops a page report from %s', async (_where, sender) => {
    const { all, calls } = handlers();
    expect(await answerMessage(all, { name: 'page/report', payload: report }, sender, origin)).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it('takes from a frame what a frame may say', async () => {
    const { all, calls } = handlers();
    const fromFrame = { ...fromPage, frameId: 3, url: 'about:srcdoc' } as Runtime.MessageSender;
    expect(await answerMessage(all, { name: 'warning/frame-view', payload: {} }, fromFrame, origin)).toEqual({
      ok: true,
      value: 'warning/frame-view',
    });
    expect(
      await answerMessage(
        all,
        { name: 'warning/view', payload: { host: 'shop.example' } },
        { ...fromFrame, url: fromPage.url! },
        origin,
      ),
    ).toBeUndefined();
    expect(calls).toEqual([['warning/frame-view', {}, { tab: 4, url: 'about:srcdoc', isPrivate: false }]]);
  });

  it('lets only own pages ask for reviews and settings', async () => {
    const { all } = handlers();
    expect(await answerMessage(all, { name: 'review/view', payload: { tab: 1 } }, fromPage, origin)).toBeUndefined();
    expect(
      await answerMessage(all, { name: 'preferences/set', payload: { guard: false } }, fromPage, origin),
    ).toBeUndefined();
    expect(await answerMessage(all, { name: 'review/view', payload: { tab: 1 } }, fromPopup, origin)).toEqual({
      ok: true,
      value: 'review/view',
    });
  });

  it('answers an error as a value', async () => {
    const { all } = handlers();
    const failing = {
      ...all,
      'review/view': vi.fn().mockRejectedValue(new Error('no such tab')),
    } as unknown as Handlers;
    expect(await answerMessage(failing, { name: 'review/view', payload: { tab: 1 } }, fromPopup, origin)).toEqual({
      ok: false,
      error: 'no such tab',
    });
  });

  it('drops and counts whatever does not fit, and never throws', async () => {
    const { all, calls } = handlers();
    const before = droppedMessages();
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (message) => {
        expect(await answerMessage(all, message, fromPage, origin)).toBeUndefined();
        expect(
          await answerMessage(all, { name: 'page/report', payload: { ...report, extra: message } }, fromPage, origin),
        ).toBeUndefined();
      }),
    );
    expect(calls).toEqual([]);
    expect(droppedMessages()).toBeGreaterThan(before);
  });
});
