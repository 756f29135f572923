/**
 * Names in our own sentences must be known from the record: its parties, caption, court, platforms, or its services.
 */
import { MONTHS } from '../../domain/citation.ts';
import type { CaseRecord, ServiceRecord } from '../../domain/model.ts';
import type { Report } from '../fault.ts';
import { bare } from './context.ts';
import { PROPER_NAMES } from './words.ts';

/** A company with its legal form; below it an address, and a person: two or more capitalised words in a row. */
const COMPANY = new RegExp(
  String.raw`(?:\p{Lu}[\p{L}\p{N}.&'’-]*\s+){0,4}\p{Lu}[\p{L}\p{N}.&'’-]*,?\s+(?:Inc|LLC|Ltd|Limited|GmbH` +
    String.raw`|Corp|Corporation|S\.A|SARL|B\.V|Pty|Pte|LLP)\b`,
  'gu',
);
const ADDRESS = new RegExp(
  String.raw`\b(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+(?:com|net|org|co|io|de|ru|me|biz|info|shop|app|ai|pro` +
    String.raw`|su|in|uk|br|fr|es|it|pl|nl|cc|tv|us|eu)\b`,
  'gi',
);
const PERSON = /(?<=[\p{Ll}\p{N},] )\p{Lu}\p{Ll}{2,}(?: \p{Lu}\.)?(?: \p{Lu}\p{Ll}{2,})+/gu;

/** Words with which no person's name begins: places, bodies, statutes, products of the platforms. */
const COMMON = new RegExp(
  `^(?:${[
    'Google',
    'Apple',
    'App',
    'Amazon',
    'Facebook',
    'Instagram',
    'Meta',
    'Microsoft',
    'Linked',
    'Chrome',
    'Play',
    'Android',
    'Marketplace',
    'Craigslist',
    'Twitter',
    'Trip',
    'Yelp',
    'Spotify',
    'Deezer',
    'New',
    'North',
    'South',
    'East',
    'West',
    'Northern',
    'Southern',
    'Eastern',
    'Western',
    'Central',
    'United',
    'Hong',
    'San',
    'Los',
    'Sao',
    'Mountain',
    'Silicon',
    'Saint',
    'Federal',
    'Supreme',
    'District',
    'Regional',
    'High',
    'Superior',
    'Circuit',
    'Ninth',
    'Second',
    'Third',
    'First',
    'Fourth',
    'Fifth',
    'Seventh',
    'Eleventh',
    'Court',
    'Attorney',
    'Competition',
    'Consumer',
    'Trade',
    'State',
    'European',
    'Data',
    'Office',
    'Information',
    'Department',
    'Lanham',
    'Unfair',
    'Computer',
    'Digital',
    'Terms',
    'General',
    'Anti',
    'Civil',
    'Criminal',
    'Privacy',
    'Personal',
    'Act',
    'Section',
    'Article',
    'Platform',
    'Developer',
    'Community',
    'Commission',
    'User',
    'Business',
    'Better',
    'Trade',
    'Electronic',
    'Copyright',
    'Penal',
    'Pages',
    'Best',
    'Local',
    'Content',
    'Creative',
    'Video',
    'Music',
    'Verified',
    'Vine',
    'Prime',
    'Seller',
    'Sales',
    'Social',
    ...MONTHS,
  ].join('|')})`,
);

/** All names that the record knows, as one string without spaces or punctuation. */
function known(record: CaseRecord, services: readonly ServiceRecord[]): string {
  return bare(
    [
      record.caption,
      ...record.claimants,
      ...record.respondents,
      record.court,
      ...record.platforms,
      ...services.flatMap(({ name, names, operators, domains, apps }) => [
        name,
        ...names.map(({ text }) => text),
        ...operators,
        ...domains.map(({ host }) => host),
        ...apps.flatMap((app) => [app.name, app.developer ?? '']),
      ]),
      ...record.sources.map(({ title, publisher }) => `${title ?? ''} ${publisher}`),
    ].join(' '),
  );
}

/** Reports companies, addresses and persons in `alleged` and in the notes whose names the record does not know. */
export function lintParties(record: CaseRecord, services: readonly ServiceRecord[], report: Report): void {
  const names = known(record, services);
  const look = (text: string, field: string): void => {
    for (const [pattern, what] of [
      [COMPANY, 'a company'],
      [ADDRESS, 'an address'],
      [PERSON, 'a person'],
    ] as const) {
      for (const [found] of text.replaceAll(PROPER_NAMES, 'the Act').matchAll(pattern)) {
        const name = found.trim();
        if (names.includes(bare(name)) || (what !== 'an address' && COMMON.test(name))) continue;
        report(
          field,
          `names “${name}”, which reads like ${what} but is no party of the case and no name of a ` +
            'service that cites it',
          'Add it to the parties if the source does, correct the spelling, or leave it out.',
        );
      }
    }
  };
  look(record.alleged, 'alleged');
  record.events.forEach(({ note }, at) => {
    if (note !== undefined) look(note, `events[${at}].note`);
  });
}
