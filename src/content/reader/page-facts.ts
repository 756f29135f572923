/** Collects the facts that tell an article from a shop, while a page is read. */
import type { Place } from '../../domain/model.ts';
import { densityOf, PROSE_LENGTH } from '../../domain/match/page-view.ts';
import type { PageFacts } from '../../domain/match/page-view.ts';
import type { DomAccess } from './dom-access.ts';

const MAX_TYPES = 30;

const BYLINE = /\bbyline\b|\bauthor\b/i;
/** Elements that may name an author. */
const SIGNED = /^(?:a|span|p|div|address|li|cite|b|strong|small)$/;
/** The attributes by which they do. */
export const SIGNING = '[rel=author],[itemprop=author],[class*=byline i],[class*=author i]';

export type FactsReader = ReturnType<typeof readFacts>;

/** Begins to collect the facts of a page from its elements and blocks. */
export function readFacts(dom: DomAccess) {
  const types = new Set<string>();
  let lang = '';
  let ogType = '';
  let articles = 0;
  let depth = 0;
  let inArticle = 0;
  let articleChars = 0;
  let byline = false;
  let time = false;
  let chars = 0;
  let proseChars = 0;

  /** Takes in an element whose name tells a fact (`TELLING` in elements.ts). */
  function element(element: Element, name: string): void {
    const { attr } = dom;
    if (name === 'html') lang = (attr(element, 'lang') ?? attr(element, 'xml:lang') ?? '').toLowerCase();
    else if (name === 'time') time = true;
    else if (attr(element, 'type') === 'application/ld+json') linked((element.textContent ?? '').slice(0, 20_000));
  }

  /** Takes in an element that may fit `SIGNING`. */
  function signed(element: Element, name: string): void {
    byline ||=
      SIGNED.test(name) &&
      (BYLINE.test(dom.attr(element, 'class') ?? '') ||
        dom.attr(element, 'rel') === 'author' ||
        dom.attr(element, 'itemprop') === 'author');
  }

  function enterArticle(): void {
    articles += 1;
    depth += 1;
    inArticle = 0;
  }

  function leaveArticle(): void {
    if (depth > 0) depth -= 1;
  }

  function meta(name: string, content: string): void {
    if (name === 'og:type') ogType = content.toLowerCase().slice(0, 40);
    else if (name === 'author' || name === 'article:author') byline = true;
    else if (name === 'article:published_time') time = true;
  }

  function block(text: string, place: Place): void {
    const length = text.length * densityOf(text);
    chars += length;
    if (length < PROSE_LENGTH || place === 'description') return;
    proseChars += length;
    if (depth > 0) {
      inArticle += length;
      if (inArticle > articleChars) articleChars = inArticle;
    }
  }

  /** Notes the types in JSON-LD. They are found without parsing, because a page's JSON may be broken. */
  function linked(json: string): void {
    for (const [, one, several] of json.matchAll(/"@type"\s*:\s*(?:"([^"]{1,60})"|\[([^\]]{1,200})\])/g)) {
      for (const type of (one ?? several ?? '').split(','))
        if (types.size < MAX_TYPES) types.add(type.replaceAll('"', '').trim().toLowerCase());
    }
  }

  function result(): PageFacts {
    return {
      lang: lang,
      ogType: ogType,
      linkedTypes: [...types],
      articles: articles,
      articleChars: articleChars,
      byline: byline,
      time: time,
      chars: chars,
      proseChars: proseChars,
    };
  }

  return { element, signed, enterArticle, leaveArticle, meta, block, result };
}
