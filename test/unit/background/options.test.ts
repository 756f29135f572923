import { beforeEach, describe, expect, it, vi } from 'vitest';
import browser from '../../fakes/browser.ts';
import type { ServiceId } from '../../../src/domain/model.ts';

vi.mock('../../../src/background/records.ts', () => ({
  serviceById: (id: string) => (id === 'alpha' ? { id, name: 'Alpha', revision: 'r1' } : undefined),
  registrySummary: { version: '1.2.3', date: '2026-11-18', services: 1, cases: 1 },
}));
const { optionsView, setPast } = await import('../../../src/background/options.ts');
const { MESSAGES } = await import('../../../src/messages/messages.ts');

const [alpha, gone] = ['alpha', 'gone'] as unknown as [ServiceId, ServiceId];
const always = { until: 'always', at: 1_700_000_000_000, revision: 'r1' } as const;

beforeEach(() => browser.storage.local.clear());

describe('the options view', () => {
  it('names the services, also those that are no longer listed by their id', async () => {
    await setPast([
      { service: alpha, continued: always },
      { service: gone, continued: { ...always, at: always.at - 1 } },
    ]);
    const view = await optionsView();
    expect(view.decisions.map(({ name }) => name)).toEqual(['Alpha', 'gone']);
    expect(view).toMatchObject({ preferences: { barPosition: 'top', guard: true }, registry: { version: '1.2.3' } });
  });

  it('holds a choice until the record changes against the record', async () => {
    await setPast([{ service: alpha, continued: { ...always, until: 'until-record-changes', revision: 'r0' } }]);
    expect((await optionsView()).decisions).toEqual([]);
  });
});

describe('setting what is known', () => {
  it('answers what stood there, and putting that back undoes it', async () => {
    await setPast([{ service: alpha, alertedAt: 5, continued: always }]);
    const before = await browser.storage.local.get('past');
    const undo = await setPast([{ service: alpha }, { service: gone, continued: always }]);
    expect((await optionsView()).decisions.map(({ service }) => service)).toEqual([gone]);
    expect(MESSAGES['past/set'].send({ entries: undo })).toBe(true);
    await setPast(undo);
    expect(await browser.storage.local.get('past')).toEqual(before);
  });

  it('is for pages of the extension alone', () => {
    for (const name of ['options/view', 'preferences/set', 'past/set'] as const)
      expect(MESSAGES[name].from).toBe('extension');
  });

  it('is refused for what does not fit', () => {
    const fits = (entry: unknown): boolean => MESSAGES['past/set'].send({ entries: [entry] });
    expect(fits({ service: 'alpha', continued: { ...always, seenAt: 7 } })).toBe(true);
    for (const entry of [
      {},
      { service: 'Alpha' },
      { service: '__proto__' },
      { service: 'alpha', continued: {} },
      { service: 'alpha', continued: { ...always, until: 'ever' } },
      { service: 'alpha', alertedAt: -1 },
      { service: 'alpha', more: 1 },
    ]) {
      expect(fits(entry), JSON.stringify(entry)).toBe(false);
    }
  });
});
