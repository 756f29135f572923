import type { AddressView } from '../messages/review.ts';
import { CaseLine } from '../ui/CaseLine.tsx';
import type { JudgedFinding } from '../domain/finding.ts';
import { inLetters } from '../domain/address/punycode.ts';
import { under } from '../words/keys.ts';
import { leadingCase, serviceName } from '../words/words.ts';
import type { Words } from '../words/words.ts';
import { useWords } from '../ui/words.ts';

/**
 * What Caveat knows about an address: whether it is listed, what it resembles, and its letters if it is in punycode.
 */
export function AddressAnswer({ answer: { host, findings, resembles } }: { readonly answer: AddressView }) {
  const words = useWords();
  const { say, outcome } = words;
  const [first] = findings;
  const record = first === undefined ? undefined : leadingCase(first);
  const letters = inLetters(host);
  return (
    <>
      <p>{verdict(host, first, words)}</p>
      {letters !== host && (
        <p>
          {first?.finding.kind !== 'lookalike' || first.finding.how !== 'confusable' || resembles === undefined
            ? say('popup_check_letters', letters, host)
            : say('popup_check_twin', letters, resembles, host)}
        </p>
      )}
      {first?.finding.kind === 'lookalike' && resembles !== undefined ? (
        <>
          <p>{say(`popup_alike_${under(first.finding.how)}`, resembles, serviceName(first))}</p>
          <p class="muted">{say('ui_lookalike_no_case')}</p>
        </>
      ) : (
        record !== undefined && (
          <>
            <CaseLine record={record} />
            <p class="muted sentence">{outcome(record)}</p>
          </>
        )
      )}
    </>
  );
}

function verdict(host: string, first: JudgedFinding | undefined, { say }: Words): string {
  if (first === undefined) return say('popup_check_clean', host);
  if (first.finding.kind === 'listed-listing') return say('popup_listing', serviceName(first));
  return first.finding.kind === 'lookalike'
    ? say('popup_check_alike', host)
    : say('popup_check_listed', host, serviceName(first));
}
