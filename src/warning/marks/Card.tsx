import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { leadingSource } from '../../domain/bearing.ts';
import { Button } from '../../ui/Button.tsx';
import { Docket } from '../../ui/Docket.tsx';
import { OutLink } from '../../ui/OutLink.tsx';
import { Summary } from '../../ui/Summary.tsx';
import { toneOf } from '../../ui/subject.ts';
import { leadingCase } from '../../words/words.ts';
import { useTrusted } from '../../ui/trust.ts';
import { useWords } from '../../ui/words.ts';
import type { Shown } from '../../words/words.ts';
import { styleOf, useSpot } from '../surface/anchor.ts';
import type { Chip } from './chip.ts';
import { focusables, IN_PLACE } from '../surface/focus.ts';

const CARD_WIDTH = 360;

interface Props {
  readonly shown: Shown;
  readonly serviceId: string;
  /** The chip beside the link. */
  readonly chip: Chip;
  readonly onClose: () => void;
  /** Registers a listener for when the stage was put on top again. @returns removes it */
  readonly onRaise: (listener: () => void) => () => void;
}

const isModal = (doc: Document): boolean =>
  typeof HTMLElement.prototype.showPopover === 'function' && doc.querySelector(':modal') !== null;

/**
 * The small card that a mark opens: what the service is listed for, and the document that bears it out. It is a
 * popover: a press elsewhere or Escape closes it, and a popover of the page around the link stays open. Over a modal
 * dialog of the page, which makes everything else inert, the card is a modal dialog itself.
 */
export function MarkCard({ shown, serviceId, chip, onClose, onRaise }: Props) {
  const { say, dir } = useWords();
  const trusted = useTrusted();
  const ref = useRef<HTMLDialogElement>(null);
  const [titleId, storyId] = [useId(), useId()];
  const spot = useSpot(chip.element, CARD_WIDTH, dir === 'rtl');
  useLayoutEffect(() => {
    const card = ref.current;
    if (card === null) return undefined;
    const hide = (): void => {
      if (card.open && typeof card.close === 'function') card.close();
      if (typeof card.hidePopover === 'function' && card.matches(':popover-open')) card.hidePopover();
    };
    const show = (): void => {
      hide();
      try {
        if (isModal(card.ownerDocument)) card.showModal();
        // The link as `source` keeps the page's popover around the link open. The page does not notice.
        else card.showPopover({ source: chip.link as HTMLElement });
      } catch {
        card.setAttribute('open', ''); // a document or a browser that has neither
      }
      if (typeof card.hidePopover === 'function' && card.matches(':popover-open')) chip.belongTo(card);
    };
    show();
    focusables(card)[0]?.focus(IN_PLACE);
    chip.expand(true);
    const stop = onRaise(show);
    return () => {
      stop();
      chip.belongTo(null);
      chip.expand(false);
      hide();
    };
  }, [chip, onRaise]);
  const record = leadingCase(shown);
  const source = record === undefined ? undefined : leadingSource(record);
  const tone = toneOf(shown);
  return (
    <dialog
      ref={ref}
      class="card card--mark"
      popover="auto"
      // Focusable, so that a press on the card's text keeps the focus inside.
      tabIndex={-1}
      aria-labelledby={titleId}
      aria-describedby={storyId}
      data-part="mark"
      data-service={serviceId}
      data-tone={tone}
      style={styleOf(spot)}
      onToggle={({ currentTarget: card }) => {
        // Closed by the browser after a press elsewhere, not by `show` for a moment. The event comes late: a card that
        // is off the page already must not close the card or guard that has taken its place.
        if (card.isConnected && !card.matches(':popover-open, [open]')) onClose();
      }}
      onCancel={(event) => {
        event.preventDefault();
        trusted(onClose)(event);
      }}
      onPointerDown={(event) => {
        const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect();
        const { clientX: x, clientY: y } = event;
        if (x < left || x > right || y < top || y > bottom) trusted(onClose)(event);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        trusted(onClose)(event);
      }}
    >
      <Docket state={tone === 'mention' ? 'mention' : 'notice'} />
      <div class="card__scroll">
        <Summary shown={shown} titleId={titleId} storyId={storyId} as="h2" />
      </div>
      <div class="actions card__foot">
        <Button onPress={onClose}>{say('ui_close')}</Button>
        {source !== undefined && <OutLink url={source.url}>{say('ui_document_behind')}</OutLink>}
      </div>
    </dialog>
  );
}
