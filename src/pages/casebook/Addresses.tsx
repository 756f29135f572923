import type { CatalogService, ServiceApp, ServiceDomain } from '../../domain/model.ts';
import { under } from '../../words/keys.ts';
import { useWords } from '../../ui/words.ts';

/** Says since and until when an address was the service's, and how sure that is. */
function standingOf(
  { heldFrom, heldUntil, evidence, mayHaveChangedHands }: ServiceDomain,
  { say, date }: ReturnType<typeof useWords>,
): string[] {
  return [
    ...(heldFrom === undefined ? [] : [say('book_since', date(heldFrom))]),
    ...(heldUntil === undefined ? [] : [say('book_until', date(heldUntil))]),
    ...(evidence === 'weak' ? [say('book_weak')] : []),
    ...(mayHaveChangedHands === true ? [say('book_changed_hands')] : []),
  ];
}

function AppLine({ app }: { readonly app: ServiceApp }) {
  const { say } = useWords();
  return (
    <li>
      <bdi>{app.name}</bdi>
      <span class="muted">
        <span class="part">{say('book_app_on', say(`store_${under(app.store)}`))}</span>
        {app.developer !== undefined && (
          <span class="part" lang="en">
            <bdi>{app.developer}</bdi>
          </span>
        )}
      </span>
    </li>
  );
}

/**
 * The addresses and apps of a service, with what is known of each. They are no links: the case book leads nobody to a
 * listed site.
 */
export function Addresses({ service }: { readonly service: CatalogService }) {
  const words = useWords();
  if (service.domains.length + service.apps.length === 0) return <p class="muted">{words.say('book_no_address')}</p>;
  return (
    <ul class="addresses">
      {service.domains.map((domain) => (
        <li key={domain.host}>
          <span class="addresses__host" dir="ltr">
            {domain.host}
          </span>
          <span class="muted">
            {standingOf(domain, words).map((part) => (
              <span key={part} class="part">
                {part}
              </span>
            ))}
          </span>
        </li>
      ))}
      {service.apps.map((app) => (
        <AppLine key={`${app.store} ${app.id ?? app.name}`} app={app} />
      ))}
    </ul>
  );
}
