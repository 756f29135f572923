import { useId } from 'preact/hooks';
import { serviceOf } from '../../domain/finding.ts';
import { checklistPath, servicePath } from '../../platform/extension/page-paths.ts';
import type { ReviewView } from '../../messages/review.ts';
import { Evidence } from '../../ui/Evidence.tsx';
import { Summary } from '../../ui/Summary.tsx';
import { under } from '../../words/keys.ts';
import { serviceName } from '../../words/words.ts';
import { useWords } from '../../ui/words.ts';
import { Check } from './Check.tsx';
import { Facts } from './Facts.tsx';
import { Item } from './Item.tsx';
import { MarkedLinks } from './MarkedLinks.tsx';
import { News } from './News.tsx';
import { OwnSite } from './OwnSite.tsx';
import { PageLink } from './PageLink.tsx';
import type { PopupPort } from './port.ts';
import { Report } from './Report.tsx';
import type { PageState } from './state.ts';
import { Stepper } from './Stepper.tsx';

interface Props {
  readonly view: ReviewView;
  readonly state: PageState;
  readonly tab: number;
  readonly port: PopupPort;
  /** Called after the reader changed something about the page here. */
  readonly onChanged: () => void;
}

/** The leading finding: the case, why it is shown, and the evidence. */
function Main({ view, state: { main }, tab, port }: Omit<Props, 'onChanged'>) {
  const words = useWords();
  const { say } = words;
  const [titleId, storyId] = [useId(), useId()];
  if (main === undefined) return null;
  const { finding } = main;
  const service = serviceOf(finding);
  return (
    <article class="lead" data-service={service ?? 'offer'} data-kind={finding.kind}>
      {/* For a site the reader marked, the popup's heading already says what a title would say. */}
      <Summary shown={main} titleId={titleId} storyId={storyId} as={finding.kind === 'own' ? 'none' : 'h2'} />
      {finding.kind === 'lookalike' && view.resembles !== undefined && (
        <p>{say(`popup_alike_${under(finding.how)}`, view.resembles, serviceName(main))}</p>
      )}
      <p class="muted lead__reason">{words.reason(main)}</p>
      {finding.kind === 'embedded' && (
        <p>
          <Stepper
            about={serviceName(main)}
            none={say('popup_embedded_unseen')}
            show={(index) => port.showEmbedded(tab, finding.service, index)}
          />
        </p>
      )}
      <Evidence shown={main} level={3} onSignedIn={(platform) => void port.openPage(checklistPath(platform))} />
      {service !== undefined && (
        <p class="lead__book">
          <PageLink path={servicePath(service)} openPage={port.openPage}>
            {say('popup_service_in_book', serviceName(main))}
          </PageLink>
        </p>
      )}
    </article>
  );
}

/**
 * The body of the popup: fact, leading finding, other findings, then what can be looked up; in this order in every
 * state.
 */
export function Body({ view, state, tab, port, onChanged }: Props) {
  const { say } = useWords();
  const { main, others } = state;
  const service = main && serviceOf(main.finding);
  // The panel goes from page to page: with the page as key, what was unfolded for one page is folded for the next.
  const page = `${tab} ${view.host} ${service ?? ''}`;
  const mayReport = view.state !== 'cannot-run' && view.host !== '';
  return (
    <>
      <Facts view={view} />
      {main !== undefined && <Main key={page} view={view} state={state} tab={tab} port={port} />}
      {others.length > 0 && (
        <section class="also" aria-label={main && say('popup_also')}>
          {main !== undefined && <h2 class="minor">{say('popup_also')}</h2>}
          <ul class="items">
            {others.map((judged) => (
              <Item
                key={`${page} ${judged.finding.kind} ${serviceName(judged)}`}
                judged={judged}
                isBrief={service !== undefined && serviceOf(judged.finding) === service}
                resembles={view.resembles}
                tab={tab}
                port={port}
              />
            ))}
          </ul>
        </section>
      )}
      {others.some(({ finding }) => finding.kind === 'link') && (
        <MarkedLinks key={page} tab={tab} version={view} marks={port.marks} show={port.showMark} />
      )}
      <Check check={port.check} search={port.search} openPage={port.openPage} />
      {(main === undefined || view.news > 0) && (
        <News news={view.news} latest={view.latest} readNews={() => port.readNews(tab)} openPage={port.openPage} />
      )}
      <OwnSite key={`own ${tab} ${view.host}`} view={view} onMarked={onChanged} />
      {mayReport && <Report key={page} view={view} copy={port.copy} />}
    </>
  );
}
