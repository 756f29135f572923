import { addressOfQuery, addressOfService } from '../../domain/search/address.ts';
import type { Book, Entry } from '../../domain/search/book.ts';
import { choose, NO_QUERY } from '../../domain/search/query.ts';
import { alikeCases, sameMatter } from '../../domain/search/relations.ts';
import type { CatalogService } from '../../domain/model.ts';
import { OperatorResponse } from '../../ui/OperatorResponse.tsx';
import { OutcomeMark } from '../../ui/charts/OutcomeMark.tsx';
import { under } from '../../words/keys.ts';
import { useWords } from '../../ui/words.ts';
import { Caption, CaseLink, OtherNames } from './Names.tsx';
import { yearOf } from '../../ui/CaseLine.tsx';
import { Cite } from './Cite.tsx';
import { Changes } from './Changes.tsx';
import { Documents } from './Documents.tsx';
import { EventStrip } from './EventStrip.tsx';
import { labelOf } from './labels.ts';
import type { CasebookPort } from './port.ts';
import { Addresses } from './Addresses.tsx';

interface Props {
  readonly book: Book;
  readonly entry: Entry;
  readonly port: CasebookPort;
}

const PARTIES_AT_FIRST = 12;

/** The services that a respondent runs, where the record tells respondents apart. */
function Behind({ services }: { readonly services: readonly CatalogService[] }) {
  const { say, lang } = useWords();
  if (services.length === 0) return null;
  return (
    <p class="parties__behind muted" lang={lang}>
      {say('book_stands_behind')}{' '}
      {services.map((service) => (
        <span key={service.id} class="part">
          <a href={addressOfService(service.id)}>
            <bdi>{service.name}</bdi>
          </a>
        </span>
      ))}
    </p>
  );
}

/** The names of one side, folded if there are many; on paper they are all printed. `entry` is given for respondents. */
function Parties({ names, entry }: { readonly names: readonly string[]; readonly entry?: Entry }) {
  const { count } = useWords();
  const behind = (name: string): readonly CatalogService[] => {
    const ids = entry?.record.runs?.find(({ party }) => party === name)?.services ?? [];
    return entry?.services.filter(({ id }) => ids.includes(id)) ?? [];
  };
  const all = (
    <ul class="parties" lang="en">
      {names.map((name) => (
        <li key={name}>
          <bdi>{name}</bdi>
          <Behind services={behind(name)} />
        </li>
      ))}
    </ul>
  );
  if (names.length <= PARTIES_AT_FIRST) return all;
  return (
    <details class="fold">
      <summary>{count('book_parties', names.length)}</summary>
      {all}
    </details>
  );
}

/** What was decided: the outcome with its date, and the record's notes on the decisions. */
function Decided({ entry: { record } }: { readonly entry: Entry }) {
  const { say, date } = useWords();
  const notes = record.events.flatMap(({ kind, note }) => (note === undefined || kind === 'filed' ? [] : [note]));
  const opening = (): string => {
    if (record.outcome === 'pending') return say('book_decided_pending');
    if (record.outcome === 'unknown') return say('book_decided_unknown');
    if (record.outcome === 'statement-only') return say('book_decided_statement');
    const ended = say(`outcome_${under(record.outcome)}`);
    return record.outcomeDate === undefined
      ? say('ui_story_outcome', ended)
      : say('ui_story_outcome_on', ended, date(record.outcomeDate));
  };
  return (
    <p>
      {opening()}{' '}
      {notes.map((note) => (
        <span key={note} lang="en">
          {note}{' '}
        </span>
      ))}
    </p>
  );
}

function Named({ service }: { readonly service: CatalogService }) {
  return (
    <li class="named">
      <h3>
        <a href={addressOfService(service.id)}>
          <bdi>{service.name}</bdi>
        </a>
      </h3>
      <OtherNames service={service} />
      <Addresses service={service} />
    </li>
  );
}

/** A titled list of other cases, one line each. */
function CaseList({ title, entries }: { readonly title: string; readonly entries: readonly Entry[] }) {
  const { say, outcome } = useWords();
  if (entries.length === 0) return null;
  return (
    <section class="others">
      <h2 class="minor">{title}</h2>
      <ul>
        {entries.map(({ record, year }) => (
          <li key={record.id}>
            <CaseLink record={record} />
            <span class="muted">
              <span class="part figures">{year ?? say('ui_undated')}</span>
              <span class="part">{outcome(record)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The page of one case. */
export function CasePage({ book, entry, port }: Props) {
  const words = useWords();
  const { say, date, amount, alleged, outcome } = words;
  const { record, services } = entry;
  const year = yearOf(record);
  const told = alleged(record);
  const grade = record.grade.toLowerCase() as Lowercase<typeof record.grade>;
  return (
    <article class="sheet">
      <header class="sheet__head">
        <h1 tabIndex={-1}>
          <Caption record={record} />
        </h1>
        <p class="sheet__where muted">
          <span class="part" lang="en">
            {record.court}
          </span>
          {record.docket !== undefined && (
            <span class="part figures">
              <bdi>{say('ui_docket', record.docket)}</bdi>
            </span>
          )}
          <span class="part figures">{year ?? say('ui_undated')}</span>
        </p>
        <p class="sheet__standing">
          <OutcomeMark grade={record.grade} />
          <span class="part sentence">{outcome(record)}</span>
          <span class="part muted">{say('ui_as_of', date(record.asOf))}</span>
          {record.readAgain !== undefined && (
            <span class="part muted sheet__again">
              <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
                <path d="m1 6.5 2.5 3L7 4M5.5 8.5l1 1L11 4" />
              </svg>
              {say('ui_read_again', date(record.readAgain))}
            </span>
          )}
        </p>
        <Cite record={record} port={port} />
      </header>
      <EventStrip events={record.events} />
      <div class="sheet__story">
        <section>
          <h2 class="minor">{say('book_alleged')}</h2>
          {told.text !== record.alleged && <p lang={told.lang}>{told.text}</p>}
          <p lang="en">{record.alleged}</p>
        </section>
        <section>
          <h2 class="minor">{say('book_decided')}</h2>
          <Decided entry={entry} />
          {record.amount !== undefined && (
            <p class="sheet__amount">
              <span class="figures">{amount(record.amount)}</span>{' '}
              <span class="muted">{say(`book_amount_${record.amount.kind}`)}</span>
            </p>
          )}
        </section>
        <section>
          <h2 class="minor">{say('book_not_meant')}</h2>
          <p>{say(`book_not_meant_${grade}`)}</p>
        </section>
        <OperatorResponse responses={record.responses ?? []} heading="h2" />
      </div>
      <div class="sheet__foot">
        <div class="sheet__side">
          <section>
            <h2 class="minor">{say('book_parties_title')}</h2>
            <dl class="sides">
              <dt>{say('ui_brought_by')}</dt>
              <dd>
                <Parties names={record.claimants} />
              </dd>
              <dt>{say('ui_against')}</dt>
              <dd>
                <Parties names={record.respondents} entry={entry} />
              </dd>
            </dl>
          </section>
          <section>
            <h2 class="minor">{say('book_named')}</h2>
            {services.length === 0 ? (
              <p class="muted">{say('book_named_none')}</p>
            ) : (
              <ul class="named-list">
                {services.map((service) => (
                  <Named key={service.id} service={service} />
                ))}
              </ul>
            )}
          </section>
          <p class="tags">
            {[...new Set(record.conduct)].map((kind) => (
              <span key={kind} class="part">
                <a href={addressOfQuery(choose(NO_QUERY, 'conduct', kind))}>{labelOf(book, words, 'conduct', kind)}</a>
              </span>
            ))}
            {[...new Set(record.platforms)].map((platform) => (
              <span key={platform} class="part">
                <a href={addressOfQuery(choose(NO_QUERY, 'platform', platform))}>
                  {labelOf(book, words, 'platform', platform)}
                </a>
              </span>
            ))}
          </p>
        </div>
        <Documents sources={record.sources} />
      </div>
      <div class="sheet__more">
        <Changes book={book} id={record.id} />
        <CaseList title={say('book_same_matter')} entries={sameMatter(book, entry)} />
        <CaseList title={say('book_alike')} entries={alikeCases(book, entry)} />
      </div>
    </article>
  );
}
