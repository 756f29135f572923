import { Button } from './Button.tsx';
import { CaseDetails } from './CaseDetails.tsx';
import { Disclosure } from './Disclosure.tsx';
import { OperatorResponse } from './OperatorResponse.tsx';
import { isListed } from '../domain/finding.ts';
import type { Level } from './CaseDetails.tsx';
import { CaseLine } from './CaseLine.tsx';
import { Why } from './Why.tsx';
import { under } from '../words/keys.ts';
import { platformAtStake, warns } from './subject.ts';
import { useWords } from './words.ts';
import type { Shown } from '../words/words.ts';

interface Props {
  readonly shown: Shown;
  /** Heading level of the cases. */
  readonly level: Level;
  /** Opens the checklist for a platform. */
  readonly onSignedIn: (platform: string | undefined) => void;
}

/** The evidence: why this is shown, the court documents, the operator's answer, and the way to the checklist. */
export function Evidence({ shown, level, onSignedIn }: Props) {
  const { say, count } = useWords();
  const { finding, dossier, relatedCases } = shown;
  const cases = dossier?.cases ?? [];
  const platform = platformAtStake(shown);
  const responses = cases.flatMap((record) => record.responses ?? []);
  return (
    <div class="evidence">
      <Disclosure title={say('ui_why')}>
        <Why shown={shown} />
      </Disclosure>
      {cases.length > 0 && (
        <Disclosure
          title={
            isListed(finding)
              ? count('ui_court_documents', cases.length)
              : say('ui_cases_of', dossier?.service.name ?? '')
          }
        >
          {cases.map((record) => (
            <CaseDetails key={record.id} record={record} level={level} />
          ))}
        </Disclosure>
      )}
      {isListed(finding) && (
        <Disclosure title={say('ui_response')}>
          <OperatorResponse responses={responses} />
        </Disclosure>
      )}
      {relatedCases.length > 0 && (
        <Disclosure title={say('ui_related_cases')}>
          <p class="muted">{say('ui_related_note')}</p>
          <ul class="related">
            {relatedCases.map((record) => (
              <li key={record.id}>
                <CaseLine record={record} />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {warns(shown) && (
        <Disclosure title={say('ui_signed_in')}>
          <p>{say('ui_signed_in_what')}</p>
          <Button onPress={() => onSignedIn(platform)}>
            {platform === undefined
              ? say('ui_open_checklist')
              : say('ui_open_checklist_for', say(`platform_${under(platform)}`))}
          </Button>
        </Disclosure>
      )}
    </div>
  );
}
