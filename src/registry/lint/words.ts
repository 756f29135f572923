/** Rules about the wording of our own sentences: neutral, attributed, one sentence. */
import type { Report } from '../fault.ts';

/** Loaded words: a pattern for whole words, and the advice to give. */
const LOADED: readonly (readonly [pattern: string, instead: string])[] = [
  ['scam\\w*', 'Say what was claimed: “sold likes”, “took logins”.'],
  ['(?:de)?fraud\\w*', 'Name the claim or the statute in full; the word alone judges.'],
  [
    'criminals?|crimes?|crook\\w*|thie(?:f|ves)|thefts?|steal\\w*|stole|stolen',
    'Say what was done: “took”, “collected”, “copied”.',
  ],
  ['malicious\\w*|malign|evil|nefarious', 'Say what the software did.'],
  ['beware|dangerous\\w*|unsafe', 'The reader decides; state the fact.'],
  ['shady|rogue|dodgy|sleazy|notorious|infamous|unscrupulous|ruthless|brazen\\w*', 'Remove it; it adds no fact.'],
  [
    'bogus|sham|phony|phoney|counterfeit(?:er|ing)?|hoax\\w*|swindl\\w*|rackets?|con ' +
      'artists?|rip-?offs?|cheat\\w*|dupe[ds]?|duping|tricked',
    'Say what was claimed, in the words of the trade.',
  ],
  ['obvious\\w*|clearly|blatant\\w*|undoubtedly|of course|egregious', 'Remove it; it adds no fact.'],
  ['massive\\w*|huge|shocking\\w*|outrageous\\w*', 'Give the number instead.'],
  ['victims?|perpetrators?|culprits?|offenders?', 'Say who: users, sellers, the operator.'],
  ['illegal\\w*|unlawful\\w*', 'Say which rule or claim, attributed: “said this broke its terms”.'],
];
/** Names of statutes and bodies that contain a loaded word. */
export const PROPER_NAMES = new RegExp(
  String.raw`Computer Fraud and Abuse Act|Computer Data Access and Fraud Act|Fraud (?:Act|Section)` +
    String.raw`|Criminal (?:Code|Court|Chamber|Law)|Theft Act`,
  'g',
);
/** Things that may be called fake: the words of the trade. */
const FAKE_THINGS =
  'engagements?|reviews?|accounts?|profiles?|followers?|likes?|comments?|views?|plays?|streams?' +
  '|subscribers?|ratings?|testimonials?|votes?|activity|members?|endorsements?|recommendations?|users?' +
  '|clicks?|fans?|feedback|friends?|downloads?|interactions?|traffic|popularity|identit(?:y|ies)';
const FAKE = new RegExp(`\\bfake(?:ry|d|s)?\\b(?!(?:[\\s,]+[\\w’'.&-]+){0,5}?[\\s,]+(?:${FAKE_THINGS})\\b)`, 'i');
const LOADED_PATTERNS = LOADED.map(([pattern, instead]) => [new RegExp(`\\b(?:${pattern})\\b`, 'i'), instead] as const);
const ABBREVIATIONS = new RegExp(
  String.raw`\b(?:Inc|Ltd|Corp|Co|No|Nos|Dr|St|Mr|Ms|vs?|U\.S|U\.K|D\.C|S\.A|S\.r\.l|L\.P|N\.D|S\.D|C\.D|Cal` +
    String.raw`|approx|al|Pty|Pte|Bros|Jr|[A-Z])\.`,
  'g',
);
const ATTRIBUTED = new RegExp(
  String.raw`\b(?:alleg\w+|claim\w*|said|says|accus\w+|argu\w+|according|stated|contend\w*|charged|found` +
    String.raw`|held|complain\w*|assert\w*|described|determined|ruled|reported|maintained|submitted|concluded` +
    String.raw`|announced)\b`,
  'i',
);

/** Reports loaded words in one of our own sentences. */
export function neutral(text: string, field: string, report: Report): void {
  const own = text.replace(PROPER_NAMES, '');
  for (const [pattern, instead] of LOADED_PATTERNS) {
    const found = pattern.exec(own);
    if (found) report(field, `uses “${found[0]}”, a word that judges`, instead);
  }
  if (FAKE.test(own))
    report(
      field,
      'uses “fake” for something other than engagement, reviews or accounts',
      'Say what it was; “fake” stands only before the words of the trade (fake reviews, fake ' +
        'accounts, fake followers).',
    );
  if (/[!?]/.test(own))
    report(field, 'holds an exclamation or question mark', 'State the fact and end with a full stop.');
}

/** Reports a text that is not one neutral sentence. */
export function oneSentence(text: string, field: string, report: Report): void {
  neutral(text, field, report);
  if (!/[.”")]$/.test(text) || !text.includes('.'))
    report(field, 'does not end with a full stop', 'Write one whole sentence.');
  if (/[.;]\s+\p{Lu}/u.test(text.replace(ABBREVIATIONS, (found) => found.slice(0, -1))))
    report(field, 'is more than one sentence', 'Keep the one that matters; dates and steps go into events.');
}

/** Reports a claim that does not say who made it. */
export function attributed(text: string, field: string, report: Report): void {
  if (!ATTRIBUTED.test(text))
    report(field, 'does not say whose claim it is', 'Attribute it: “Meta alleged that …”, “the court found that …”.');
}
