/**
 * What the reader found on saved pages, cached in `.cache/page-views`. Reading all pages takes minutes, judging what
 * was read only seconds, so the next run need not read them again.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isVisible } from '../../src/content/reader/visible.ts';
import type { FormView, PageFacts } from '../../src/domain/match/page-view.ts';
import type { Place } from '../../src/domain/model.ts';
import { closePage, parsePage, readThrough } from './detect-html.ts';
import { ROOT } from './paths.ts';

/** What the reader found on one page, without hidden blocks. */
export interface SavedView {
  readonly blocks: readonly (readonly [text: string, place: Place])[];
  readonly forms: readonly FormView[];
  readonly facts: PageFacts;
  readonly path: string;
}

/** Reads one page. */
function viewOf(html: string, url: string): SavedView {
  const doc = parsePage(html, url);
  // A page without any style hides nothing, and checking visibility would take most of the time.
  const styled = /<style|\sstyle\s*=/i.test(html);
  const blocks: (readonly [string, Place])[] = [];
  const forms: FormView[] = [];
  const facts = readThrough(doc, {
    block: (text, place, element) => {
      if (!styled || isVisible(element)) blocks.push([text, place]);
    },
    link: () => undefined,
    embed: () => undefined,
    form: (form) => {
      forms.push(form);
    },
  });
  const view = { blocks, forms, facts, path: doc.location?.pathname ?? '/' };
  closePage(doc);
  return view;
}

/** The view of a page, from the cache if page, address and the reader's code are the same as when it was read. */
export function cachedView(html: string, url: string): SavedView {
  const folder = `${ROOT}.cache/page-views/`;
  const key = createHash('sha256')
    .update(readerCode())
    .update(url)
    .update('\n')
    .update(html)
    .digest('hex')
    .slice(0, 24);
  const file = `${folder}${key}.json`;
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as SavedView;
  const view = viewOf(html, url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(view));
  return view;
}

let code: string | undefined;
/** The code of the reader that decides what a view holds. */
const readerCode = (): string =>
  (code ??= ['read-page', 'page-texts', 'block-text', 'elements', 'dom-access', 'page-facts', 'page-forms', 'visible']
    .map((name) => readFileSync(`${ROOT}src/content/reader/${name}.ts`, 'utf8'))
    .join('\n'));
