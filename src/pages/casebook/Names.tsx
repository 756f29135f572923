/** How the case book shows the names of cases and services. */
import { addressOfCase } from '../../domain/search/address.ts';
import type { CatalogCase, CatalogService } from '../../domain/model.ts';
import { useWords } from '../../ui/words.ts';

/** The caption of a case: English in every language of the reader. */
export function Caption({ record }: { readonly record: CatalogCase }) {
  return (
    <cite lang="en" dir="auto">
      {record.caption}
    </cite>
  );
}

/** The caption as a link to the page of the case. */
export function CaseLink({ record }: { readonly record: CatalogCase }) {
  return (
    <a href={addressOfCase(record.id)}>
      <Caption record={record} />
    </a>
  );
}

/** The other names of a service, if it has any. */
export function OtherNames({ service }: { readonly service: CatalogService }) {
  const { say } = useWords();
  const others = service.names.map(({ text }) => text).filter((text) => text !== service.name);
  if (others.length === 0) return null;
  return (
    <p class="muted">
      {say('book_also_called')}{' '}
      {others.map((name) => (
        <span key={name} class="part">
          <bdi>{name}</bdi>
        </span>
      ))}
    </p>
  );
}
