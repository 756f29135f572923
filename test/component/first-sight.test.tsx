// @vitest-environment jsdom
/**
 * What a reader sees before opening anything, for every case of the registry in every language. An undecided case never
 * looks proven, a failed claim never looks like a warning, and each names the date of its record.
 */
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { CatalogCase, CatalogService, Finding, ServiceId } from '../../src/domain/model.ts';
import { sampleFinding, sampleView } from '../../src/pages/rehearsal/samples.ts';
import { compileCase } from '../../src/registry/compile.ts';
import { readRegistry } from '../../src/registry/load.ts';
import { Summary } from '../../src/ui/Summary.tsx';
import { under } from '../../src/words/keys.ts';
import { toneOf } from '../../src/ui/subject.ts';
import { WordsProvider } from '../../src/ui/words.ts';
import type { Shown } from '../../src/words/words.ts';
import { ROOT } from '../../tools/lib/paths.ts';
import { LANGUAGES, neverIn, wordsIn } from '../languages.ts';
import { show } from './help.tsx';

const cases = readRegistry(ROOT).cases.map(compileCase);
const NAME = 'Examplegram';
const KINDS: readonly Finding[] = [
  {
    kind: 'listed-site',
    service: 'x' as ServiceId,
    host: 'a.example',
    weak: false,
    corroborated: true,
    asksLogin: false,
    signals: [],
  },
  { kind: 'listed-listing', service: 'x' as ServiceId, store: 'google-play', by: 'id' },
  { kind: 'embedded', service: 'x' as ServiceId, host: 'a.example', how: 'frame' },
];

/** A service with this one case. */
const shownOf = (record: CatalogCase, finding: Finding): Shown => {
  const service: CatalogService = {
    id: 'x' as ServiceId,
    name: NAME,
    category: record.conduct[0] ?? 'other',
    names: [],
    domains: [],
    apps: [],
    operators: [],
    targets: [],
    cases: [record.id],
    grade: record.grade,
    revision: '0',
  };
  return {
    finding,
    loudness: 'notice',
    reason: { key: 'reason_grade_c', args: [] },
    dossier: { service, cases: [record], overdue: false },
    relatedCases: [],
  };
};

const stage = document.createElement('main');
document.body.append(stage);
afterEach(() => render(null, stage));

describe.each(LANGUAGES)('at first sight, in %s', (language) => {
  const words = wordsIn(language);
  const { say } = words;

  it.each(['A', 'B', 'C', 'D', 'X'] as const)('every case of grade %s says how it stands and as of when', (grade) => {
    const ofGrade = cases.filter((record) => record.grade === grade);
    expect(ofGrade.length).toBeGreaterThan(0);
    for (const record of ofGrade) {
      for (const finding of KINDS) {
        const shown = shownOf(record, finding);
        render(
          <WordsProvider value={words}>
            <Summary shown={shown} titleId="t" storyId="s" />
          </WordsProvider>,
          stage,
        );
        const [title, story, all] = [
          stage.querySelector('#t')?.textContent ?? '',
          stage.querySelector('#s')?.textContent ?? '',
          stage.textContent ?? '',
        ];
        expect(all, record.id).toContain(say('ui_as_of', words.date(record.asOf)));
        expect(words.date(record.asOf), record.id).toContain(record.asOf.slice(0, 4));
        expect(title, record.id).not.toMatch(neverIn(language));
        const alleged = words.alleged(record);
        const kinds = record.conduct.filter((kind) => kind !== 'other').map((kind) => say(`conduct_${under(kind)}`));
        expect(story, record.id).toContain(alleged.text);
        expect(stage.querySelector('#s span')?.getAttribute('lang')).toBe(alleged.lang);
        // The sentence is in the reader's language and names every kind of conduct. The record's own English sentence
        // is used only in English, or if there is no kind to name.
        if (language === 'en' || kinds.length === 0) expect(alleged).toEqual({ text: record.alleged, lang: 'en' });
        else for (const kind of kinds) expect(alleged.text, record.id).toContain(kind);
        const open = story.includes(say('ui_story_open'));
        expect(open, record.id).toBe(grade === 'C');
        if (grade === 'C') {
          // A bar and a guard show only the outcome. If it is unknown, the story says so once, by `ui_story_open`.
          const outcome = say(record.outcome === 'pending' ? 'outcome_pending' : 'outcome_unknown');
          expect(words.outcome(record), record.id).toContain(outcome);
          expect(story.includes(outcome), record.id).toBe(record.outcome === 'pending');
        }
        expect(title === say('ui_headline_failed', NAME), record.id).toBe(grade === 'X');
        if (grade === 'X') {
          const [opening] = words.story(record, { name: NAME, operators: [] });
          expect(story.startsWith(opening), record.id).toBe(true);
          for (const neutral of ['civil_lawsuit', 'court_order', 'criminal_case', 'regulator_action'] as const)
            expect(opening).not.toContain(say(`ui_story_${neutral}`, record.claimants.join(), NAME).slice(0, -1));
          expect(opening).toContain(say('ui_story_failed', '\u0000', '\u0000').split('\u0000').at(-1));
          // ends as the sentence about a failed claim ends
          expect(story, record.id).toContain(
            say('ui_story_outcome', say(`outcome_${record.outcome as 'lost' | 'dismissed' | 'withdrawn'}`)).slice(
              0,
              -1,
            ),
          );
          expect(toneOf(shown), record.id).toBe('mention');
        }
      }
    }
  });

  it('the folded bar of an undecided case says so', () => {
    const shown = show(sampleView(sampleFinding('listed', 'C')), { words });
    expect(shown.part('notice')?.querySelector('.bar__what')?.textContent).toContain(say('outcome_pending'));
    shown.close();
  });
});
