import { useEffect, useState } from 'preact/hooks';
import { addressOfService } from '../../domain/search/address.ts';
import type { Book } from '../../domain/search/book.ts';
import { casesOf, kinOf } from '../../domain/search/relations.ts';
import type { Kin } from '../../domain/search/relations.ts';
import type { Meeting } from '../../domain/history/meetings.ts';
import type { CatalogService } from '../../domain/model.ts';
import { PAGE_PATHS } from '../../platform/extension/page-paths.ts';
import { OutLink } from '../../ui/OutLink.tsx';
import { OutcomeMark } from '../../ui/charts/OutcomeMark.tsx';
import { under } from '../../words/keys.ts';
import { useWords } from '../../ui/words.ts';
import { OtherNames } from './Names.tsx';
import { Addresses } from './Addresses.tsx';
import { labelOf } from './labels.ts';
import { Lifelines } from './Lifelines.tsx';
import type { CasebookPort, Chosen } from './port.ts';

const MOST_MET = 5;

interface Props {
  readonly book: Book;
  readonly service: CatalogService;
  readonly port: CasebookPort;
}

/** Services of the same house: the text first, the lines between them drawn in the margin. */
function Family({ service, kin }: { readonly service: CatalogService; readonly kin: readonly Kin[] }) {
  const { say } = useWords();
  if (kin.length === 0) return null;
  return (
    <section>
      <h2 class="minor">{say('book_family')}</h2>
      <p>
        <bdi>{service.name}</bdi>
      </p>
      <ul class="family">
        {kin.map(({ service: other, how, source }) => (
          <li key={other.id}>
            <span class="muted">{say(`book_kin_${under(how)}`)}</span>{' '}
            <a href={addressOfService(other.id)}>
              <bdi>{other.name}</bdi>
            </a>{' '}
            <span class="muted family__source">
              (<OutLink url={source}>{say('book_source')}</OutLink>)
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/**
 * The page of one service: what it is, its addresses, its cases along one line of time, its relatives, the reader's
 * choice.
 */
export function ServicePage({ book, service, port }: Props) {
  const words = useWords();
  const { say, count, lang } = words;
  // The reader's own days are written in local time, as in the history.
  const days = new Intl.DateTimeFormat(lang, { dateStyle: 'long' });
  const cases = casesOf(book, service);
  const [met, setMet] = useState<readonly Meeting[]>([]);
  const [chosen, setChosen] = useState<Chosen | undefined>();
  useEffect(() => {
    let isHere = true;
    setChosen(undefined);
    setMet([]);
    void port.met(service.id).then(
      (all) => isHere && setMet(all),
      () => undefined,
    );
    void port.chosen().then(
      (all) => isHere && setChosen(all.find((each) => each.service === service.id)),
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [port, service.id]);
  const targets = new Intl.ListFormat(lang, { type: 'conjunction' }).format(
    service.targets.map((platform) => labelOf(book, words, 'platform', platform)),
  );
  const about = labelOf(book, words, 'conduct', service.category);
  return (
    <article class="sheet">
      <header class="sheet__head">
        <h1 tabIndex={-1}>
          <bdi>{service.name}</bdi>
        </h1>
        <p class="sheet__where">
          {targets === '' ? say('book_service_about', about) : say('book_service_about_on', about, targets)}
        </p>
        <OtherNames service={service} />
        <p class="sheet__standing">
          <OutcomeMark grade={service.grade} />
          <span class="sentence">{say(`book_ending_${service.grade.toLowerCase() as 'a'}`)}</span>
        </p>
      </header>
      <section>
        <h2 class="minor">{count('book_cases', cases.length)}</h2>
        <Lifelines entries={cases} />
      </section>
      <div class="sheet__foot">
        <div class="sheet__side">
          <section>
            <h2 class="minor">{say('book_addresses')}</h2>
            <Addresses service={service} />
          </section>
          {met.length > 0 && (
            <section>
              <h2 class="minor">{say('book_met')}</h2>
              <ul class="met">
                {met.slice(0, MOST_MET).map((meeting) => (
                  <li key={meeting.id}>
                    <span class="part figures">{days.format(meeting.at)}</span>
                    <span class="part" dir="ltr">
                      {meeting.host}
                    </span>
                    {meeting.did !== 'nothing' && <b class="part">{say(`history_did_${under(meeting.did)}`)}</b>}
                  </li>
                ))}
              </ul>
              <p>
                <a href={`/${PAGE_PATHS.history}`}>{say('book_met_all')}</a>
              </p>
            </section>
          )}
          {chosen !== undefined && (
            <section>
              <h2 class="minor">{say('book_chosen')}</h2>
              <p>{say(`book_chosen_${under(chosen.until)}`, days.format(chosen.at))}</p>
            </section>
          )}
        </div>
        <div class="sheet__side">
          {service.operators.length > 0 && (
            <section>
              <h2 class="minor">{say('book_operators')}</h2>
              <ul class="parties" lang="en">
                {service.operators.map((name) => (
                  <li key={name}>
                    <bdi>{name}</bdi>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <Family service={service} kin={kinOf(book, service)} />
        </div>
      </div>
    </article>
  );
}
