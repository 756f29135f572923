/** Finds forms in markup that order something by number, or ask for the secret of a platform's account. */
import { Evidence } from '../../domain/match/offers/evidence.ts';
import type { OpenHashes } from '../../domain/match/offers/hashed-words.ts';
import { tagEnd } from './tags.ts';

/** A field outside any form is read with this many characters of markup before it, where its label may stand. */
const BEFORE_FIELD = 2500;
/** At most this many characters of a form are kept while it is read. */
const MOST_FORM = 200_000;

const TAGS = /<(\/?form|input|select|textarea)[\s>]/g;
const FORM_TAGS = ['<form', '<input', '<select', '<textarea'];
/** Whether markup may have a form or a field. It asks no expression, which each page would have to compile. */
export const mayHaveForm = (html: string): boolean => FORM_TAGS.some((tag) => html.includes(tag));
const ABOUT_FIELD = /\s(type|name|id)="([^"]*)"/g;
/** Only forms with a field for a number or for a secret are looked at closely. */
const MAY_ASK = new RegExp(
  'type="(?:number|range)|(?:name|id)="[^"]*(?:quantity|qty|amount|followers|likes|cookie\\b)' +
    '|\\b(?:pass|token|session|secret|2fa)|access_token',
  'i',
);
/** Parts of a form whose text is left out, and the attributes of its other tags that count as text. */
const SAYS_NOTHING = /<(script|style)\b[^]*?(?:<\/\1|$)|<input\b(?=[^>]*\stype="hidden")[^>]*>/g;
const SAYS = /\s(?:type|name|id|placeholder|aria-label|value|alt)="([^"]*)"/g;

export interface Forms {
  /** Reads markup between two places, neither of them inside a tag. @returns whether a form in it is of the trade */
  read(markup: string, from: number, to: number): boolean;
  /** The place from which the markup is still needed, for an open form; `markup.length` where no form is open. */
  needs(markup: string): number;
  /** To be called when the markup has lost `count` characters at its front. */
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
    // A hidden field asks nobody for anything.
    if (about.some(({ type }) => type === 'hidden')) return;
    // A field without any of these counts as one all the same.
    fields.push(...(about.length > 0 ? about : [{ type: '', name: '' }]));
  }

  return {
    read(markup, from, to) {
      const part = markup.slice(from, to);
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
