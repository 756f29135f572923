import { useId, useState } from 'preact/hooks';
import { likelyReport, REPORT_KINDS, reportText } from '../../domain/report-text.ts';
import type { ReportKind } from '../../domain/report-text.ts';
import type { ReviewView } from '../../messages/review.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { under } from '../../words/keys.ts';
import { useWords } from '../../ui/words.ts';

interface Props {
  readonly view: ReviewView;
  readonly copy: (text: string) => Promise<void>;
}

/** Writes a report for the maintainers of the registry, which the reader can copy. Nothing is sent. */
export function Report({ view, copy }: Props) {
  const { say } = useWords();
  const [chosen, setChosen] = useState<ReportKind>();
  const [told, setTold] = useState('');
  const name = useId();
  const kind = chosen ?? likelyReport(view.findings);
  const text = reportText(kind, view);
  return (
    <section class="report" data-part="report">
      <Disclosure title={say(`report_${under(likelyReport(view.findings))}_do`)}>
        <fieldset class="report__kinds">
          <legend class="unseen">{say('report_kind')}</legend>
          {REPORT_KINDS.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name={name}
                value={each}
                checked={each === kind}
                onChange={() => {
                  setChosen(each);
                  setTold('');
                }}
              />
              {say(`report_${under(each)}`)}
            </label>
          ))}
        </fieldset>
        <pre class="report__text" lang="en" dir="ltr" tabIndex={0} aria-label={say('report_preview')}>
          {text}
        </pre>
        <p class="muted">{say('report_note')}</p>
        <div class="actions">
          <Button
            action="copy-report"
            onPress={() =>
              void copy(text).then(
                () => setTold(say('report_copied')),
                () => setTold(say('report_copy_failed')),
              )
            }
          >
            {say('report_copy')}
          </Button>
          <span class="muted" role="status">
            {told}
          </span>
        </div>
      </Disclosure>
    </section>
  );
}
