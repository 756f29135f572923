import type { Source } from '../domain/model.ts';
import { useWords } from './words.ts';

/** Only https leads out of Caveat, whatever a record holds. */
export const isSafeLink = (url: string): boolean => /^https:\/\//.test(url);

/** A link that leads out of Caveat: new tab, and the page it opens learns nothing of where it came from. */
export function OutLink({
  url,
  children,
  lang,
}: {
  readonly url: string;
  readonly children: string;
  readonly lang?: string;
}) {
  if (!isSafeLink(url)) return <span {...(lang === undefined ? {} : { lang })}>{children}</span>;
  return (
    <a href={url} target="_blank" rel="noreferrer noopener" {...(lang === undefined ? {} : { lang })}>
      {children}
    </a>
  );
}

/** The documents behind a record, the primary ones first. */
export function Sources({ sources }: { readonly sources: readonly Source[] }) {
  const { say, date } = useWords();
  const ordered = [...sources].sort((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false));
  return (
    <ul class="sources">
      {ordered.map((source) => (
        <li key={source.url}>
          <OutLink url={source.url} lang="en">
            {source.title ?? source.publisher}
          </OutLink>
          <span class="muted">
            {[
              ...(source.title === undefined ? [] : [source.publisher]),
              ...(source.date === undefined ? [] : [date(source.date)]),
              ...(source.primary === true ? [say('ui_primary_document')] : []),
            ].map((part) => (
              <span key={part} class="part">
                {part}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
