import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileCatalog } from '../../src/registry/compile.ts';
import { faultText } from '../../src/registry/fault.ts';
import type { Fault } from '../../src/registry/fault.ts';
import { lintRegistry } from '../../src/registry/lint.ts';
import { formatFile, readFile, readRegistry } from '../../src/registry/load.ts';
import { withParents } from '../../src/registry/lint/hosts.ts';
import { CASE_SHAPE, SERVICE_SHAPE } from '../../src/registry/schema.ts';
import type { RecordShape } from '../../src/registry/shape.ts';
import { blockedHosts } from '../../tools/lists/entries.ts';
import { makeLists } from '../../tools/lists/index.ts';
import { ordinaryHosts } from '../../src/registry/ordinary-hosts.ts';
import { ROOT } from '../../tools/lib/paths.ts';
import { newCase, newService } from '../../tools/lib/registry-templates.ts';
import { showText, staleText, statsText } from '../../tools/lib/registry-views.ts';

const registry = readRegistry(ROOT);
const ordinary = ordinaryHosts(ROOT);
const catalog = compileCatalog(registry, '0.0.0');

describe('the registry of this repository', () => {
  it('has no fault', () => {
    const today = new Date().toISOString().slice(0, 10);
    expect([...registry.faults, ...lintRegistry(registry, { today, ordinary })].map(faultText)).toEqual([]);
  });

  it('compiles to the same bytes twice, in whatever order the files are read', () => {
    const reversed = compileCatalog(
      { cases: registry.cases.toReversed(), services: registry.services.toReversed() },
      '0.0.0',
    );
    expect(JSON.stringify(reversed)).toBe(JSON.stringify(catalog));
  });

  it('blocks no ordinary host, no failed claim and no weak evidence', () => {
    const blocked = blockedHosts(catalog);
    expect(blocked.length).toBeGreaterThan(0);
    const listed = new Map(
      catalog.services.flatMap((service) =>
        service.domains.map((domain) => [domain.host, { service, domain }] as const),
      ),
    );
    for (const { host } of blocked) {
      const entry = listed.get(host);
      expect(entry?.domain.evidence, host).toBeUndefined();
      expect('ABC', host).toContain(entry?.service.grade);
      expect(
        withParents(host).filter((parent) => ordinary.has(parent)),
        host,
      ).toEqual([]);
    }
    const text = makeLists(catalog)['caveat-hosts.txt'] ?? '';
    for (const { host, service, evidence } of catalog.services.flatMap((of) =>
      of.domains.map((domain) => ({ ...domain, service: of })),
    )) {
      if (service.grade === 'D' || service.grade === 'X' || evidence === 'weak')
        expect(text).not.toContain(` ${host}\n`);
    }
  });

  it('can be shown, counted and looked through for what is overdue', () => {
    const stats = statsText(registry, '2026-11-25');
    expect(stats).toContain(`${registry.cases.length} cases, ${registry.services.length} services`);
    for (const { id, caption } of registry.cases) expect(showText(catalog, id)).toContain(caption);
    expect(showText(catalog, 'nobody')).toBeUndefined();
    const first = registry.cases.map(({ reviewBy }) => reviewBy).sort()[0] ?? '';
    expect(staleText(registry, first)).toContain(`The next review is due by ${first}`);
    const late = staleText(registry, '2999-01-01');
    for (const { id } of registry.cases) expect(late).toContain(`${id}.yaml`);
  });
});

describe('the worked example in CONTRIBUTING.md', () => {
  it('passes every rule as it stands there', () => {
    const guide = readFileSync(`${ROOT}CONTRIBUTING.md`, 'utf8');
    const [first = '', second = ''] = [...guide.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml ?? '');
    const faults: Fault[] = [];
    const record = readFile(CASE_SHAPE, 'case', Buffer.from(first), faults).value;
    const service = readFile(SERVICE_SHAPE, 'service', Buffer.from(second), faults).value;
    expect(faults).toEqual([]);
    if (record === undefined || service === undefined) throw new Error('the guide holds no case or no service');
    expect(
      lintRegistry(
        { cases: [record], services: [service], never: [], exceptions: [] },
        { today: '2026-11-25', ordinary },
      ),
    ).toEqual([]);
  });
});

describe('templates of new records', () => {
  it('are canonical YAML of the right fields, and fail until they are filled in', () => {
    for (const [shape, text] of [
      [CASE_SHAPE, newCase('platform-v-seller-2026', '2026-11-25')],
      [SERVICE_SHAPE, newService('seller')],
    ] as const) {
      expect(formatFile(shape, 'new', Buffer.from(text))).toEqual({ text });
      const faults: Fault[] = [];
      readFile(shape as RecordShape<unknown>, 'new', Buffer.from(text), faults);
      expect(faults.length).toBeGreaterThan(1);
      expect(
        faults.filter(({ problem }) => problem.includes('not a known field') || problem.includes('is missing')),
      ).toEqual([]);
    }
  });
});
