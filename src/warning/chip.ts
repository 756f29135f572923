/** The chip of a mark: one small element beside a link. Plain DOM, because a result page may carry dozens of them. */
import { MARK_PIECES } from '../ui/mark/shapes.ts';
import { leadingCase, toneOf } from '../ui/subject.ts';
import { yearOf } from '../ui/CaseLine.tsx';
import type { Shown, Words } from '../ui/words.ts';
import type { Trust } from '../ui/trust.ts';
import css from './chip.css?inline';

const HTML = 'http://www.w3.org/1999/xhtml';
const SVG = 'http://www.w3.org/2000/svg';
const HOST_STYLE: Readonly<Record<string, string>> = {
  all: 'initial', display: 'inline', position: 'static', width: 'auto', height: 'auto', visibility: 'visible', opacity: '1', 'white-space': 'nowrap',
};

// Called on elements, never on its own.
// eslint-disable-next-line @typescript-eslint/unbound-method
const attachShadow = Element.prototype.attachShadow;
let names = 0;

export interface ChipOptions {
  readonly words: Words;
  readonly open?: boolean;
  readonly constructed?: boolean;
  readonly trust: Trust;
  readonly onPress: (chip: HTMLElement, shown: Shown) => void;
}

function picture(doc: Document, state: 'notice' | 'mention'): Element {
  const svg = doc.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 16 16');
  svg.setAttribute('aria-hidden', 'true');
  for (const piece of MARK_PIECES[state]) {
    const path = doc.createElementNS(SVG, 'path');
    path.setAttribute('d', piece.path);
    path.setAttribute('class', `is-${piece.drawn}`);
    svg.append(path);
  }
  return svg;
}

/** Whether something follows the link on its line; where nothing does, the chip may hang over the empty space and move nothing. */
function standsAlone(link: Element): boolean {
  for (let node = link.nextSibling; node !== null; node = node.nextSibling) {
    if (node.nodeType === 3 ? (node.textContent ?? '').trim() !== '' : node.nodeType === 1) return false;
  }
  return true;
}

/** Makes the chip of a link: shape, word and year. It names the service to screen readers, in a tree the page cannot read. */
export function makeChip(link: Element, shown: Shown, { words, open, constructed, trust, onPress }: ChipOptions): HTMLElement {
  const doc = link.ownerDocument;
  const host = doc.createElementNS(HTML, 'caveat-mark');
  for (const [name, value] of Object.entries(HOST_STYLE)) host.style.setProperty(name, value, 'important');
  names += 1;
  host.id = `caveat-mark-${names}`;
  const root = attachShadow.call(host, { mode: open === true ? 'open' : 'closed', delegatesFocus: true });
  if (constructed === true) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } else {
    const style = doc.createElementNS(HTML, 'style');
    style.textContent = css;
    root.append(style);
  }
  const record = leadingCase(shown);
  const year = record === undefined ? undefined : yearOf(record);
  const tone = toneOf(shown) === 'mention' ? 'mention' : 'notice';
  const text = year === undefined ? words.say('ui_mark') : words.say('ui_mark_year', year);
  const button = doc.createElementNS(HTML, 'button') as HTMLButtonElement;
  button.type = 'button';
  button.className = standsAlone(link) ? 'chip chip--over' : 'chip';
  button.lang = words.lang;
  button.dir = words.dir;
  button.dataset['part'] = 'mark';
  button.dataset['service'] = shown.finding.kind === 'offer' ? 'offer' : shown.finding.service;
  button.dataset['tone'] = tone;
  button.setAttribute('aria-haspopup', 'dialog');
  button.setAttribute('aria-label', words.say('ui_mark_label', shown.dossier?.service.name ?? '', text));
  const label = doc.createElementNS(HTML, 'span');
  label.textContent = text;
  button.append(picture(doc, tone), label);
  // A chip often stands inside what the page makes clickable as a whole.
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'keydown', 'keyup', 'auxclick', 'click']) {
    button.addEventListener(type, (event) => event.stopPropagation());
  }
  button.addEventListener('click', (event) => {
    event.preventDefault();
    if (trust(event)) onPress(host, shown);
  });
  const anchor = doc.createElementNS(HTML, 'span');
  anchor.className = 'anchor';
  anchor.append(button);
  root.append(anchor);
  return host;
}
