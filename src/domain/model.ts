/**
 * Caveat's words as types: services, cases, findings, loudness.
 * The registry's files, the messages between parts and every screen use these shapes; see docs/architecture.md.
 */

import type { Platform } from './platforms.ts';
import type { RegistryRelease } from './releases.ts';

declare const brand: unique symbol;
type Branded<T, B extends string> = T & { readonly [brand]: B };

/** Id of a service: kebab-case, the name of its file under src/registry/services. */
export type ServiceId = Branded<string, 'ServiceId'>;
/** Id of a case: kebab-case, the name of its file under src/registry/cases. */
export type CaseId = Branded<string, 'CaseId'>;
/** A calendar date with its precision: `2020`, `2020-06` or `2020-06-18`. */
export type PartialDate = string;
/** A full calendar date, `2020-06-18`. */
export type IsoDate = string;

export const CONDUCTS = [
  'fake-engagement',
  'fake-reviews',
  'fake-accounts',
  'scraping',
  'credential-harvesting',
  'automation',
  'malware',
  'impersonation',
  'cloaking',
  'other',
] as const;
/** What a case is about. The same words classify services (their `category`). */
export type Conduct = (typeof CONDUCTS)[number];

export const CASE_KINDS = ['civil-lawsuit', 'criminal-case', 'regulator-action', 'court-order'] as const;
type CaseKind = (typeof CASE_KINDS)[number];

export const EVENT_KINDS = [
  'filed',
  'injunction',
  'judgment',
  'default-judgment',
  'consent-order',
  'settlement',
  'conviction',
  'fine',
  'order',
  'appeal',
  'affirmed',
  'reversed',
  'dismissal',
  'withdrawal',
  'statement',
  'procedural',
  'interim-decision',
  'warning-letter',
] as const;
/**
 * What happened in a case. `order`: a court's or regulator's order that fits no narrower word. `statement`: only a
 * platform or an agency says so. `dismissal`, `withdrawal`: the claim ended without success. `procedural`: a step that
 * decides nothing about the claim (a motion, a hearing, a refusal to dismiss, a recommendation). `interim-decision`: a
 * court decided for the time being, before it looked at the case in full. `warning-letter`: a formal warning outside
 * any court.
 */
export type EventKind = (typeof EVENT_KINDS)[number];

/** One dated step of a case. `date` is absent where no source gives it. */
export interface CaseEvent {
  readonly kind: EventKind;
  readonly date?: PartialDate;
  /**
   * Set where no source gives the day of the step itself: `date` is then the day or month in which a party or an
   * authority announced it, or the press reported it.
   */
  readonly dated?: 'announced' | 'reported';
  /** Who the decision favoured; only on decisions. Absent means the side that brought the case. */
  readonly favours?: 'claimant' | 'respondent' | 'both';
  /** The respondents this step concerns, as they stand in `respondents`; absent means all of them. */
  readonly respondents?: readonly string[];
  /** A withdrawal or dismissal of some claims only: the others go on. */
  readonly inPart?: true;
  /** The decision could still be contested when it was last reported. */
  readonly notFinal?: true;
  /** One neutral sentence of ours, English. */
  readonly note?: string;
}

export const OUTCOMES = [
  'judgment',
  'default-judgment',
  'conviction',
  'fine',
  'order',
  'injunction',
  'interim-decision',
  'settlement',
  'consent-order',
  'pending',
  'unknown',
  'statement-only',
  'dismissed',
  'withdrawn',
  'lost',
] as const;
/** How a case stands; computed from its events (`domain/grade.ts`), never typed into a file. */
export type Outcome = (typeof OUTCOMES)[number];

/**
 * Strength of a record. A: judgment, order, conviction, fine, also an interim decision while it stands. B: settlement
 * or consent order. C: pending, or outcome not known. D: only a platform's or an agency's statement. X: dismissed,
 * withdrawn, lost.
 */
export const GRADE_ORDER = ['A', 'B', 'C', 'D', 'X'] as const;
export type Grade = (typeof GRADE_ORDER)[number];

export interface Amount {
  /** In major units: 500000 means 500,000 of `currency`. */
  readonly value: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly kind: 'damages' | 'fine' | 'settlement' | 'costs' | 'restitution' | 'forfeiture';
  /** The respondents who owe it, as they stand in `respondents`; absent means all of them. */
  readonly respondents?: readonly string[];
}

export const SOURCE_SUPPORTS = [
  'court',
  'docket',
  'filed',
  'parties',
  'conduct',
  'outcome',
  'decided',
  'amount',
  'domains',
  'names',
  'apps',
  'response',
] as const;
/** A fact of a record that a source bears out. `decided`: the day or month in which the decision was made. */
export type Supports = (typeof SOURCE_SUPPORTS)[number];

export interface Source {
  readonly url: string;
  /** The address is http, since no https address bears out the same fact. */
  readonly insecure?: true;
  /** A copy of the page in a public web archive. */
  readonly archive?: string;
  readonly publisher: string;
  readonly title?: string;
  readonly date?: PartialDate;
  readonly supports: readonly Supports[];
  /** The addresses and apps that it names, where the services of the case have several; else it is the only one. */
  readonly gives?: readonly string[];
  /** A court's, regulator's or party's own document (a copy of it counts); not press. */
  readonly primary?: true;
  /** A party's or an authority's press release: `date` is the day of its publication, not of the events it tells. */
  readonly release?: true;
}

/** What an operator said in answer, in its own words, with date and source. */
export interface OperatorResponse {
  /** The company or service that said it; never a private person. */
  readonly by: string;
  readonly text: string;
  /** Taken from what others published, at most 40 words; absent on a statement that was sent in for the record. */
  readonly quoted?: true;
  readonly date?: PartialDate;
  readonly url: string;
  /** The address is http, since no https address holds the words. */
  readonly insecure?: true;
}

/** Which services a respondent runs: decisions against other respondents do not count against these. */
export interface PartyServices {
  /** The respondent, written as in `respondents`. */
  readonly party: string;
  readonly services: readonly ServiceId[];
}

/** One court case, regulator's decision or court order: src/registry/cases/<id>.yaml. */
export interface CaseRecord {
  readonly id: CaseId;
  readonly caption: string;
  readonly kind: CaseKind;
  readonly claimants: readonly string[];
  readonly respondents: readonly string[];
  /** Needed where a step or an amount concerns some respondents only. */
  readonly runs?: readonly PartyServices[];
  readonly court: string;
  /** ISO 3166-1 alpha-2; absent where the record is of no single country. */
  readonly country?: string;
  readonly docket?: string;
  readonly conduct: readonly Conduct[];
  readonly platforms: readonly Platform[];
  /** One neutral sentence of ours, English, past tense: what was claimed, attributed to whoever claimed it. */
  readonly alleged: string;
  /** In order of time; events without a date stand where they belong. */
  readonly events: readonly CaseEvent[];
  readonly amount?: Amount;
  readonly sources: readonly Source[];
  /** The day on which the record was last checked. */
  readonly asOf: IsoDate;
  /** When it must be looked at again; past it, warnings soften by one step. */
  readonly reviewBy: IsoDate;
  /** When a second reader last checked court, dates, outcome and address, in other sources too. */
  readonly readAgain?: IsoDate;
  readonly responses?: readonly OperatorResponse[];
}

/** How a name may be matched in running text. */
export interface NameRule {
  readonly text: string;
  /**
   * `free`: matched wherever it stands as a word. `companion`: an ordinary word, matched only with the service's
   * domain, operator or a word of the trade nearby. `never`: too ordinary to match; only the addresses tell the
   * service.
   */
  readonly match: 'free' | 'companion' | 'never';
  readonly caseSensitive?: true;
}

export interface ServiceDomain {
  /** Lower case, punycode; a registrable domain, or a host below one where the record names just that host. */
  readonly host: string;
  readonly source: string;
  /** `weak`: known only from a link somebody published; never reaches `alert`. */
  readonly evidence?: 'weak';
  readonly heldFrom?: PartialDate;
  readonly heldUntil?: PartialDate;
  /** The address may belong to somebody else today. */
  readonly mayHaveChangedHands?: true;
}

export const STORES = [
  'google-play',
  'apple-app-store',
  'chrome-web-store',
  'firefox-add-ons',
  'edge-add-ons',
  'amazon-appstore',
] as const;
export type Store = (typeof STORES)[number];

export interface ServiceApp {
  readonly store: Store;
  readonly id?: string;
  /** Exact name in the store. */
  readonly name: string;
  readonly developer?: string;
  readonly source: string;
}

/** Something people can meet on the web under a name or an address: src/registry/services/<id>.yaml. */
export interface ServiceRecord {
  readonly id: ServiceId;
  readonly name: string;
  readonly category: Conduct;
  /** Every name, the main one first, with how each may be matched. */
  readonly names: readonly NameRule[];
  readonly domains: readonly ServiceDomain[];
  readonly apps: readonly ServiceApp[];
  /** Companies only, never private persons. */
  readonly operators: readonly string[];
  readonly targets: readonly Platform[];
  readonly cases: readonly CaseId[];
  /** Services of the same operator, and services that this one continues or that continue it. */
  readonly related?: readonly {
    readonly service: ServiceId;
    readonly how: 'same-operator' | 'successor' | 'predecessor';
    readonly source: string;
  }[];
  /** For maintainers: what was doubtful about this record. Never shown as a claim. */
  readonly note?: string;
}

/** How a case stands, for all its respondents or for those behind one service. */
export interface CaseStanding {
  readonly outcome: Outcome;
  /** Date of the deciding event, where known. */
  readonly outcomeDate?: PartialDate;
  /** Set where `outcomeDate` is not the day of the decision: on that day it was announced or reported. */
  readonly outcomeDated?: 'announced' | 'reported';
  /** The decision could still be contested as of the last news. */
  readonly notFinal?: true;
  readonly grade: Grade;
}

/** A service as the background and the pages know it. */
export interface CatalogService extends ServiceRecord {
  /** Best grade of its cases. */
  readonly grade: Grade;
  /** How a case stands for this service, only where that differs from how it stands as a whole. */
  readonly standings?: Readonly<Record<CaseId, CaseStanding>>;
  /** Changes when anything shown about the service changes; "until the record changes" compares it. */
  readonly revision: string;
}

/** A case as the background and the pages know it. */
export interface CatalogCase extends CaseRecord, CaseStanding {
  /** Date of the `filed` event, where known. */
  readonly filed?: PartialDate;
}

/**
 * The full record: background and extension pages only, never in a web page. `services[n]` is service number n of the
 * page index.
 */
export interface Catalog {
  readonly version: string;
  /** Newest `asOf` of the cases. */
  readonly date: IsoDate;
  readonly services: readonly CatalogService[];
  readonly cases: readonly CatalogCase[];
  /** What changed from release to release, the newest first. */
  readonly releases: readonly RegistryRelease[];
}

/** Position of a service in the catalog; what the page index and the content script use. */
export type ServiceNumber = number;

/** Where on a page something stood. */
export const PLACES = [
  'address',
  'title',
  'description',
  'heading',
  'button',
  'link',
  'nav',
  'field',
  'table',
  'alt',
  'code',
  'quote',
  'footer',
  'body',
] as const;
export type Place = (typeof PLACES)[number];

/** One observed reason. `id` names a message key `signal_<id>` and a rule of the offer score. */
export interface Signal {
  readonly id: string;
  readonly place: Place;
  /** What it added to the score of an offer, which must reach 100. */
  readonly points?: number;
}

/** What a seller sells. */
export const GOODS = [
  'followers',
  'likes',
  'comments',
  'views',
  'plays',
  'subscribers',
  'reviews',
  'votes',
  'accounts',
  'badges',
  'engagement',
] as const;
export type Goods = (typeof GOODS)[number];

export type Resemblance = 'other-suffix' | 'one-edit' | 'confusable' | 'digits' | 'added-word' | 'inside' | 'name';

/** What was concluded about one page. `S` names services: by number in web pages, by id everywhere else. */
export type Finding<S = ServiceId> =
  | {
      readonly kind: 'listed-site';
      readonly service: S;
      readonly host: string;
      readonly weak: boolean;
      readonly corroborated: boolean;
      readonly asksLogin: boolean;
      readonly signals: readonly Signal[];
    }
  | { readonly kind: 'listed-listing'; readonly service: S; readonly store: Store; readonly by: 'id' | 'name' }
  | {
      readonly kind: 'embedded';
      readonly service: S;
      readonly host: string;
      readonly how: 'frame' | 'script' | 'form';
      /** True when nothing of it can be seen on the page: a script, or an element that the page hides. */
      readonly unseen?: boolean;
    }
  | {
      readonly kind: 'lookalike';
      readonly service: S;
      readonly host: string;
      readonly how: Resemblance;
      readonly signals: readonly Signal[];
    }
  | {
      readonly kind: 'offer';
      readonly goods: readonly Goods[];
      readonly platforms: readonly Platform[];
      readonly asksLogin: boolean;
      readonly signals: readonly Signal[];
    }
  | { readonly kind: 'link'; readonly service: S; readonly host: string; readonly count: number }
  /** The reader has marked the site; added in the background, never reported by a page (policy/own.ts). */
  | { readonly kind: 'own'; readonly host: string; readonly note: string; readonly at: number }
  | {
      readonly kind: 'mention';
      readonly service: S;
      readonly count: number;
      readonly places: readonly Place[];
      /** The name is a whole part of the page's title, as in "Name | Welcome". */
      readonly own?: boolean;
    };
export type FindingKind = Finding['kind'];

/** How a finding may speak, from loud to silent. */
export const LOUDNESS = ['alert', 'notice', 'badge', 'silent'] as const;
export type Loudness = (typeof LOUDNESS)[number];
