/** Forms of a page's markup: one that orders something by number, or asks for the secret of a platform's account. */
import { Evidence } from '../../domain/match/offers/evidence.ts';
import type { OpenHashes } from '../../domain/match/offers/hashed-words.ts';
import { tagEnd } from './tags.ts';

/** How far before a field that stands in no form its label may begin. */
const BEFORE_FIELD = 2500;
/** No more of a form is kept than this, while it is read. */
const MOST_FORM = 200_000;

const TAGS = /<(\/?form|input|select|textarea)[\s>]/g;
/** Without any of these nothing above is met. */
const HINTS = ['form', '<input', '<select', '<textarea'];
const ABOUT_FIELD = /\s(type|name|id)="([^"]*)"/g;
/** What a form needs to be looked at closely: a field for a number, or one for a secret. */
const MAY_ASK = new RegExp(
  'type="(?:number|range)|(?:name|id)="[^"]*(?:quantity|qty|amount|followers|likes|cookie\\b)' +
    '|\\b(?:pass|token|session|secret|2fa)|access_token',
  'i',
);
/** What says nothing of a form, and the attributes of its other tags that do. */
const SAYS_NOTHING = /<(script|style)\b[^]*?(?:<\/\1|$)|<input\b(?=[^>]*\stype="hidden")[^>]*>/g;
const SAYS = /\s(?:type|name|id|placeholder|aria-label|value|alt)="([^"]*)"/g;

export interface Forms {
  /** Reads markup between two places, neither of them inside a tag. @returns whether a form there tells of the trade */
  read(markup: string, from: number, to: number): boolean;
  /** From which place on markup is still needed; `markup.length` where none is. */
  needs(markup: string): number;
  /** So many characters were taken off the front of the markup. */
  forget(count: number): void;
}

/** Begins to watch for forms. @param words the words of the trade, unpacked when they are first asked for */
export function watchForms(words: () => OpenHashes): Forms {
  /** Where the open form begins; -1 outside any. */
  let start = -1;
  let fields: { readonly type: string; readonly name: string }[] = [];

  function tells(html: string): boolean {
    if (fields.length === 0 || !MAY_ASK.test(html)) return false;
    const text = html
      .replaceAll(SAYS_NOTHING, ' ')
      .replaceAll(/<[^>]*>/g, (tag) => ` ${Array.from(tag.matchAll(SAYS), ([, value]) => value).join(' ')} `);
    const evidence = new Evidence();
    evidence.form(words(), fields, text);
    return evidence.enough;
  }

  function addField(tag: string): void {
    const about = [...tag.matchAll(ABOUT_FIELD)].map(([, what, value = '']) =>
      what === 'type' ? { type: value, name: '' } : { type: '', name: value },
    );
    // Nobody is asked for anything by a hidden field.
    if (!about.some(({ type }) => type === 'hidden')) fields.push(...about);
  }

  return {
    read(markup, from, to) {
      const part = markup.slice(from, to);
      if (!HINTS.some((hint) => part.includes(hint))) return false;
      for (const { 1: name, index } of part.matchAll(TAGS)) {
        const at = from + index;
        if (name === 'form' || name === '/form') {
          if (start >= 0 && name === '/form' && tells(markup.slice(start, at))) return true;
          start = name === 'form' ? at : -1;
          fields = [];
        } else {
          const end = tagEnd(markup, at);
          addField(markup.slice(at, end));
          if (start < 0 && tells(markup.slice(Math.max(0, at - BEFORE_FIELD), end))) return true;
        }
      }
      return false;
    },
    needs: (markup) => (start < 0 ? markup.length : Math.max(start, markup.length - MOST_FORM)),
    forget(count) {
      if (start >= 0) start = Math.max(0, start - count);
    },
  };
}
