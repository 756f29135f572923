import { useId, useRef, useState } from 'preact/hooks';
import type { KeptDays } from '../../domain/history/meetings.ts';
import type { OwnChange } from '../../domain/policy/own.ts';
import type { PastEntry } from '../../domain/policy/choices.ts';
import type { PauseChange } from '../../domain/policy/pauses.ts';
import type { Preferences } from '../../domain/policy/preferences.ts';
import {
  MOST_BYTES,
  readSettings,
  settingsFileName,
  TOO_LARGE,
  writeSettings,
} from '../../domain/policy/settings-file.ts';
import type { FileFault, ReadFile, Settings } from '../../domain/policy/settings-file.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../ui/words.ts';
import { Part } from './Part.tsx';
import type { OptionsPort } from './port.ts';
import type { Options } from './use-options.ts';

/** The settings before a file was read in, for undoing it. */
interface Before {
  readonly preferences: Preferences;
  readonly historyDays: KeptDays;
  readonly entries: readonly PastEntry[];
  readonly own: readonly OwnChange[];
  readonly pauses: readonly PauseChange[];
}

async function readFile(file: File, now: number): Promise<ReadFile> {
  return file.size > MOST_BYTES ? TOO_LARGE : readSettings(await file.text(), now);
}

/**
 * Applies the settings of a file. If one step fails, undoes the steps before it.
 * @returns the settings as they were before
 * @throws what the failing step throws
 */
async function apply(
  port: OptionsPort,
  { preferences, decisions, historyDays, own: marked, pauses: paused }: Settings,
): Promise<Before> {
  const { preferences: before, historyDays: daysBefore } = await port.view();
  const entries = await port.setPast(decisions.map(({ service, ...continued }) => ({ service, continued })));
  let own: readonly OwnChange[] = [];
  let pauses: readonly PauseChange[] = [];
  try {
    own = await port.setOwn(marked.map((entry) => ({ host: entry.host, entry })));
    pauses = await port.setPauses(paused);
    if (historyDays !== undefined) await port.keepHistory(historyDays);
    await port.setPreferences(preferences);
  } catch (error) {
    await port.setPauses(pauses);
    await port.setOwn(own);
    await port.setPast(entries);
    await port.keepHistory(daysBefore);
    throw error;
  }
  return { preferences: before, historyDays: daysBefore, entries, own, pauses };
}

/** Saves options and choices as a file, and reads such a file in. */
export function FilePart({ port, run }: Pick<Options, 'run'> & { readonly port: OptionsPort }) {
  const { say, tell, count } = useWords();
  const [faults, setFaults] = useState<readonly FileFault[]>([]);
  const [before, setBefore] = useState<Before>();
  const picker = useRef<HTMLInputElement>(null);
  const aboutId = useId();
  const save = (): void =>
    run(async () => {
      const { preferences, decisions, historyDays, own, pauses, now } = await port.view();
      const name = settingsFileName(now);
      port.save(name, writeSettings(preferences, decisions, now, historyDays, own, pauses));
      return say('options_exported', name);
    });
  const read = (file: File): void =>
    run(async () => {
      setFaults([]);
      setBefore(undefined);
      const found = await readFile(file, (await port.view()).now);
      if (!found.ok) {
        setFaults(found.faults);
        return '';
      }
      setBefore(await apply(port, found.settings));
      const holding = new Set((await port.view()).decisions.map(({ service }) => service));
      return count('options_imported', found.settings.decisions.filter(({ service }) => holding.has(service)).length);
    });
  const undo = ({ preferences, historyDays, entries, own, pauses }: Before): void =>
    run(async () => {
      await port.setPast(entries);
      await port.setOwn(own);
      await port.setPauses(pauses);
      await port.keepHistory(historyDays);
      await port.setPreferences(preferences);
      setBefore(undefined);
      picker.current?.focus();
      return say('options_import_undone');
    });
  return (
    <Part name="file" title={say('options_file')} about={say('options_file_about')}>
      <div class="actions">
        <Button action="export" onPress={save}>
          {say('options_export')}
        </Button>
        <label class="button filepick">
          {say('options_import')}
          <input
            ref={picker}
            type="file"
            accept=".json,application/json"
            aria-describedby={aboutId}
            onChange={({ currentTarget }) => {
              const file = currentTarget.files?.[0];
              if (file !== undefined) read(file);
              currentTarget.value = ''; // so that the same file can be chosen again once corrected
            }}
          />
        </label>
        {before !== undefined && (
          <Button look="text" action="undo-import" onPress={() => undo(before)}>
            {say('options_undo')}
          </Button>
        )}
      </div>
      <p id={aboutId} class="options__about">
        {say('options_import_about')}
      </p>
      <div role="alert">
        {faults.length > 0 && (
          <div class="faults">
            <p>
              <b>{say('options_import_failed')}</b>
            </p>
            <ul>
              {faults.map(({ key, args }) => (
                <li key={`${key} ${args.join()}`}>{tell({ key, args })}</li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Part>
  );
}
