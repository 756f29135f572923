/** Makes the words of the interface from a source of messages. */
import type { CatalogCase, PartialDate } from '../domain/model.ts';
import { under } from './keys.ts';
import type { Argument } from './keys.ts';
import { leadingCase, serviceName } from './words.ts';
import type { Shown, ToldOf, Words } from './words.ts';

/** Gives the message of a key with its arguments filled in; empty if there is no such message. */
type MessageSource = (key: string, args: readonly string[]) => string;

const RTL = /^(ar|fa|he|ur|ps|sd|yi|dv|ckb)\b/;

/** Formats a date as precisely as it is known. Midday UTC is used, so that no time zone shifts the day. */
function formatDate(date: PartialDate, lang: string): string {
  const [year = '', month, day] = date.split('-');
  const moment = new Date(
    Date.UTC(Number(year), month === undefined ? 0 : Number(month) - 1, day === undefined ? 1 : Number(day), 12),
  );
  if (Number.isNaN(moment.getTime())) return date;
  return new Intl.DateTimeFormat(lang, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month === undefined ? {} : { month: 'long' }),
    ...(day === undefined ? {} : { day: 'numeric' }),
  }).format(moment);
}

const MOST_NAMES = 3;
const ISO_DATE = /^\d{4}-\d\d-\d\d$/;

/** A finding in one line of at most 14 words. */
function headline(shown: Shown, say: Words['say']): string {
  const { finding } = shown;
  const name = serviceName(shown);
  const record = leadingCase(shown);
  if (finding.kind === 'lookalike' && finding.how === 'name') return say('ui_headline_lookalike_name', name);
  if (finding.kind === 'offer' || finding.kind === 'lookalike' || finding.kind === 'mention')
    return say(`ui_headline_${finding.kind}`, name);
  if (finding.kind === 'own') return say('ui_headline_own');
  if (record === undefined) return say('ui_headline_plain', name);
  if (record.grade === 'X') return say('ui_headline_failed', name);
  if (record.grade === 'D') return say('ui_headline_statement', name);
  // Of all that the case was about, name what the service is listed for.
  const listedFor = shown.dossier?.service.category;
  const about = say(
    `conduct_${under(record.conduct.find((kind) => kind === listedFor) ?? record.conduct[0] ?? 'other')}`,
  );
  return say(
    finding.kind === 'listed-site' && finding.corroborated ? 'ui_headline_site' : 'ui_headline_service',
    name,
    about,
  );
}

/** A date in words; says so if it is the date of an announcement or a report. */
export function datedAs(
  date: PartialDate | undefined,
  dated: 'announced' | 'reported' | undefined,
  words: Pick<Words, 'say' | 'date'>,
): string {
  if (date === undefined) return words.say('ui_undated');
  return dated === undefined ? words.date(date) : words.say(`ui_${dated}`, words.date(date));
}

/**
 * The outcome in words; says so if the decision can still be contested. The name of an interim decision says it
 * already.
 */
function outcomeOf({ outcome, notFinal }: CatalogCase, say: Words['say']): string {
  const words = say(`outcome_${under(outcome)}`);
  return notFinal === true ? say('ui_not_final', words) : words;
}

/**
 * Tells from the record who went to court over the service and how it ended. What was alleged belongs between the two.
 * If the claim failed, the first sentence says so. The sentences speak of "the operator": only the caption and the list
 * of parties name persons.
 */
function story(
  record: CatalogCase,
  { name, operators }: ToldOf,
  { say, date, list }: Pick<Words, 'say' | 'date'> & { readonly list: (names: readonly string[]) => string },
): readonly [opening: string, ...rest: string[]] {
  const parties = [list(record.claimants), name] as const;
  if (record.outcome === 'statement-only') return [say('ui_story_statement', ...parties)];
  // If an operator of the service is a claimant, it brought the case itself and was not sued.
  const isOwn = record.claimants.some((claimant) => operators.includes(claimant));
  const kind = record.grade === 'X' ? 'failed' : under(record.kind);
  const opening = (): string => {
    if (isOwn && kind !== 'failed') return say('ui_story_own', name);
    return record.filed === undefined
      ? say(`ui_story_${kind}`, ...parties)
      : say(`ui_story_${kind}_filed`, ...parties, date(record.filed));
  };
  const outcome = outcomeOf(record, say);
  return [
    opening(),
    ...(record.outcome === 'unknown'
      ? []
      : [
          record.outcomeDate === undefined
            ? say('ui_story_outcome', outcome)
            : say('ui_story_outcome_on', outcome, datedAs(record.outcomeDate, record.outcomeDated, { say, date })),
        ]),
    ...(record.grade === 'C' ? [say('ui_story_open')] : []),
  ];
}

/** Gives what `make` makes, made when it is first asked for: a browser takes milliseconds for each kind of format. */
function whenAsked<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** Makes the words of a language from its messages. */
export function makeWords(message: MessageSource, lang: string): Words {
  const plurals = whenAsked(() => new Intl.PluralRules(lang));
  const numbers = whenAsked(() => new Intl.NumberFormat(lang));
  const names = whenAsked(() => new Intl.ListFormat(lang, { style: 'long', type: 'conjunction' }));
  /** Joins the first few names: a record may name dozens of parties, and its details list all of them. */
  const list = (all: readonly string[]): string =>
    names().format(all.length <= MOST_NAMES ? all : [...all.slice(0, MOST_NAMES), say('ui_others')]);
  // If a name such as "Inc." ends the sentence, keep only one of the two full stops.
  const text = (id: string, args: readonly Argument[]): string =>
    message(
      id,
      args.map((arg) => (typeof arg === 'number' ? numbers().format(arg) : arg)),
    ).replace(/\.\.$/, '.');
  const say: Words['say'] = (id, ...args) => text(id, args);
  const date = (each: PartialDate): string => formatDate(each, lang);
  return {
    lang,
    say,
    tell: ({ key, args }) => text(key, args),
    date,
    dir: RTL.test(lang) ? 'rtl' : 'ltr',
    count: (id, count, ...args) => {
      const form = `${id}_${plurals().select(count)}`;
      const chosen = text(form, [count, ...args]);
      return chosen === '' || chosen === form ? text(`${id}_other`, [count, ...args]) : chosen;
    },
    amount: ({ value, currency }) =>
      new Intl.NumberFormat(lang, {
        style: 'currency',
        currency,
        maximumFractionDigits: Number.isInteger(value) ? 0 : 2,
      }).format(value),
    headline: (shown) => headline(shown, say),
    alleged: (record) => {
      const kinds = record.conduct.filter((kind) => kind !== 'other').map((kind) => say(`conduct_${under(kind)}`));
      if (lang.startsWith('en') || kinds.length === 0) return { text: record.alleged, lang: 'en' };
      return { text: say('ui_story_alleged', names().format(kinds)), lang };
    },
    story: (record, service) => story(record, service, { say, date, list }),
    outcome: (record) => {
      const words = outcomeOf(record, say);
      const [ended, filed] = [record.outcomeDate?.slice(0, 4), record.filed?.slice(0, 4)];
      if (ended !== undefined) return say('ui_outcome_year', words, ended);
      return filed === undefined ? words : say('ui_outcome_filed', words, filed);
    },
    reason: ({ reason: { key, args } }) =>
      text(
        key,
        args.map((arg) => (typeof arg === 'string' && ISO_DATE.test(arg) ? date(arg) : arg)),
      ),
  };
}
