/** The platforms of the checklist, as registry data. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { STEPS } from '../../src/domain/policy/ticks.ts';
import { loadPlatforms } from '../../src/registry/platforms.ts';
import { ROOT } from '../../tools/lib/paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'caveat-platforms-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What loading a file with this text ends in. */
function load(text: string): unknown {
  mkdirSync(join(folder, 'src/registry'), { recursive: true });
  writeFileSync(join(folder, 'src/registry/platforms.yaml'), text);
  return loadPlatforms(`${folder}/`);
}
const entry = (more: string): string => `- platform: x\n  known: the page itself says so\n${more}`;

it('the file is sound, and every platform has a step of its own', () => {
  const platforms = loadPlatforms(ROOT);
  expect(Object.keys(platforms)).toContain('instagram');
  for (const { missing = [] } of Object.values(platforms)) expect(missing.length).toBeLessThan(STEPS.length);
});

it('takes what is sound', () => {
  expect(load(entry('  settings:\n    access: https://x.com/settings\n  missing:\n    - posts\n'))).toEqual({
    x: { settings: { access: 'https://x.com/settings' }, missing: ['posts'] },
  });
});

it.each([
  ['a step there is not', '  settings:\n    acces: https://x.com/\n', /acces/],
  ['an address without https', '  settings:\n    access: http://x.com/\n', /https/],
  [
    'a platform there is not',
    '  settings: {}\n- platform: myspace\n  known: nobody knows it\n  settings: {}\n',
    /myspace/,
  ],
  ['a platform twice', '  settings: {}\n- platform: x\n  known: the same once more\n  settings: {}\n', /twice/],
  ['an address of what is missing', '  settings:\n    posts: https://x.com/p\n  missing:\n    - posts\n', /posts/],
])('refuses %s, and says which', (_what, more, fault) => {
  expect(() => load(entry(more))).toThrow(fault);
});
