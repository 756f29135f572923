/** What a finding is about, in the words and the tone it may use. */
import { CHECKLIST_PLATFORMS } from 'caveat:platforms';
import type { Signal } from '../domain/model.ts';
import type { Platform } from '../domain/platforms.ts';
import type { LogoState } from './logo/shapes.ts';
import { serviceName } from '../words/words.ts';
import type { Shown, Words } from '../words/words.ts';

/** A look-alike and an offer are not listed: they never wear the colours of those that are. */
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

/** The tone of a surface: what the reader marked has one of its own, so that it never looks like a court's word. */
export const surfaceToneOf = (shown: Shown): ReturnType<typeof toneOf> | 'own' =>
  shown.finding.kind === 'own' ? 'own' : toneOf(shown);

/** Whether there is a reason to leave: a failed claim, a mention and a resemblance are none. */
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

/** What an offer sells, by the strongest of its signals. */
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

/** The platform whose account is at stake; undefined when the record names none with a checklist. */
export function platformAtStake(shown: Shown): Platform | undefined {
  const { finding, dossier } = shown;
  const named =
    finding.kind === 'offer'
      ? finding.platforms
      : [...(dossier?.service.targets ?? []), ...(dossier?.cases.flatMap((record) => record.platforms) ?? [])];
  return named.find((platform) => CHECKLIST_PLATFORMS.includes(platform));
}
