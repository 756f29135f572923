import type { OperatorResponse as Response } from '../domain/model.ts';
import { OutLink } from './Sources.tsx';
import { useWords } from './words.ts';

/** The operator's own answer, in the same type size as the claim; says so where there is none. */
export function OperatorResponse({
  response,
  heading: Heading,
}: {
  readonly response: Response | undefined;
  readonly heading?: 'h2' | 'h3' | 'h4';
}) {
  const { say, date } = useWords();
  return (
    <section class="response">
      {Heading !== undefined && <Heading class="minor">{say('ui_response')}</Heading>}
      {response === undefined ? (
        <p class="muted">{say('ui_response_none')}</p>
      ) : (
        <figure>
          <blockquote lang="en" cite={response.url}>
            <p>{response.text}</p>
          </blockquote>
          <figcaption class="muted">
            {response.date !== undefined && <span class="part">{date(response.date)}</span>}
            <span class="part">
              <OutLink url={response.url}>{say('ui_response_source')}</OutLink>
            </span>
          </figcaption>
        </figure>
      )}
    </section>
  );
}
