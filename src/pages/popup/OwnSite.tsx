import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { MOST_NOTE } from '../../domain/policy/own.ts';
import type { OwnAnswer } from '../../messages/own.ts';
import type { ReviewView } from '../../messages/review.ts';
import { PAGE_PATHS } from '../../platform/extension/page-paths.ts';
import { openPage } from '../../platform/extension/tabs.ts';
import { sendToBackground } from '../../platform/page/send.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { useWords } from '../../ui/words.ts';
import './own-site.css';

interface Props {
  readonly view: Pick<ReviewView, 'host' | 'state' | 'findings'>;
  /** Called once the site is marked, since the review of the page then changes. */
  readonly onMarked: () => void;
  readonly add?: (address: string, note: string) => Promise<OwnAnswer>;
  readonly openOptions?: () => Promise<void>;
}

const send: Required<Props>['add'] = (address, note) => sendToBackground('own/add', { address, note });

/** Marks the page's site as the reader's own, with a note; for a marked site, opens the options to change the mark. */
export function OwnSite({ view, onMarked, add = send, openOptions = () => openPage(PAGE_PATHS.options) }: Props) {
  const { say, tell } = useWords();
  const [said, setSaid] = useState('');
  const [isDone, setDone] = useState(false);
  const note = useRef<HTMLInputElement>(null);
  const part = useRef<HTMLDivElement>(null);
  const id = useId();
  // The button disappears when it is pressed, so move the focus to the button that replaces it.
  useLayoutEffect(() => {
    if (isDone) part.current?.querySelector('button')?.focus();
  }, [isDone]);
  if (view.host === '' || view.state === 'cannot-run') return null;
  const isMarked = isDone || view.findings.some(({ finding }) => finding.kind === 'own');
  const mark = async (): Promise<void> => {
    try {
      const answer = await add(view.host, note.current?.value ?? '');
      setDone(answer.ok);
      setSaid(answer.ok ? say('own_added', answer.entry.host) : tell(answer.fault));
      if (answer.ok) onMarked();
    } catch {
      setSaid(say('popup_failed'));
    }
  };
  return (
    <div class="popup__own" ref={part}>
      {isMarked ? (
        <Button look="text" action="edit-own" onPress={() => void openOptions()}>
          {say('ui_own_edit')}
        </Button>
      ) : (
        <Disclosure title={say('own_mark')}>
          <label for={id}>{say('own_note')}</label>
          <input
            id={id}
            ref={note}
            type="text"
            dir="auto"
            maxLength={MOST_NOTE}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !event.isComposing) void mark();
            }}
          />
          <Button action="add-own" onPress={() => void mark()}>
            {say('own_add')}
          </Button>
        </Disclosure>
      )}
      <p role="status">{said}</p>
    </div>
  );
}
