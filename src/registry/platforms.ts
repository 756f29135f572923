/** Reads `platforms.yaml`: the addresses of each platform's settings for the checklist. Node only. */
import { readFileSync } from 'node:fs';
import { PLATFORMS } from '../domain/platforms.ts';
import type { Platform } from '../domain/platforms.ts';
import { STEPS } from '../domain/policy/ticks.ts';
import type { PlatformSettings, Step } from '../domain/policy/ticks.ts';
import { RegistryError, reporter } from './fault.ts';
import type { Fault } from './fault.ts';
import { readFile } from './load.ts';
import { PLATFORMS_FILE } from './places.ts';
import { list, may, must, object, set, text, word } from './shape.ts';
import type { RecordShape } from './shape.ts';

interface PlatformRecord extends PlatformSettings {
  readonly platform: Platform;
  /** The source of the addresses, for maintainers. */
  readonly known: string;
}

const address = text({
  max: 200,
  pattern: /^https:\/\/[a-z0-9.-]+\.[a-z]+\/\S*$/,
  what: 'the address of a settings page, https',
  fix: 'Copy it from the address bar; it names no port and no user.',
});

const PLATFORMS_SHAPE: RecordShape<readonly PlatformRecord[]> = list(
  object<PlatformRecord>({
    platform: must(word(PLATFORMS)),
    known: must(
      text({ max: 600, pattern: /^.{10,}$/s, what: 'where the addresses come from', fix: 'Name the source of each.' }),
    ),
    settings: must(
      object<PlatformSettings['settings']>(
        Object.fromEntries(STEPS.map((step) => [step, may(address)])) as unknown as Parameters<
          typeof object<PlatformSettings['settings']>
        >[0],
      ),
    ),
    missing: may(set<Step>(word(STEPS), 1, STEPS.length)),
  }),
  1,
  PLATFORMS.length,
);

/**
 * The platforms that have a checklist, in the order of the file.
 * @param root ends in a slash
 * @throws RegistryError
 */
export function loadPlatforms(root: string): Readonly<Partial<Record<Platform, PlatformSettings>>> {
  const faults: Fault[] = [];
  const { value = [] } = readFile(PLATFORMS_SHAPE, PLATFORMS_FILE, readFileSync(root + PLATFORMS_FILE), faults, false);
  const report = reporter(faults, PLATFORMS_FILE);
  value.forEach(({ platform, settings, missing = [] }, at) => {
    if (value.findIndex((each) => each.platform === platform) < at)
      report(`[${at}].platform`, `${platform} stands there twice`, 'Put both into one.');
    for (const step of missing)
      if (settings[step] !== undefined)
        report(`[${at}].missing`, `${step} has an address, too`, 'Take one of the two away.');
  });
  if (faults.length > 0) throw new RegistryError(faults);
  return Object.fromEntries(
    value.map(({ platform, settings, missing }) => [platform, { settings, ...(missing && { missing }) }]),
  );
}
