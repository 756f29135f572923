/** What changed between two states of the registry, and that nothing goes without a reason. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseRecord, ServiceRecord } from '../../src/domain/model.ts';
import { changesBetween, snapshotOf } from '../../src/registry/changes.ts';
import { compileCatalog } from '../../src/registry/compile.ts';
import { lintRegistry } from '../../src/registry/lint.ts';
import type { Removed } from '../../src/registry/schema.ts';
import { loadRegistry } from '../../src/registry/load.ts';
import { readReleased, release, releasesOf } from '../../src/registry/releases.ts';
import { CASE_SHAPE, REMOVED_SHAPE, SERVICE_SHAPE } from '../../src/registry/schema.ts';
import { changesText, diffText, readSide } from '../../tools/lib/registry-diff.ts';
import { ROOT } from '../../tools/lib/paths.ts';
import { formatRecord, change, soundCase, soundService } from './records.ts';

interface State {
  readonly cases?: readonly CaseRecord[];
  readonly services?: readonly ServiceRecord[];
}
const state = ({ cases = [soundCase], services = [soundService] }: State) => snapshotOf({ cases, services });
const between = (before: State, after: State, removed: readonly Removed[] = []) =>
  changesBetween(state(before), state(after), removed);
const REMOVED: Removed = { what: 'exampleboost.com', date: '2026-11-28', reason: 'The address has a new owner.' };

describe('what changed', () => {
  it('is nothing where only the checking is newer', () => {
    const checked = change(soundCase, { asOf: '2026-11-26', reviewBy: '2028-01-01', readAgain: '2026-11-26' });
    expect(between({}, { cases: [checked] })).toEqual([]);
    expect(changesText([])).toBe('Nothing changed.');
  });

  it('tells new and gone cases and services', () => {
    const other = change(soundCase, { id: 'platform-v-other-2021', caption: 'Platform v. Other' });
    expect(changesText(between({}, { cases: [soundCase, other], services: [] }))).toBe(
      'New cases (1)\n  Platform v. Other\n\nServices taken out (1)\n  Example Boost: no reason was given',
    );
    expect(changesText(between({ cases: [], services: [] }, {}))).toContain(
      'New services (1)\n  Example Boost: exampleboost.com',
    );
  });

  it('tells a changed outcome with all that changed in the case, and a correction apart from it', () => {
    const judged = change(soundCase, {
      docket: '3:20-cv-00002',
      events: [
        { kind: 'filed', date: '2020-06-18' },
        { kind: 'default-judgment', date: '2021-03-09', dated: 'announced', notFinal: true },
      ],
    });
    expect(changesText(between({}, { cases: [judged] }))).toBe(
      [
        'Outcomes that changed (1)',
        '  Platform, Inc. v. Example Boost Ltd.',
        '    docket number is 3:20-cv-00002 (was 3:20-cv-00001)',
        '    outcome is default judgment (was judgment)',
        '    day of the outcome is announced 2021-03-09 (was 2021)',
        '    the decision is not final',
      ].join('\n'),
    );
    const corrected = changesText(
      between({}, { cases: [change(soundCase, { docket: undefined, amount: undefined })] }),
    );
    expect(corrected).toContain('Corrected (1)');
    expect(corrected).toContain('docket number 3:20-cv-00001 was taken out');
    expect(changesText(between({ cases: [change(soundCase, { docket: undefined })] }, {}))).toContain(
      'docket number is 3:20-cv-00001 (was not known)',
    );
  });

  it('tells an operator’s new answer', () => {
    const answered = change(soundCase, {
      responses: [{ by: 'Example Boost', text: 'We disagree.', url: 'https://a.example.org/' }],
    });
    expect(changesText(between({}, { cases: [answered] }))).toContain('Answers of operators (1)');
    expect(between({ cases: [answered] }, { cases: [answered] })).toEqual([]);
  });

  it('tells addresses that came, went with their reason, or are held to be somebody else’s now', () => {
    const host = (name: string, more: object = {}) => ({ host: name, source: 'https://court.example.org/a', ...more });
    const moved = change(soundService, { domains: [host('newboost.com')] });
    expect(changesText(between({}, { services: [moved] }, [REMOVED]))).toBe(
      'Addresses (2)\n  exampleboost.com of Example Boost taken out: The address has a new owner.\n  ' +
        'newboost.com of Example Boost added',
    );
    const lapsed = change(soundService, { domains: [host('exampleboost.com', { mayHaveChangedHands: true })] });
    expect(changesText(between({}, { services: [lapsed] }))).toContain(
      'exampleboost.com of Example Boost changed: may have a new owner',
    );
  });

  it('tells apps', () => {
    expect(changesText(between({}, { services: [change(soundService, { apps: [] })] }))).toContain(
      'Example Boost (google-play) of Example Boost taken out',
    );
  });
});

describe('what was in the last release', () => {
  const lint = (more: object) =>
    lintRegistry(
      { cases: [soundCase], services: [soundService], never: [], exceptions: [], ...more },
      { today: '2026-11-28', ordinary: new Set() },
    ).map(({ field, problem }) => `${field}: ${problem}`);
  const released = state({});

  it('does not go without a reason', () => {
    const bare = [change(soundService, { domains: [] })];
    expect(lint({ released })).toEqual([]);
    expect(lint({ released, services: bare })).toEqual([
      ': the address exampleboost.com was in the last release and is gone',
    ]);
    expect(lint({ released, services: bare, removed: [REMOVED] })).toEqual([]);
    expect(lint({ released, cases: [], services: [] })).toEqual([
      ': the case was in the last release and is gone',
      ': the service was in the last release and is gone',
    ]);
  });

  it('does not come back unseen once it was taken out, and the reason is told in neutral words', () => {
    expect(lint({ removed: [REMOVED] }).join()).toContain(
      'exampleboost.com is listed again in src/registry/services/example-boost.yaml',
    );
    expect(lint({ removed: [{ ...REMOVED, what: 'a.com', reason: 'A scam.' }] }).join()).toContain(
      '[0].reason: uses “scam”',
    );
    expect(lint({ removed: [{ ...REMOVED, what: 'a.com', date: '2027-01-01' }] }).join()).toContain(
      '[0].date: 2027-01-01 lies in the future',
    );
  });
});

describe('on disk', () => {
  let root = '';
  const write = (name: string, text: string): void => {
    writeFileSync(`${root}src/registry/${name}`, text);
  };
  const put = (service: ServiceRecord): void => {
    write('services/example-boost.yaml', formatRecord(SERVICE_SHAPE, service));
  };
  beforeEach(() => {
    root = `${mkdtempSync(`${tmpdir()}/registry-`)}/`;
    for (const folder of ['cases', 'services']) mkdirSync(`${root}src/registry/${folder}`, { recursive: true });
    write('cases/platform-v-example-2020.yaml', formatRecord(CASE_SHAPE, soundCase));
    put(soundService);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('a release is compared with what stands, and written into the catalog', () => {
    expect(releasesOf(root, loadRegistry(root), '1.0.0')).toEqual([]);
    write('released.json', JSON.stringify(release(root, loadRegistry(root), '1.0.0')));
    expect(readReleased(root)).toMatchObject({ version: '1.0.0', date: '2026-11-25', releases: [] });
    expect(releasesOf(root, loadRegistry(root), '1.1.0')).toEqual([]);
    put(change(soundService, { domains: [] }));
    expect(() => loadRegistry(root)).toThrow('the address exampleboost.com was in the last release and is gone');
    write('removed.yaml', formatRecord(REMOVED_SHAPE, [REMOVED]));
    const records = loadRegistry(root);
    const releases = releasesOf(root, records, '1.1.0');
    expect(releases).toEqual([
      {
        version: '1.1.0',
        date: '2026-11-25',
        changes: [
          {
            kind: 'address-removed',
            id: 'example-boost',
            name: 'Example Boost',
            what: 'exampleboost.com',
            why: REMOVED.reason,
          },
        ],
      },
    ]);
    expect(compileCatalog(records, '1.1.0', releases).releases).toBe(releases);
    write('released.json', JSON.stringify(release(root, records, '1.1.0')));
    expect(releasesOf(root, records, '1.2.0')).toEqual(releases);
  });

  it('folders, commits and catalogs can be compared with one another', () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b.example', ...args], { cwd: root });
    git('init', '-q');
    git('add', '-A');
    git('commit', '-qm', 'First');
    const catalog = `${root}catalog.json`;
    writeFileSync(catalog, JSON.stringify(compileCatalog(loadRegistry(root), '1')));
    put(change(soundService, { domains: [] }));
    const gone = 'Addresses (1)\n  exampleboost.com of Example Boost taken out: no reason was given';
    for (const before of ['HEAD', catalog]) expect(diffText(readSide(before, root), readSide(root, root))).toBe(gone);
    expect(diffText(readSide('HEAD', root), readSide(catalog, root))).toBe('Nothing changed.');
    expect(() => readSide('no-such-thing', root)).toThrow(
      '“no-such-thing” is no folder, no file and no git reference.',
    );
    expect(() => readSide(`${root}src`, root)).toThrow('holds no cases');
  });

  it('this repository has a last release, and its catalog tells what came after it', () => {
    const released = readReleased(ROOT);
    expect(released?.snapshot.cases.length).toBeGreaterThan(100);
    const records = loadRegistry(ROOT);
    const changes = changesBetween(
      released?.snapshot ?? { cases: [], services: [] },
      snapshotOf(records),
      records.removed,
    );
    expect(releasesOf(ROOT, records, '0.0.0')[0]?.changes ?? []).toEqual(
      changes.length > 0 ? changes : (released?.releases[0]?.changes ?? []),
    );
  });
});
