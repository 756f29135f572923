/**
 * Takes in the texts of a page while it is read: running text, gathered into blocks, and the words in attributes of
 * pictures, fields and the head. Counts how much was read.
 */
import type { Place } from '../../domain/model.ts';
import type { BlockSource, PageFacts, PageSink, ReadLimits } from '../../domain/match/page-view.ts';
import { BlockText, PIECE } from './block-text.ts';
import type { TextPlace } from './block-text.ts';
import type { DomAccess } from './dom-access.ts';
import { HOLDS } from './elements.ts';
import { readFacts } from './page-facts.ts';
import type { FactsReader } from './page-facts.ts';
import { readForms } from './page-forms.ts';

/** An element that is being read. */
export interface Reading extends TextPlace {
  readonly name: string;
  /** Text that waits to be read, before anything else in the element. */
  text: string;
  node: Node | null;
  at: number;
}

interface TextsReader {
  readonly facts: Pick<FactsReader, 'element' | 'signed'>;
  /** Characters read. */
  readonly chars: number;
  /** Whether the page had more text than the limits allow. */
  readonly isCut: boolean;
  /** Characters handed on since the caller last set this to 0. */
  debt: number;
  /** Whether there was no text since the last block ended. */
  readonly isBlank: () => boolean;
  /** Reads a piece of the text that waits, so that a giant text does not make a giant step. */
  readonly piece: (inside: Reading) => void;
  /** Takes in a `SPECIAL` element. @returns whether it is done; otherwise the walk goes on into it */
  readonly special: (element: Element, name: string, inside: Reading) => boolean;
  /** The place of the next title. In a feed only the first is the page's title, the others are those of its entries. */
  readonly titlePlace: () => Place;
  /** Ends the block. */
  readonly flush: () => void;
  /** To be called when an element of this name ends. */
  readonly leave: (name: string) => void;
  /** Ends the reading. */
  readonly end: () => PageFacts;
}

/** @param isHtml whether the document is HTML, and not a feed, a picture or a document of another kind */
export function readTexts(dom: DomAccess, sink: PageSink, limits: ReadLimits, isHtml: boolean): TextsReader {
  const { attr } = dom;
  const facts = readFacts(dom);
  const forms = readForms(dom, sink);
  const block = new BlockText(sink.pieces === true, emit);
  let chars = 0;
  let isCut = false;
  let titles = 0;

  function emit(text: string, place: Place, element: Element | null, source?: BlockSource): void {
    texts.debt += text.length;
    facts.block(text, place);
    forms.text(text);
    sink.block(text, place, element, source);
  }

  function piece(inside: Reading): void {
    const data = inside.text.slice(0, PIECE);
    inside.text = inside.text.slice(PIECE);
    if (data === '' || inside.name === 'textarea' || inside.name === 'select') return;
    const text = data.slice(0, limits.chars - chars);
    block.add(text, inside);
    inside.at += data.length;
    chars += text.length;
    if (text.length < data.length) isCut = true;
  }

  function special(element: Element, name: string, inside: Reading): boolean {
    switch (name) {
      case 'meta':
        readMeta(element);
        return true;
      case 'title':
        // In HTML only the first title counts, and none of an SVG picture. Feeds have a title for each entry, and a
        // document may be an SVG picture itself.
        return isHtml && (titles++ > 0 || inside.name === 'svg');
      case 'hr':
        block.flush();
        return true;
      case 'br':
        block.addSpace();
        return true;
      case 'img':
      case 'area':
        readAlt(attr(element, 'alt'), inside, element);
        return true;
      case 'form':
        block.flush();
        forms.enter(element);
        return false;
      case 'article':
        facts.enterArticle();
        return false;
      default:
        readField(element, name, inside);
        return name === 'input';
    }
  }

  function readAlt(alt: string | null, inside: Reading, element: Element): void {
    const text = alt?.trim() ?? '';
    if (text === '' || chars >= limits.chars) return;
    chars += text.length;
    emit(text.slice(0, PIECE), HOLDS.has(inside.place) && inside.place !== 'nav' ? inside.place : 'alt', element);
  }

  function readField(element: Element, name: string, inside: Reading): void {
    block.flush();
    const type = name === 'input' ? (attr(element, 'type') ?? 'text').toLowerCase() : name;
    if (type === 'hidden') return;
    const label = forms.field(element, type);
    if (type === 'submit' || type === 'button' || type === 'image') {
      const value = attr(element, 'value') ?? attr(element, 'alt') ?? '';
      if (value.trim() !== '') emit(value.trim().slice(0, 200), 'button', element);
    } else if (label !== '') emit(label.slice(0, 200), inside.place === 'quote' ? 'quote' : 'field', element);
  }

  function readMeta(element: Element): void {
    const name = (attr(element, 'name') ?? attr(element, 'property') ?? '').toLowerCase();
    const content = attr(element, 'content')?.trim() ?? '';
    if (content === '') return;
    facts.meta(name, content);
    if (name === 'description') emit(content.slice(0, 600), 'description', null);
    else if (name === 'og:title' && titles === 0) emit(content.slice(0, 300), 'title', null);
  }

  const texts: TextsReader = {
    facts,
    get chars() {
      return chars;
    },
    get isCut() {
      return isCut;
    },
    debt: 0,
    isBlank: () => block.isBlank,
    piece,
    special,
    titlePlace: () => (isHtml || titles++ === 0 ? 'title' : 'heading'),
    flush: () => block.flush(),
    leave: (name) => {
      if (name === 'form') forms.leave();
      if (name === 'article') facts.leaveArticle();
    },
    end: () => {
      block.flush();
      forms.end();
      return facts.result();
    },
  };
  return texts;
}
