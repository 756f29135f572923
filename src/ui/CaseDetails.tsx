import type { CatalogCase } from '../domain/model.ts';
import { CaseLine } from './CaseLine.tsx';
import { GradeLine } from './GradeLine.tsx';
import { OperatorResponse } from './OperatorResponse.tsx';
import { Sources } from './Sources.tsx';
import { Timeline } from './Timeline.tsx';
import { useWords } from './words.ts';

/** Heading level of a case: one below the heading around it. */
export type Level = 2 | 3;

/** One case in full: parties, court, allegations, timeline, status and documents. */
export function CaseDetails({ record, level }: { readonly record: CatalogCase; readonly level: Level }) {
  const Heading = `h${level + 1}` as 'h3' | 'h4';
  const { say, date, amount, outcome } = useWords();
  return (
    <article class="case">
      <CaseLine record={record} as={`h${level}`} />
      <dl class="facts">
        <dt>{say('ui_brought_by')}</dt>
        <dd lang="en">{record.claimants.join(', ')}</dd>
        <dt>{say('ui_against')}</dt>
        <dd lang="en">{record.respondents.join(', ')}</dd>
        <dt>{say('ui_alleged')}</dt>
        <dd lang="en">{record.alleged}</dd>
        <dt>{say('ui_outcome')}</dt>
        <dd class="sentence">
          <span class="part">{outcome(record)}</span>
          {record.amount !== undefined && <span class="part figures">{amount(record.amount)}</span>}
          <span class="muted">{say('ui_as_of', date(record.asOf))}</span>
          {record.readAgain !== undefined && <span class="muted">{say('ui_read_again', date(record.readAgain))}</span>}
        </dd>
        <dt>{say('ui_evidence')}</dt>
        <dd>
          <GradeLine grade={record.grade} />
        </dd>
      </dl>
      <Timeline events={record.events} />
      <Heading class="minor">{say('ui_documents')}</Heading>
      <Sources sources={record.sources} />
      <OperatorResponse responses={record.responses ?? []} heading={Heading} />
    </article>
  );
}
