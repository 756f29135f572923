import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Disconnected, sendToBackground } from '../../../../src/platform/page/send.ts';

const world = globalThis as { browser?: unknown };
const runtime = { id: 'caveat' as string | undefined, sendMessage: vi.fn<(message: unknown) => Promise<unknown>>() };

beforeEach(() => {
  vi.useFakeTimers();
  runtime.id = 'caveat';
  runtime.sendMessage.mockReset();
  world.browser = { runtime };
});
afterEach(() => {
  vi.useRealTimers();
  delete world.browser;
});

/** Lets all pauses pass. @returns the answer to the message, or the error. */
async function outcome(sending: Promise<unknown>): Promise<unknown> {
  const settled = sending.catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return settled;
}
const lost = () => Promise.reject(new Error('The message channel closed before a response was received'));

it('sends a message again that was under way when the background was ended', async () => {
  runtime.sendMessage
    .mockImplementationOnce(lost)
    .mockResolvedValueOnce(undefined)
    .mockResolvedValueOnce({ ok: true, value: null });
  expect(await outcome(sendToBackground('warning/view', { host: 'a.example' }))).toBeNull();
  expect(runtime.sendMessage.mock.calls).toEqual(
    Array.from({ length: 3 }, () => [{ name: 'warning/view', payload: { host: 'a.example' } }]),
  );
});

it('gives up where nobody answers', async () => {
  runtime.sendMessage.mockImplementation(lost);
  expect(await outcome(sendToBackground('warning/seen', {}))).toBeInstanceOf(Disconnected);
  expect(runtime.sendMessage).toHaveBeenCalledTimes(4);
});

it('says nothing more once the extension is gone', async () => {
  runtime.sendMessage.mockImplementation(() => {
    runtime.id = undefined;
    return lost();
  });
  expect(await outcome(sendToBackground('warning/seen', {}))).toBeInstanceOf(Disconnected);
  expect(runtime.sendMessage).toHaveBeenCalledTimes(1);
});

it('does not repeat what the background refused', async () => {
  runtime.sendMessage.mockResolvedValue({ ok: false, error: 'no such tab' });
  expect(await outcome(sendToBackground('review/view', { tab: 1 }))).toMatchObject({ message: 'no such tab' });
  expect(runtime.sendMessage).toHaveBeenCalledTimes(1);
});
