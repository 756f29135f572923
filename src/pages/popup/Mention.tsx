import { useState } from 'preact/hooks';
import type { ServiceId } from '../../domain/model.ts';
import { serviceOf } from '../../domain/finding.ts';
import type { JudgedFinding } from '../../domain/finding.ts';
import { Button } from '../../ui/Button.tsx';
import { CaseLine } from '../../ui/CaseLine.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { CaseDetails } from '../../ui/CaseDetails.tsx';
import type { Level } from '../../ui/CaseDetails.tsx';
import { shortOf } from '../../ui/subject.ts';
import { leadingCase, serviceName } from '../../words/words.ts';
import { useWords } from '../../ui/words.ts';

interface Props {
  readonly judged: JudgedFinding;
  readonly level: Level;
  /** The case already stands above. */
  readonly isBrief: boolean;
  readonly showMention: (service: ServiceId, index: number) => Promise<{ readonly total: number }>;
}

/** A finding that does not lead: a mention with its places on the page, a link, a second listed service. */
export function Mention({ judged, showMention, level, isBrief }: Props) {
  const words = useWords();
  const { say, count, outcome } = words;
  const [at, setAt] = useState<{ readonly index: number; readonly total: number }>();
  const { finding } = judged;
  const record = leadingCase(judged);
  const name = serviceName(judged);
  const isLookalike = finding.kind === 'lookalike';
  const show = (service: ServiceId): void => {
    const index = at === undefined || at.total === 0 ? 0 : (at.index + 1) % at.total;
    void showMention(service, index).then(({ total }) => setAt({ index, total }));
  };
  return (
    <div class="popup__item" data-kind={finding.kind} data-service={serviceOf(finding) ?? 'offer'}>
      <p>
        <b>
          {finding.kind === 'mention'
            ? name
            : finding.kind === 'link'
              ? count('popup_links', finding.count, name)
              : shortOf(judged, words)}
        </b>
      </p>
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
      {finding.kind === 'mention' && (
        <Button onPress={() => show(finding.service)}>
          <span aria-live="polite">
            {at === undefined || at.total === 0 ? say('popup_show') : say('popup_show_nth', at.index + 1, at.total)}
          </span>
        </Button>
      )}
      {!isBrief && judged.dossier !== undefined && judged.dossier.cases.length > 0 && (
        <Disclosure
          title={isLookalike ? say('ui_cases_of', name) : count('ui_court_documents', judged.dossier.cases.length)}
        >
          {judged.dossier.cases.map((each) => (
            <CaseDetails key={each.id} record={each} level={level} />
          ))}
        </Disclosure>
      )}
    </div>
  );
}
