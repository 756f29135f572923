import { useEffect, useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { Docket } from '../../ui/Docket.tsx';
import { OutLink } from '../../ui/Sources.tsx';
import { Summary } from '../../ui/Summary.tsx';
import { toneOf } from '../../ui/subject.ts';
import { leadingCase } from '../../words/words.ts';
import { useTrusted } from '../../ui/trust.ts';
import { useWords } from '../../ui/words.ts';
import type { Shown } from '../../words/words.ts';
import { styleOf, useSpot } from '../surface/anchor.ts';
import type { Chip } from './chip.ts';
import { focusables } from '../surface/focus.ts';

const CARD_WIDTH = 360;

interface Props {
  readonly shown: Shown;
  readonly serviceId: string;
  /** The chip beside the link. */
  readonly chip: Chip;
  readonly onClose: () => void;
}

/** The small card a mark opens: what the service is listed for, and the first document. */
export function MarkCard({ shown, serviceId, chip, onClose }: Props) {
  const { say, dir } = useWords();
  const trusted = useTrusted();
  const ref = useRef<HTMLDivElement>(null);
  const [titleId, storyId] = [useId(), useId()];
  const spot = useSpot(chip.host, CARD_WIDTH, dir === 'rtl');
  useLayoutEffect(() => {
    const card = ref.current;
    if (card !== null) focusables(card)[0]?.focus({ preventScroll: true });
    chip.expand(true);
    return () => chip.expand(false);
  }, [chip]);
  useEffect(() => {
    const doc = chip.host.ownerDocument;
    const onPointer = trusted((event: Event): void => {
      if (event.target !== (ref.current?.getRootNode() as ShadowRoot | undefined)?.host && event.target !== chip.host)
        onClose();
    });
    doc.addEventListener('pointerdown', onPointer, true);
    return () => doc.removeEventListener('pointerdown', onPointer, true);
  }, [chip, onClose]);
  const source = leadingCase(shown)?.sources.find((each) => each.primary === true) ?? leadingCase(shown)?.sources[0];
  const tone = toneOf(shown);
  return (
    <div
      ref={ref}
      class="card card--mark"
      role="dialog"
      aria-labelledby={titleId}
      aria-describedby={storyId}
      data-part="mark"
      data-service={serviceId}
      data-tone={tone}
      style={styleOf(spot)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        trusted(onClose)(event);
      }}
    >
      <Docket state={tone === 'mention' ? 'mention' : 'notice'} />
      <div class="card__scroll">
        <Summary shown={shown} titleId={titleId} storyId={storyId} as="h2" />
        <div class="actions">
          <Button onPress={onClose}>{say('ui_close')}</Button>
          {source !== undefined && <OutLink url={source.url}>{say('ui_first_document')}</OutLink>}
        </div>
      </div>
    </div>
  );
}
