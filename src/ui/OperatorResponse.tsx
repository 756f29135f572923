import type { OperatorResponse as Response } from '../domain/model.ts';
import { OutLink } from './OutLink.tsx';
import { useWords } from './words.ts';

/** The operators' own answers, in the same type size as the claim, or a line that says that there are none. */
export function OperatorResponse({
  responses,
  heading: Heading,
}: {
  readonly responses: readonly Response[];
  readonly heading?: 'h2' | 'h3' | 'h4';
}) {
  const { say, date } = useWords();
  return (
    <section class="response">
      {Heading !== undefined && <Heading class="minor">{say('ui_response')}</Heading>}
      {responses.length === 0 && <p class="muted">{say('ui_response_none')}</p>}
      {responses.map((response) => (
        <figure key={response.text}>
          <blockquote lang="en" cite={response.url}>
            <p>{response.text}</p>
          </blockquote>
          <figcaption class="muted">
            <span class="part" lang="en">
              {response.by}
            </span>
            {response.date !== undefined && <span class="part">{date(response.date)}</span>}
            <span class="part">
              <OutLink url={response.url}>{say('ui_response_source')}</OutLink>
            </span>
          </figcaption>
        </figure>
      ))}
    </section>
  );
}
