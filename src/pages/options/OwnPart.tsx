import { useId, useRef, useState } from 'preact/hooks';
import { dayOf } from '../../domain/dates.ts';
import { MOST_NOTE, tidyNote } from '../../domain/policy/own.ts';
import type { OwnChange, OwnEntry } from '../../domain/policy/own.ts';
import type { OptionsView } from '../../messages/options.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../ui/words.ts';
import { useFocusNext } from '../use-focus-next.ts';
import { Part } from './Part.tsx';
import type { OptionsPort } from './port.ts';
import type { Options } from './use-options.ts';

interface Props extends Pick<Options, 'run'> {
  readonly view: OptionsView;
  readonly port: OptionsPort;
}

/** The sites that the reader has marked: add one, change its note, remove it, undo the removal. */
export function OwnPart({ view, port, run }: Props) {
  const { say } = useWords();
  /** The entry that was removed last, and the changes that restore it. */
  const [gone, setGone] = useState<{ readonly entry: OwnEntry; readonly undo: readonly OwnChange[] }>();
  const focusNext = useFocusNext();
  const set = (host: string, entry: OwnEntry | null, said: string): void =>
    run(async () => {
      await port.setOwn([{ host, entry }]);
      return said;
    });
  const remove = (entry: OwnEntry): void =>
    run(async () => {
      const undo = await port.setOwn([{ host: entry.host, entry: null }]);
      focusNext('[data-action="undo-own"]');
      setGone({ entry, undo });
      return say('own_removed', entry.host);
    });
  const undo = (): void =>
    run(async () => {
      if (gone === undefined) return '';
      await port.setOwn(gone.undo);
      focusNext(`.own-row[data-host="${gone.entry.host}"] button`);
      setGone(undefined);
      return say('own_back', gone.entry.host);
    });
  return (
    <Part name="own" title={say('own_title')} about={say('own_about')}>
      {view.own.length === 0 && <p>{say('own_none')}</p>}
      {view.own.length > 0 && (
        <ul class="own-list">
          {view.own.map((entry) => (
            <OwnRow
              key={entry.host}
              entry={entry}
              onNote={(note) => set(entry.host, { ...entry, note }, say('own_noted', entry.host))}
              onRemove={() => remove(entry)}
            />
          ))}
        </ul>
      )}
      {gone !== undefined && (
        <div class="actions">
          <Button action="undo-own" label={say('options_undo_about', gone.entry.host)} onPress={undo}>
            {say('options_undo')}
          </Button>
        </div>
      )}
      <AddOwn port={port} run={run} />
    </Part>
  );
}

/** One marked site. Its note is saved when the field loses the focus, or on Enter. */
function OwnRow({
  entry: { host, note, at },
  onNote,
  onRemove,
}: {
  readonly entry: OwnEntry;
  readonly onNote: (note: string) => void;
  readonly onRemove: () => void;
}) {
  const { say, date } = useWords();
  const id = useId();
  return (
    <li class="own-row" data-host={host}>
      <p class="own-row__head">
        <bdi>
          <b>{host}</b>
        </bdi>
        <span class="options__about">{say('own_since', date(dayOf(at)))}</span>
      </p>
      <label for={id}>{say('own_note')}</label>
      <input
        id={id}
        type="text"
        dir="auto"
        maxLength={MOST_NOTE}
        defaultValue={note}
        aria-label={say('own_note_about', host)}
        onChange={(event) => {
          const next = tidyNote(event.currentTarget.value);
          if (next !== note) onNote(next);
        }}
      />
      <Button action="remove-own" label={say('own_remove_about', host)} onPress={onRemove}>
        {say('own_remove')}
      </Button>
    </li>
  );
}

/** Marks a site by its address. If that fails, the fields keep their text and the fault appears below them. */
function AddOwn({ port, run }: Pick<Props, 'port' | 'run'>) {
  const { say, tell } = useWords();
  const [fault, setFault] = useState('');
  const [addressId, noteId, faultId] = [useId(), useId(), useId()];
  const address = useRef<HTMLInputElement>(null);
  const note = useRef<HTMLInputElement>(null);
  const add = (): void =>
    run(async () => {
      const [where, what] = [address.current, note.current];
      if (where === null || what === null) return '';
      const answer = await port.addOwn(where.value, what.value);
      setFault(answer.ok ? '' : tell(answer.fault));
      where.focus();
      if (!answer.ok) return '';
      where.value = '';
      what.value = '';
      return say('own_added', answer.entry.host);
    });
  return (
    <div
      class="own-add"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.isComposing && event.target instanceof HTMLInputElement) add();
      }}
    >
      <label for={addressId}>{say('own_address')}</label>
      <input
        id={addressId}
        ref={address}
        type="text"
        inputMode="url"
        dir="ltr"
        autoComplete="off"
        spellcheck={false}
        maxLength={2000}
        aria-describedby={faultId}
        aria-invalid={fault !== ''}
      />
      <label for={noteId}>{say('own_note')}</label>
      <input id={noteId} ref={note} type="text" dir="auto" maxLength={MOST_NOTE} />
      <p id={faultId} role="alert">
        {fault}
      </p>
      <Button action="add-own" onPress={add}>
        {say('own_add')}
      </Button>
    </div>
  );
}
