import type { Ref } from 'preact';
import { DEEDS, MEETING_KINDS } from '../../domain/history/meetings.ts';
import type { Deed, MeetingKind } from '../../domain/history/meetings.ts';
import { cleanText, MOST_PASTED, MOST_TEXT } from '../../domain/search/address.ts';
import { useWords } from '../../ui/words.ts';
import { under } from '../../words/keys.ts';
import { cutPaste } from '../cut-paste.ts';
import { Choice } from './Choice.tsx';
import type { Asked } from './find.ts';

/** Search box and filters of the history: words, kind of meeting, what the reader did, order. */
export function Filters({
  asked,
  onAsk,
  box,
}: {
  readonly asked: Asked;
  readonly onAsk: (change: (before: Asked) => Asked) => void;
  readonly box: Ref<HTMLInputElement>;
}) {
  const { say } = useWords();
  return (
    <div class="history__filters" role="search">
      <label>
        {say('history_search')}
        <input
          type="text"
          ref={box}
          value={asked.text}
          maxLength={MOST_TEXT}
          spellcheck={false}
          autocomplete="off"
          onPaste={cutPaste(MOST_PASTED)}
          onInput={(event) => {
            const text = cleanText(event.currentTarget.value);
            onAsk((before) => ({ ...before, text }));
          }}
        />
      </label>
      <Choice
        label={say('history_filter_kind')}
        all={say('history_any')}
        values={MEETING_KINDS}
        value={asked.kind}
        nameOf={(kind) => say(`history_kind_${under(kind)}`)}
        onChoose={(kind: MeetingKind | undefined) =>
          onAsk(({ kind: _before, ...rest }) => (kind === undefined ? rest : { ...rest, kind }))
        }
      />
      <Choice
        label={say('history_filter_did')}
        all={say('history_any')}
        values={DEEDS}
        value={asked.did}
        nameOf={(did) => say(`history_did_${under(did)}`)}
        onChoose={(did: Deed | undefined) =>
          onAsk(({ did: _before, ...rest }) => (did === undefined ? rest : { ...rest, did }))
        }
      />
      <Choice
        label={say('history_group')}
        values={['day', 'service'] as const}
        value={asked.by}
        nameOf={(by) => say(`history_by_${by}`)}
        onChoose={(by) => onAsk((before) => ({ ...before, by: by ?? 'day' }))}
      />
    </div>
  );
}
