// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Meeting } from '../../src/domain/history/meetings.ts';
import { Session } from '../../src/pages/panel/Session.tsx';
import { popupSamples } from '../../src/pages/popup/samples.ts';
import { WordsProvider } from '../../src/ui/words.ts';
import { expectAccessible, settle, words } from './help.tsx';

const HOUR = 3_600_000;
const main = document.createElement('main');
document.body.append(main);
afterEach(() => render(null, main));

const meeting = (id: string, seenAt: number): Meeting => ({
  id,
  at: seenAt,
  seenAt,
  host: `${id}.example`,
  kind: 'offer',
  loudness: 'notice',
  did: 'nothing',
});

async function open(meetings: readonly Meeting[]): Promise<void> {
  const view = { ...popupSamples()['clean']!, sessionSince: 0 };
  render(
    <WordsProvider value={words}>
      <Session
        view={view}
        metSince={() => Promise.resolve(meetings)}
        onMeeting={() => () => undefined}
        namesOf={() => Promise.resolve({})}
        openPage={() => Promise.resolve()}
      />
    </WordsProvider>,
    main,
  );
  await settle();
}
const now = popupSamples()['clean']!.now;
/** Noon of the day that the sample calls today. */
const noon = new Date(now).setHours(12, 0, 0, 0);

describe('the session in the side panel', () => {
  it('names the day of what was not met today, once', async () => {
    await open([
      meeting('c', noon),
      meeting('b', noon - 23 * HOUR),
      meeting('a', noon - 24 * HOUR),
      meeting('z', noon - 48 * HOUR),
    ]);
    const lines = [...main.querySelectorAll<HTMLElement>('h3, li')].map(
      (each) => each.dataset['host'] ?? each.textContent,
    );
    const day = (at: number): string => new Intl.DateTimeFormat(words.lang, { dateStyle: 'full' }).format(at);
    expect(lines).toEqual([
      'c.example',
      day(noon - 24 * HOUR),
      'b.example',
      'a.example',
      day(noon - 48 * HOUR),
      'z.example',
    ]);
    await expectAccessible(main);
  });

  it('names no day where all was met today', async () => {
    await open([meeting('b', noon), meeting('a', noon - HOUR)]);
    expect(main.querySelector('h3')).toBeNull();
    expect(main.querySelectorAll('li')).toHaveLength(2);
  });
});
