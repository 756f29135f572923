/** Words and tone for a finding, by what it is about. */
import { CHECKLIST_PLATFORMS } from 'caveat:platforms';
import type { Signal } from '../domain/model.ts';
import type { Platform } from '../domain/platforms.ts';
import type { LogoState } from './logo/shapes.ts';
import { serviceName } from '../words/words.ts';
import type { Shown, Words } from '../words/words.ts';

/** The tone of a finding, which gives its colours. Look-alikes are not listed and never get the colours of what is. */
export function toneOf({ finding, loudness, dossier }: Shown): LogoState & ('alert' | 'notice' | 'mention') {
  if (
    finding.kind === 'lookalike' ||
    finding.kind === 'mention' ||
    finding.kind === 'own' ||
    dossier?.service.grade === 'X'
  )
    return 'mention';
  return loudness === 'alert' ? 'alert' : 'notice';
}

/** The tone of a surface. What the reader has marked has its own, so that it never looks like a court's word. */
export const surfaceToneOf = (shown: Shown): ReturnType<typeof toneOf> | 'own' =>
  shown.finding.kind === 'own' ? 'own' : toneOf(shown);

/** Whether the finding is a reason to leave: failed claims, mentions, look-alikes and the reader's marks are not. */
export const warns = (shown: Shown): boolean => toneOf(shown) !== 'mention';

const SHORT = {
  'listed-site': 'ui_short_listed',
  'listed-listing': 'ui_short_listing',
  embedded: 'ui_short_embedded',
  lookalike: 'ui_short_lookalike',
  link: 'ui_short_listed',
  mention: 'ui_short_mention',
  own: 'ui_short_own',
} as const;

/** The words for what an offer sells, by its first and strongest signal. */
function shortOffer([strongest]: readonly Signal[]) {
  if (strongest?.id === 'review_trade') return 'ui_short_offer_reviews';
  return strongest?.id === 'account_trade' ? 'ui_short_offer_accounts' : 'ui_short_offer';
}

/** A few words for the bar: "Listed: Massroot8". */
export const shortOf = (shown: Shown, { say }: Words): string =>
  say(
    shown.finding.kind === 'offer' ? shortOffer(shown.finding.signals) : SHORT[shown.finding.kind],
    serviceName(shown),
  );

/** The first platform concerned that has a checklist; undefined when there is none. */
export function platformAtStake(shown: Shown): Platform | undefined {
  const { finding, dossier } = shown;
  const named =
    finding.kind === 'offer'
      ? finding.platforms
      : [...(dossier?.service.targets ?? []), ...(dossier?.cases.flatMap((record) => record.platforms) ?? [])];
  return named.find((platform) => CHECKLIST_PLATFORMS.includes(platform));
}
