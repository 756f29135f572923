import type { Finding, Signal } from '../domain/model.ts';
import { signalKey, under } from '../words/keys.ts';
import { useWords } from './words.ts';
import type { Shown, Words } from '../words/words.ts';

/** What on the page led to the finding, in one sentence. */
function match(finding: Finding, service: string, { say, count }: Words): string {
  switch (finding.kind) {
    case 'listed-site':
      return say(finding.corroborated ? 'ui_match_listed_site' : 'ui_match_listed_site_alone', finding.host, service);
    case 'listed-listing':
      return say(
        finding.by === 'id' ? 'ui_match_listing_id' : 'ui_match_listing_name',
        say(`store_${under(finding.store)}`),
        service,
      );
    case 'embedded':
      return say(`ui_match_embedded_${finding.how}`, finding.host, service);
    case 'lookalike':
      return say(`ui_match_lookalike_${under(finding.how)}`, finding.host, service);
    case 'offer':
      return say('ui_match_offer');
    case 'link':
      return count('ui_match_link', finding.count, finding.host, service);
    case 'own':
      return say('ui_match_own', finding.host);
    case 'mention':
      return count('ui_match_mention', finding.count, service);
  }
}

interface SignalsProps {
  readonly signals: readonly Signal[];
  /** Also shows how many points each signal added to the score. */
  readonly withPoints?: boolean;
}

/** The signals, each with the place where it was observed. */
export function Signals({ signals, withPoints = false }: SignalsProps) {
  const { say } = useWords();
  if (signals.length === 0) return null;
  return (
    <ul class="signals">
      {signals.map((signal) => (
        <li key={`${signal.id} ${signal.place}`}>
          <span>{say(signalKey(signal.id))}</span>
          <span class="muted">
            {signal.points === undefined || !withPoints
              ? say('ui_signal_place', say(`place_${signal.place}`))
              : say('ui_signal_points', say(`place_${signal.place}`), String(signal.points))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Why this is shown: the match, the signals on the page, and why it speaks as loudly as it does. */
export function Why({ shown }: { readonly shown: Shown }) {
  const words = useWords();
  const { finding, dossier } = shown;
  const signals = 'signals' in finding ? finding.signals : [];
  return (
    <div class="why">
      <p>{match(finding, dossier?.service.name ?? '', words)}</p>
      <Signals signals={signals} withPoints />
      {signals.some(({ points }) => points !== undefined) && <p class="muted">{words.say('ui_signal_sum')}</p>}
      <p class="muted">{words.reason(shown)}</p>
      {dossier?.overdue === true && <p class="muted">{words.say('ui_overdue')}</p>}
    </div>
  );
}
