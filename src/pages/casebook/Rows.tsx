import { addressOfService } from '../../domain/search/address.ts';
import type { Book, Entry } from '../../domain/search/book.ts';
import type { CatalogService } from '../../domain/model.ts';
import { casesOf } from '../../domain/search/relations.ts';
import { OutcomeMark } from '../../ui/charts/OutcomeMark.tsx';
import { useWords } from '../../ui/words.ts';
import { CaseLink } from './Names.tsx';
import { labelOf, listOf } from './labels.ts';

const MOST_SERVICES = 4;

/** A case in a list: caption, court and year, the service, what it was about, how it ended. */
export function CaseRow({ book, entry }: { readonly book: Book; readonly entry: Entry }) {
  const words = useWords();
  const { say, outcome, amount, lang } = words;
  const { record, services, year } = entry;
  const about = listOf(
    [...new Set(record.conduct)].map((kind) => labelOf(book, words, 'conduct', kind)),
    lang,
  );
  return (
    <article class="row">
      <h3 class="row__caption">
        <CaseLink record={record} />
      </h3>
      <p class="row__end">
        <OutcomeMark grade={record.grade} />
        <span class="sentence">{outcome(record)}</span>
      </p>
      <p class="row__where muted">
        <span class="part" lang="en">
          {record.court}
        </span>
        <span class="part figures">{year ?? say('ui_undated')}</span>
      </p>
      {record.amount !== undefined && <p class="row__amount muted figures">{amount(record.amount)}</p>}
      <p class="row__what">
        {services.slice(0, MOST_SERVICES).map((service) => (
          <span key={service.id} class="row__service">
            <a href={addressOfService(service.id)}>
              <bdi>{service.name}</bdi>
            </a>
          </span>
        ))}
        {services.length > MOST_SERVICES && (
          <span class="row__service">{say('book_more_services', services.length - MOST_SERVICES)}</span>
        )}
        <span class="row__about">{about}</span>
      </p>
    </article>
  );
}

/** A service in a list: its name, its addresses, what its cases were about and how they ended. */
export function ServiceRow({ book, service }: { readonly book: Book; readonly service: CatalogService }) {
  const words = useWords();
  const { say, count } = words;
  const cases = casesOf(book, service);
  const hosts = service.domains.map(({ host }) => host);
  return (
    <article class="row">
      <h3 class="row__caption row__caption--plain">
        <a href={addressOfService(service.id)}>
          <bdi>{service.name}</bdi>
        </a>
      </h3>
      <p class="row__end">
        <OutcomeMark grade={service.grade} />
        <span class="sentence">{say(`book_ending_${service.grade.toLowerCase() as 'a'}`)}</span>
      </p>
      <p class="row__where muted">
        <span class="part sentence">{labelOf(book, words, 'conduct', service.category)}</span>
        <span class="part">{count('book_cases', cases.length)}</span>
      </p>
      <p class="row__what">
        {hosts.length === 0 ? (
          <span class="muted">{say('book_no_address')}</span>
        ) : (
          hosts.slice(0, MOST_SERVICES).map((host) => (
            <span key={host} class="row__service" dir="ltr">
              {host}
            </span>
          ))
        )}
        {hosts.length > MOST_SERVICES && (
          <span class="row__service">{say('book_more_addresses', hosts.length - MOST_SERVICES)}</span>
        )}
      </p>
    </article>
  );
}
