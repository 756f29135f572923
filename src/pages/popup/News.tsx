import { useState } from 'preact/hooks';
import type { RegistryChange } from '../../domain/releases.ts';
import type { FoundEntry } from '../../domain/search/find-entries.ts';
import { casePath, PAGE_PATHS, servicePath } from '../../platform/extension/page-paths.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { under } from '../../words/keys.ts';
import { useWords } from '../../ui/words.ts';
import { Entries } from './Check.tsx';
import { PageLink } from './PageLink.tsx';
import type { PopupPort } from './port.ts';

/** Most changes shown; the case book has the others. */
const MOST = 12;
const isGone = ({ kind }: RegistryChange): boolean => kind === 'case-removed' || kind === 'service-removed';
const isOfCase = ({ kind }: RegistryChange): boolean => /^(case|outcome|response)-/.test(kind);

function Changes({ changes, openPage }: { readonly changes: readonly RegistryChange[] } & Pick<PopupPort, 'openPage'>) {
  const { say } = useWords();
  return (
    <>
      <ul class="news">
        {changes.slice(0, MOST).map((change, at) => (
          <li key={`${change.kind} ${change.id} ${at}`}>
            <span class="muted">{say(`change_${under(change.kind)}`)}</span>{' '}
            {isGone(change) ? (
              <bdi>{change.name}</bdi>
            ) : (
              <PageLink path={isOfCase(change) ? casePath(change.id) : servicePath(change.id)} openPage={openPage}>
                <bdi>{change.name}</bdi>
              </PageLink>
            )}
            {change.what !== undefined && (
              <>
                {' '}
                <bdi dir="ltr" class="muted">
                  {change.what}
                </bdi>
              </>
            )}
          </li>
        ))}
      </ul>
      {changes.length > MOST && (
        <p>
          <PageLink path={PAGE_PATHS.casebook} openPage={openPage}>
            {say('popup_news_all')}
          </PageLink>
        </p>
      )}
    </>
  );
}

interface Props extends Pick<PopupPort, 'openPage'> {
  readonly readNews: () => ReturnType<PopupPort['readNews']>;
  /** How many changes there were since the reader last looked. */
  readonly news: number;
  readonly latest: readonly FoundEntry[];
}

/** What changed in the registry since the reader last looked; if nothing did, the cases that began last. */
export function News({ news, latest, readNews, openPage }: Props) {
  const { say, count, date } = useWords();
  const [changes, setChanges] = useState<readonly RegistryChange[]>();
  // Keep the first number: opening the list counts as looking, which sets `news` to 0, but the list must stay.
  const [first] = useState(news);
  if (first === 0 && changes === undefined)
    return latest.length === 0 ? null : (
      <section class="latest">
        <h2 class="minor">{say('popup_latest')}</h2>
        <Entries
          entries={latest.map(({ by, ...entry }) => ({ ...entry, ...(by === undefined ? {} : { by: date(by) }) }))}
          openPage={openPage}
        />
      </section>
    );
  return (
    <section class="latest" data-part="news">
      <Disclosure
        title={count('popup_news', first)}
        onOpen={() => {
          if (changes === undefined) void readNews().then(setChanges, () => undefined);
        }}
      >
        {changes !== undefined && <Changes changes={changes} openPage={openPage} />}
      </Disclosure>
    </section>
  );
}
