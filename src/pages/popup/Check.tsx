import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { AddressView } from '../../messages/review.ts';
import { serviceOf } from '../../domain/finding.ts';
import type { FoundEntries, FoundEntry } from '../../domain/search/find-entries.ts';
import { casePath, searchPath, servicePath } from '../../platform/extension/page-paths.ts';
import { serviceName } from '../../words/words.ts';
import { useWords } from '../../ui/words.ts';
import { AddressAnswer } from '../AddressAnswer.tsx';
import { cutPaste } from '../cut-paste.ts';
import { PageLink } from './PageLink.tsx';
import type { PopupPort } from './port.ts';

/** Services and cases, each a link into the case book. */
export function Entries({
  entries,
  openPage,
}: {
  readonly entries: readonly FoundEntry[];
  readonly openPage: PopupPort['openPage'];
}) {
  return (
    <ul class="entries">
      {entries.map(({ is, id, name, by }) => (
        <li key={`${is} ${id}`} data-entry={`${is} ${id}`}>
          <PageLink path={is === 'case' ? casePath(id) : servicePath(id)} openPage={openPage}>
            <bdi
              class={is === 'case' ? 'entries__case' : 'entries__service'}
              {...(is === 'case' ? { lang: 'en' } : {})}
            >
              {name}
            </bdi>
          </PageLink>
          {by !== undefined && (
            <span class="muted figures entries__by">
              <bdi>{by}</bdi>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

interface Found {
  readonly typed: string;
  /** Null if the typed text is no address. */
  readonly address: AddressView | null;
  readonly names: FoundEntries;
}

/** Wait this long after the last letter, in milliseconds, so as not to ask the background at every letter. */
const PAUSE_MS = 120;
/** Longest text that is looked up; the rest is cut off. */
const MOST_TYPED = 2000;
const NO_NAMES: FoundEntries = { entries: [], total: 0, isNearest: false };

type Props = Pick<PopupPort, 'check' | 'search' | 'openPage'>;

/** Looks up an address or a name without visiting anything; the answers link to the case book. */
export function Check({ check, search, openPage }: Props) {
  const { say, count } = useWords();
  const [typed, setTyped] = useState('');
  const [found, setFound] = useState<Found>();
  const id = useId();
  const asked = useRef(0);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const look = (text: string): void => {
    clearTimeout(waiting.current);
    asked.current += 1;
    const turn = asked.current;
    if (text === '') return setFound(undefined);
    void Promise.all([check(text).catch(() => null), search(text).catch(() => NO_NAMES)]).then(([address, names]) => {
      if (turn === asked.current) setFound({ typed: text, address, names });
    });
  };
  useEffect(() => () => clearTimeout(waiting.current), []);
  const first = found?.address?.findings[0];
  const service = first === undefined ? undefined : serviceOf(first.finding);
  // For an address, leave out entries that are merely near it: the address check already says what it resembles.
  const names = found === undefined || (found.address !== null && found.names.isNearest) ? NO_NAMES : found.names;
  // The answer about the address leads to its service already.
  const entries = names.entries.filter(({ is, id: entry }) => is !== 'service' || entry !== service);
  return (
    <section class="check">
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          look(typed.trim());
        }}
      >
        <label>
          {say('popup_check')}
          <input
            type="text"
            autoComplete="off"
            spellcheck={false}
            maxLength={MOST_TYPED}
            placeholder={say('popup_check_hint')}
            aria-describedby={id}
            value={typed}
            onPaste={cutPaste(MOST_TYPED)}
            onInput={(event) => {
              const next = event.currentTarget.value.slice(0, MOST_TYPED);
              setTyped(next);
              clearTimeout(waiting.current);
              waiting.current = setTimeout(() => look(next.trim()), PAUSE_MS);
            }}
          />
        </label>
        <button type="submit" class="button button--plain">
          {say('popup_check_do')}
        </button>
      </form>
      <div id={id} class="check__answer" role="status">
        {found !== undefined && found.address !== null && <AddressAnswer answer={found.address} />}
        {service !== undefined && (
          <p>
            <PageLink path={servicePath(service)} openPage={openPage}>
              {say('popup_service_in_book', serviceName(first!))}
            </PageLink>
          </p>
        )}
        {found !== undefined && found.address === null && names.entries.length === 0 && (
          <p class="muted">{say('popup_check_bad')}</p>
        )}
        {entries.length > 0 && (
          <>
            {names.isNearest && <p class="muted">{say('popup_check_near')}</p>}
            <Entries entries={entries} openPage={openPage} />
            {names.total > names.entries.length && (
              <p>
                <PageLink path={searchPath(found?.typed ?? '')} openPage={openPage}>
                  {count('popup_check_all', names.total)}
                </PageLink>
              </p>
            )}
          </>
        )}
      </div>
    </section>
  );
}
