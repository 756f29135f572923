import { serviceOf } from '../../domain/finding.ts';
import type { JudgedFinding } from '../../domain/finding.ts';
import { casePath, servicePath } from '../../platform/extension/page-paths.ts';
import { CaseLine } from '../../ui/CaseLine.tsx';
import { shortOf } from '../../ui/subject.ts';
import { under } from '../../words/keys.ts';
import { leadingCase, serviceName } from '../../words/words.ts';
import { useWords } from '../../ui/words.ts';
import { PageLink } from './PageLink.tsx';
import type { PopupPort } from './port.ts';
import { Stepper } from './Stepper.tsx';

interface Props {
  readonly judged: JudgedFinding;
  /** Leaves out the case: the leading finding, about the same service, already shows it. */
  readonly isBrief: boolean;
  /** For a look-alike: the listed host that the page's host resembles. */
  readonly resembles?: string | undefined;
  readonly tab: number;
  readonly port: PopupPort;
}

/** A finding that does not lead: a mention with its places on the page, a link, another listed service. */
export function Item({ judged, isBrief, resembles, tab, port }: Props) {
  const words = useWords();
  const { say, count, outcome } = words;
  const { finding, dossier } = judged;
  const record = leadingCase(judged);
  const name = serviceName(judged);
  const isLookalike = finding.kind === 'lookalike';
  const service = serviceOf(finding);
  return (
    <li class="item" data-kind={finding.kind} data-service={service ?? 'offer'}>
      <p class="item__name">
        <b>
          {finding.kind === 'mention'
            ? name
            : finding.kind === 'link'
              ? count('popup_links', finding.count, name)
              : shortOf(judged, words)}
        </b>
      </p>
      {finding.kind === 'lookalike' && resembles !== undefined && (
        <p>{say(`popup_alike_${under(finding.how)}`, resembles, name)}</p>
      )}
      {finding.kind === 'own' && finding.note !== '' && (
        <p class="own__note" dir="auto">
          {finding.note}
        </p>
      )}
      {isLookalike && <p class="muted">{say('ui_lookalike_no_case')}</p>}
      {record !== undefined && !isBrief && !isLookalike && (
        <>
          <CaseLine record={record} />
          <p class="muted sentence">{outcome(record)}</p>
        </>
      )}
      <p class="item__ways">
        {finding.kind === 'mention' && (
          <Stepper
            about={name}
            none={say('popup_gone')}
            show={(index) => port.showMention(tab, finding.service, index)}
          />
        )}
        {finding.kind === 'embedded' && (
          <Stepper
            about={name}
            none={say('popup_embedded_unseen')}
            show={(index) => port.showEmbedded(tab, finding.service, index)}
          />
        )}
        {!isBrief && service !== undefined && dossier !== undefined && (
          <PageLink
            path={record === undefined || dossier.cases.length > 1 ? servicePath(service) : casePath(record.id)}
            openPage={port.openPage}
          >
            {dossier.cases.length > 1 ? count('popup_cases_in_book', dossier.cases.length) : say('popup_in_book')}
          </PageLink>
        )}
      </p>
    </li>
  );
}
