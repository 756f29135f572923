/** Citations of a case: plain, in Markdown, in BibTeX. In English, as the record is. */
import { leadingSource } from './bearing.ts';
import type { CatalogCase } from './model.ts';

export const CITATION_FORMS = ['plain', 'markdown', 'bibtex'] as const;
type CitationForm = (typeof CITATION_FORMS)[number];

export const MONTHS: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** Spells `2020-06-18` as "18 June 2020"; text that is no date is returned as it is. */
function spelled(date: string): string {
  const [year = '', month, day] = date.split('-');
  const name = MONTHS[Number(month) - 1];
  if (month === undefined || name === undefined) return date;
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
}

/** Court, docket and filing date; callers put them in brackets. */
function where({ court, docket, filed }: CatalogCase): string {
  return [
    court,
    ...(docket === undefined ? [] : [`No. ${docket}`]),
    ...(filed === undefined ? [] : [`filed ${spelled(filed)}`]),
  ].join(', ');
}

const standing = ({ outcome, outcomeDate, asOf }: CatalogCase): string =>
  `Outcome: ${outcome.replaceAll('-', ' ')}${outcomeDate === undefined ? '' : `, ${spelled(outcomeDate)}`} ` +
  `(as of ${spelled(asOf)}).`;

const ended = (text: string): string => (/[.?]$/.test(text) ? text : `${text}.`);

function plain(record: CatalogCase): string {
  const source = leadingSource(record);
  const title = source?.title === undefined ? [] : [`“${source.title}”`];
  const document =
    source === undefined ? '' : ` Source: ${ended([source.publisher, ...title].join(', '))} ${source.url}`;
  return `${record.caption} (${where(record)}). ${standing(record)}${document}`;
}

const markdownText = (text: string): string => text.replace(/[\\`*_[\]<>]/g, (sign) => `\\${sign}`);
const markdownUrl = (url: string): string =>
  url.replace(/[()\s<>]/g, (sign) => encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'));

function markdown(record: CatalogCase): string {
  const source = leadingSource(record);
  const document =
    source === undefined
      ? ''
      : ` Source: [${markdownText(source.title ?? source.publisher)}](${markdownUrl(source.url)}), ` +
        `${markdownText(source.publisher)}.`;
  return `*${markdownText(record.caption)}* (${markdownText(where(record))}). ${standing(record)}${document}`;
}

const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const tex = (text: string): string => text.replace(/[\\{}&%$#_~^]/g, (sign) => TEX[sign] ?? `\\${sign}`);

function bibtex(record: CatalogCase): string {
  const source = leadingSource(record);
  const [year, month] = (record.filed ?? record.events.find(({ date }) => date !== undefined)?.date ?? '').split('-');
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['title', `{${tex(record.caption)}}`],
    ['howpublished', tex(record.court)],
    ['number', record.docket === undefined ? undefined : tex(record.docket)],
    ['year', year],
    ['month', month === undefined ? undefined : String(Number(month))],
    ['note', tex(standing(record))],
    // BibTeX takes a URL literally, so only what would end it early is encoded: braces and white space.
    ['url', source?.url.replace(/[{}\s]/g, encodeURIComponent)],
    ['urldate', record.asOf],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`  ${name} = {${value}}`],
  );
  return `@misc{${record.id},\n${lines.join(',\n')}\n}`;
}

/** The citation of a case in the given form. */
export function cite(record: CatalogCase, form: CitationForm): string {
  return { plain, markdown, bibtex }[form](record);
}
