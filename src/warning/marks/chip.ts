/** The chip of a mark: a button in one of Caveat's planes over the page. Plain DOM, because a page may carry dozens. */
import { yearOf } from '../../ui/CaseLine.tsx';
import { LOGO_PIECES } from '../../ui/logo/shapes.ts';
import { toneOf } from '../../ui/subject.ts';
import { leadingCase } from '../../words/words.ts';
import type { Trust } from '../../ui/trust.ts';
import type { Shown, Words } from '../../words/words.ts';
import { drawnWord } from '../surface/drawn-words.ts';
import type { Layer } from '../surface/layer.ts';
import type { Box } from './ink.ts';
import { addressOf, isShown, textOf } from './result-block.ts';
import type { Link } from './result-block.ts';
import type { Form, Reach } from './spot.ts';

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
/** Longest link text in the chip's accessible name, in characters. */
const MOST_NAME = 120;

/** Where a chip stands, in the coordinates of its plane. */
export interface ChipStand {
  readonly plane: 'chips' | 'above';
  readonly form: Form;
  readonly box: Box;
  /** Which side of the chip stays in place when a tab or a strip grows to the whole chip. */
  readonly side: 'left' | 'right';
  /** How far around the chip it can be pressed, too. */
  readonly reach: Reach | undefined;
  /** The `clip-path` that cuts the chip off where its link is cut off. */
  readonly cut: string;
}

export interface Chip {
  readonly element: HTMLElement;
  /** The link that the chip belongs to. */
  readonly link: Link;
  /** Names the link as it reads now. */
  readonly rename: () => void;
  /** Shows the chip at a place; undefined hides it. */
  readonly stand: (standing: ChipStand | undefined) => void;
  readonly isShown: () => boolean;
  /** Size of the whole chip, in pixels. */
  readonly size: () => { readonly width: number; readonly height: number };
  /** Sets whether the chip's card is open. */
  readonly expand: (isOpen: boolean) => void;
  /** Ties the chip to a popover, so that the browser does not close it when the chip is pressed; null unties it. */
  readonly belongTo: (popover: Element | null) => void;
  readonly remove: () => void;
}

const widths = new Map<string, number>();
/** Links in menus that their chips have closed: through new chips, too, the pointer goes. */
const passed = new WeakSet<Link>();
const CLASS_THROUGH = 'chip is-through';

function make(doc: Document, space: string, name: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = doc.createElementNS(space, name) as HTMLElement;
  for (const [each, value] of Object.entries(attributes)) element.setAttribute(each, value);
  return element;
}

/** Makes the chip of a link: shape, word and year. Its accessible name is these words, the service and the link. */
export function makeChip(
  doc: Document,
  layer: Layer,
  { shown, link, words, trust }: { shown: Shown; link: Link; words: Words; trust: Trust },
  onPress: () => void,
): Chip {
  const { finding, dossier } = shown;
  const record = leadingCase(shown);
  const year = record && yearOf(record);
  const tone = toneOf(shown) === 'mention' ? 'mention' : 'notice';
  const text = year === undefined ? words.say('ui_mark') : words.say('ui_mark_year', year);
  const name = dossier?.service.name ?? '';
  const label = (): string => {
    const told = textOf(link) || link.getAttribute('aria-label') || link.getAttribute('alt');
    const about = (told || addressOf(link)).slice(0, MOST_NAME);
    return words.say('ui_mark_label', text, name, about);
  };
  const button = make(doc, HTML, 'button', {
    type: 'button',
    class: passed.has(link) ? CLASS_THROUGH : 'chip',
    // Tab reaches the chip from its link (keys.ts), not at the end of the page.
    tabindex: '-1',
    lang: words.lang,
    dir: words.dir,
    'data-part': 'mark',
    'data-service': 'service' in finding ? finding.service : 'offer',
    'data-tone': tone,
    'data-form': 'whole',
    'aria-haspopup': 'dialog',
    'aria-expanded': 'false',
    'aria-label': label(),
  }) as HTMLButtonElement;
  const face = make(doc, HTML, 'span', { class: 'face', 'aria-hidden': 'true' });
  const picture = make(doc, SVG, 'svg', { viewBox: '0 0 16 16' });
  picture.append(
    ...LOGO_PIECES[tone].map(({ path, drawn }) => make(doc, SVG, 'path', { d: path, class: `is-${drawn}` })),
  );
  const word = make(doc, HTML, 'span', { class: 'word' });
  word.append(drawnWord(doc, text));
  face.append(picture, word);
  button.append(face);
  // A press on a chip that is tied to a popover of the page must not open or close that popover.
  button.addEventListener('click', (event) => {
    event.preventDefault();
    if (layer.isBrought(event) || trust(event)) onPress();
  });
  let last = '';
  const set = (key: string, value: string): void => {
    if (button.style.getPropertyValue(key) !== value) button.style.setProperty(key, value);
  };
  /** Where a menu has closed because the pointer went to a chip in it: from now on the pointer stays with the menu. */
  const yieldPointer = (): void => {
    if (!button.matches(':hover') || isShown(link)) return;
    passed.add(link);
    layer.own(() => (button.className = CLASS_THROUGH));
  };
  return {
    element: button,
    link,
    rename: () => {
      const now = label();
      if (button.ariaLabel === now) return;
      layer.own(() => {
        button.ariaLabel = now;
      });
    },
    stand: (standing) => {
      const next = JSON.stringify(standing ?? null);
      if (next === last) return;
      last = next;
      layer.own(() => {
        if (standing === undefined) {
          yieldPointer();
          return set('visibility', 'hidden');
        }
        const { plane, form, box, side, reach, cut } = standing;
        if (button.parentNode !== layer[plane]) layer[plane].append(button);
        if (button.dataset['form'] !== form) button.dataset['form'] = form;
        if (button.dataset['side'] !== side) button.dataset['side'] = side;
        set('translate', `${box[0]}px ${box[1]}px`);
        set('width', form === 'whole' ? 'max-content' : `${box[2] - box[0]}px`);
        set('height', `${box[3] - box[1]}px`);
        if (reach === undefined) delete button.dataset['reach'];
        else button.dataset['reach'] = reach;
        set('clip-path', cut);
        set('visibility', 'visible');
      });
    },
    isShown: () => last !== '' && last !== 'null',
    size: () => {
      let width = widths.get(text);
      if (width === undefined) {
        layer.own(() => {
          set('visibility', 'hidden');
          layer.chips.append(button);
        });
        width = button.offsetWidth;
        if (width > 0) widths.set(text, width);
      }
      return { width, height: 18 };
    },
    expand: (isOpen) => layer.own(() => button.setAttribute('aria-expanded', String(isOpen))),
    belongTo: (popover) => {
      if (button.popoverTargetElement === popover) return;
      layer.own(() => {
        button.popoverTargetElement = popover;
      });
    },
    remove: () => {
      yieldPointer();
      layer.own(() => button.remove());
    },
  };
}
