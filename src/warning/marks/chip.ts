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
import { addressOf, textOf } from './result-block.ts';
import type { Link } from './result-block.ts';
import type { Form, Reach } from './spot.ts';

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
/** Longer link texts are cut in the chip's name. */
const MOST_NAME = 120;

/** Where a chip stands, in the coordinates of its plane. */
export interface ChipStand {
  readonly plane: 'chips' | 'above';
  readonly form: Form;
  readonly box: Box;
  /** Which of its corners stays when it says the rest. */
  readonly side: 'left' | 'right';
  /** Where around it it can be pressed, too. */
  readonly reach: Reach | undefined;
  /** What of it is cut off at each side, with what its link stands in. */
  readonly cut: string;
}

export interface Chip {
  readonly element: HTMLElement;
  /** Where the mark's link stands, to whom the chip belongs. */
  readonly link: Link;
  /** Shows it at a place; undefined hides it. */
  readonly stand: (standing: ChipStand | undefined) => void;
  readonly isShown: () => boolean;
  /** Size of the whole chip. */
  readonly size: () => { readonly width: number; readonly height: number };
  /** Says whether its card is open. */
  readonly expand: (isOpen: boolean) => void;
  /** Presses on it count as presses inside of this popover, which the browser closes otherwise. */
  readonly belongTo: (popover: Element | null) => void;
  readonly remove: () => void;
}

const widths = new Map<string, number>();

function make(doc: Document, space: string, name: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = doc.createElementNS(space, name) as HTMLElement;
  for (const [each, value] of Object.entries(attributes)) element.setAttribute(each, value);
  return element;
}

/** Makes the chip of a link: shape, word and year. Its name is what it says, the service and the link. */
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
  const about = (textOf(link) || link.getAttribute('aria-label') || addressOf(link)).slice(0, MOST_NAME);
  const button = make(doc, HTML, 'button', {
    type: 'button',
    class: 'chip',
    // Reached from its link, not by itself at the end of the page (keys.ts).
    tabindex: '-1',
    lang: words.lang,
    dir: words.dir,
    'data-part': 'mark',
    'data-service': 'service' in finding ? finding.service : 'offer',
    'data-tone': tone,
    'data-form': 'whole',
    'aria-haspopup': 'dialog',
    'aria-expanded': 'false',
    'aria-label': words.say('ui_mark_label', text, name, about),
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
  // Belonging to a popover of the page must not open or close that.
  button.addEventListener('click', (event) => {
    event.preventDefault();
    if (layer.isBrought(event) || trust(event)) onPress();
  });
  let last = '';
  const set = (key: string, value: string): void => {
    if (button.style.getPropertyValue(key) !== value) button.style.setProperty(key, value);
  };
  return {
    element: button,
    link,
    stand: (standing) => {
      const next = JSON.stringify(standing ?? null);
      if (next === last) return;
      last = next;
      layer.own(() => {
        if (standing === undefined) return set('visibility', 'hidden');
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
        width = Math.ceil(button.offsetWidth);
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
    remove: () => layer.own(() => button.remove()),
  };
}
