import { useEffect, useMemo, useState } from 'preact/hooks';
import { serviceOf } from '../../domain/finding.ts';
import type { Finding } from '../../domain/model.ts';
import { addressOfQuery, addressOfService, cleanText } from '../../domain/search/address.ts';
import { NO_QUERY } from '../../domain/search/query.ts';
import type { CheckedText } from '../../messages/check.ts';
import type { Search } from '../../search/book-search.ts';
import { useWords } from '../../ui/words.ts';
import { serviceName } from '../../words/words.ts';
import { AddressAnswer } from '../AddressAnswer.tsx';
import { Near } from './Nothing.tsx';
import type { CasebookPort } from './port.ts';

/** Most words a name has: longer selections are not searched for in the book. */
const MOST_WORDS = 6;
const MOST_NEAR = 5;
/** How many characters of a long link or selection are shown. */
const MOST_SHOWN = 300;

/** A link from a finding to the page of its service. */
function ToService({ finding }: { readonly finding: Finding }) {
  const { say } = useWords();
  const service = serviceOf(finding);
  return service === undefined ? null : (
    <p>
      <a href={addressOfService(service)}>{say('check_to_service')}</a>
    </p>
  );
}

/** What the book has under the selected words. */
function InBook({ text, search }: { readonly text: string; readonly search: Search }) {
  const found = useMemo(
    () => ({ services: search.services(text).slice(0, MOST_NEAR), cases: search.cases(text).slice(0, MOST_NEAR) }),
    [text, search],
  );
  const { say } = useWords();
  if (found.services.length + found.cases.length === 0) return <p>{say('check_nothing')}</p>;
  return <Near title={say('check_in_book')} services={found.services} cases={found.cases} />;
}

function Answer({ checked, search }: { readonly checked: CheckedText; readonly search: Search | undefined }) {
  const { say } = useWords();
  const { text, from, address, within, named } = checked;
  const words = cleanText(text).trim();
  const addresses = address === undefined ? within : [address];
  const isName = addresses.length + named.length === 0 && from === 'selection';
  return (
    <>
      {addresses.map((each) => (
        <section key={each.host} class="checked" data-host={each.host}>
          <AddressAnswer answer={each} />
          {each.findings[0] !== undefined && <ToService finding={each.findings[0].finding} />}
        </section>
      ))}
      {named.length > 0 && (
        <section class="near">
          <h2 class="minor">{say('check_named')}</h2>
          <ul>
            {named.map((each) => (
              <li key={serviceOf(each.finding)}>
                <a href={addressOfService(serviceOf(each.finding) ?? '')}>
                  <bdi>{serviceName(each)}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {from === 'link' && address === undefined && <p>{say('popup_check_bad')}</p>}
      {isName &&
        (words.split(' ').length > MOST_WORDS ? (
          <p>{say('check_nothing')}</p>
        ) : (
          search !== undefined && <InBook text={words} search={search} />
        ))}
      {from === 'selection' && words.split(' ').length <= MOST_WORDS && (
        <p>
          <a href={addressOfQuery({ ...NO_QUERY, text: words })}>{say('check_search')}</a>
        </p>
      )}
    </>
  );
}

interface Props {
  readonly id: string;
  readonly port: CasebookPort;
  readonly search: Search | undefined;
}

/** The answer about a link or a text that the reader sent from the context menu of a page. */
export function CheckPage({ id, port, search }: Props) {
  const { say } = useWords();
  const [checked, setChecked] = useState<CheckedText | null>();
  useEffect(() => {
    let isHere = true;
    setChecked(undefined);
    void port.checked(id).then(
      (answer) => isHere && setChecked(answer),
      () => isHere && setChecked(null),
    );
    return () => {
      isHere = false;
    };
  }, [port, id]);
  return (
    <article class="sheet sheet--check">
      <header class="sheet__head">
        <h1 tabIndex={-1}>{say(checked?.from === 'selection' ? 'check_title_text' : 'check_title_link')}</h1>
        {checked !== undefined && checked !== null && (
          <p class="checked__text" dir={checked.from === 'link' ? 'ltr' : 'auto'}>
            {checked.text.length > MOST_SHOWN ? `${checked.text.slice(0, MOST_SHOWN)}…` : checked.text}
          </p>
        )}
      </header>
      <div role="status" class="checked__answers">
        {checked === null && <p>{say('check_forgotten')}</p>}
        {checked !== undefined && checked !== null && <Answer checked={checked} search={search} />}
      </div>
      <p class="muted">{say('check_kept')}</p>
    </article>
  );
}
