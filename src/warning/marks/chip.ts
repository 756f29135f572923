/** The chip of a mark: one small element beside a link. Plain DOM, because a result page may carry dozens of them. */
import { MARK_PIECES } from '../../ui/mark/shapes.ts';
import { toneOf } from '../../ui/subject.ts';
import { leadingCase } from '../../words/words.ts';
import { yearOf } from '../../ui/CaseLine.tsx';
import type { Shown, Words } from '../../words/words.ts';
import type { Trust } from '../../ui/trust.ts';
import css from './chip.css?inline';
import { addStyles } from '../surface/host.ts';
import { KEPT_INSIDE } from '../surface/presses.ts';

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
// Called on elements, never on its own.
// eslint-disable-next-line @typescript-eslint/unbound-method
const attachShadow = Element.prototype.attachShadow;
let names = 0;

export interface ChipOptions {
  readonly words: Words;
  readonly open?: boolean;
  readonly constructed?: boolean;
  readonly trust: Trust;
}

export interface Chip {
  readonly host: HTMLElement;
  /** Gives the host a style and no other, whatever the page's style sheets say. */
  readonly stand: (style: string) => void;
  /** Takes the host out of sight; the answer puts it back. */
  readonly hide: () => () => void;
  /** Says whether its card is open. */
  readonly expand: (isOpen: boolean) => void;
}

function make(doc: Document, space: string, name: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const element = doc.createElementNS(space, name) as HTMLElement;
  for (const [each, value] of Object.entries(attributes)) element.setAttribute(each, value);
  return element;
}

/**
 * Makes the chip of a link: shape, word and year. It names the service to screen readers, in a tree the page cannot
 * read.
 */
export function makeChip(
  doc: Document,
  shown: Shown,
  { words, open, constructed, trust }: ChipOptions,
  onPress: () => void,
): Chip {
  const { finding, dossier } = shown;
  names += 1;
  const host = make(doc, HTML, 'caveat-mark', { id: `caveat-mark-${names}` });
  const root = attachShadow.call(host, { mode: open === true ? 'open' : 'closed', delegatesFocus: true });
  // In here, not in the host's own style: important rules of the inner tree beat all of the page's.
  const sheet = doc.createElement('style');
  root.append(sheet);
  const setPlace = (text: string): void => void (sheet.textContent = text);
  addStyles(root, css, doc, constructed === true);
  const record = leadingCase(shown);
  const year = record && yearOf(record);
  const tone = toneOf(shown) === 'mention' ? 'mention' : 'notice';
  const text = year === undefined ? words.say('ui_mark') : words.say('ui_mark_year', year);
  const button = make(doc, HTML, 'button', {
    type: 'button',
    class: 'chip',
    lang: words.lang,
    dir: words.dir,
    'data-part': 'mark',
    'data-service': finding.kind === 'offer' ? 'offer' : finding.service,
    'data-tone': tone,
    'aria-haspopup': 'dialog',
    'aria-expanded': 'false',
    'aria-label': words.say('ui_mark_label', dossier?.service.name ?? '', text),
  });
  const picture = make(doc, SVG, 'svg', { viewBox: '0 0 16 16', 'aria-hidden': 'true' });
  picture.append(
    ...MARK_PIECES[tone].map(({ path, drawn }) => make(doc, SVG, 'path', { d: path, class: `is-${drawn}` })),
  );
  button.append(picture, text);
  // A chip often stands inside what the page makes clickable as a whole.
  for (const type of KEPT_INSIDE) button.addEventListener(type, (event) => event.stopPropagation());
  // It may stand inside a link, which is not to be followed then.
  for (const type of ['click', 'auxclick']) button.addEventListener(type, (event) => event.preventDefault());
  button.addEventListener('click', (event) => {
    if (trust(event)) onPress();
  });
  root.append(button);
  let rule = '';
  return {
    host,
    stand: (style) => {
      const other = `:host{${style.replaceAll(';', '!important;')}}`;
      if (other !== rule) setPlace(other);
      rule = other;
    },
    hide: () => {
      setPlace(':host{display:none!important}');
      return () => setPlace(rule);
    },
    expand: (isOpen) => button.setAttribute('aria-expanded', String(isOpen)),
  };
}
