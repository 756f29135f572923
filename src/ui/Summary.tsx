import type { Ref } from 'preact';
import { dayOf } from '../domain/dates.ts';
import { isListed } from '../domain/finding.ts';
import type { CatalogCase } from '../domain/model.ts';
import { CaseLine } from './CaseLine.tsx';
import { GradeLine } from './GradeLine.tsx';
import { leadingCase, toldOf } from '../words/words.ts';
import { useWords } from './words.ts';
import type { Shown, ToldOf } from '../words/words.ts';
import { Signals } from './Why.tsx';

/** This many signals are shown here; all of them stand under "Why am I seeing this?". */
const FIRST_SIGNALS = 3;

interface Props {
  readonly shown: Shown;
  readonly titleId: string;
  readonly storyId: string;
  /** The heading element; `none` where the surroundings say the headline already. */
  readonly as?: 'h1' | 'h2' | 'none';
  readonly titleRef?: Ref<HTMLHeadingElement>;
  /** Leaves out the grade (and the signals), where the surroundings show it. */
  readonly brief?: boolean;
}

/** A case told in sentences: who went to court, what was alleged, how it ended. */
function Story({
  record,
  service,
  id,
}: {
  readonly record: CatalogCase;
  readonly service: ToldOf;
  readonly id: string;
}) {
  const words = useWords();
  const [opening, ...rest] = words.story(record, service);
  const { text, lang } = words.alleged(record);
  return (
    <p id={id}>
      {opening} <span lang={lang}>{text}</span> {rest.join(' ')}
    </p>
  );
}

/** The summary of a finding: what it is, what happened, how that ended and as of when. */
export function Summary({ shown, titleId, storyId, as: Title = 'h1', titleRef, brief = false }: Props) {
  const { say, date, headline } = useWords();
  const record = leadingCase(shown);
  const { finding } = shown;
  return (
    <div class="summary">
      {Title !== 'none' && (
        <Title id={titleId} ref={titleRef ?? null} tabIndex={titleRef === undefined ? undefined : -1}>
          {headline(shown)}
        </Title>
      )}
      {isListed(finding) && record !== undefined ? (
        <>
          <CaseLine record={record} />
          <Story record={record} service={toldOf(shown)} id={storyId} />
          <p class="summary__standing muted">
            <span>{say('ui_as_of', date(record.asOf))}</span>
            {!brief && <GradeLine grade={record.grade} />}
          </p>
        </>
      ) : finding.kind === 'own' ? (
        <>
          {finding.note !== '' && (
            <blockquote class="own__note" dir="auto">
              {finding.note}
            </blockquote>
          )}
          <p id={storyId} class="muted">
            {say('ui_own_about', date(dayOf(finding.at)))}
          </p>
        </>
      ) : (
        <>
          <p id={storyId}>{say(finding.kind === 'offer' ? 'ui_offer_no_case' : 'ui_lookalike_no_case')}</p>
          {!brief && 'signals' in finding && <Signals signals={finding.signals.slice(0, FIRST_SIGNALS)} />}
        </>
      )}
    </div>
  );
}
