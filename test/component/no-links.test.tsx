// @vitest-environment jsdom
/**
 * A page can make the browser fetch whatever is linked on it, and can find and select text even in closed roots. So
 * what Caveat shows in pages has no links, and no text nodes: its words are values of elements that draw them.
 */
import { readFileSync } from 'node:fs';
import userEvent from '@testing-library/user-event';
import { options } from 'preact';
import ts from 'typescript';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GRADES_OF, SCENES, sceneView } from '../../src/pages/rehearsal/scenes.ts';
import { drawWords } from '../../src/warning/surface/drawn-words.ts';
import { filesBelow } from '../../tools/lib/imports.ts';
import { settle, show } from './help.tsx';
import type { Shown } from './help.tsx';

let shown: Shown;
/** Preact's hook as the other tests have it: put back after each test here, because `drawWords` replaces it. */
const vnode = options.vnode?.bind(options);
beforeEach(() => drawWords());
afterEach(() => {
  shown?.close();
  if (vnode === undefined) delete options.vnode;
  else options.vnode = vnode;
});

/** The texts below a node, except style sheets. */
function textsIn(root: Node): string[] {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  while (texts.nextNode() !== null)
    if (texts.currentNode.parentElement?.localName !== 'style' && texts.currentNode.nodeValue !== '')
      found.push(texts.currentNode.nodeValue ?? '');
  return found;
}

describe('what stands in web pages', () => {
  it.each(SCENES.flatMap((scene) => GRADES_OF[scene].map((grade) => [scene, grade] as const)))(
    '%s %s, with all opened, holds no link and no text',
    async (scene, grade) => {
      shown = show(sceneView(scene, grade, 'top'));
      await settle();
      for (let closed: HTMLElement | null; (closed = shown.stage.querySelector('[aria-expanded="false"]')) !== null; ) {
        await userEvent.click(closed);
        await settle();
        if (closed.getAttribute('aria-expanded') === 'false') break;
      }
      expect([...shown.root.querySelectorAll('a, area, link, [href], [ping]')]).toEqual([]);
      expect(textsIn(shown.root)).toEqual([]);
      if (scene !== 'mark') expect(shown.root.querySelectorAll('data').length).toBeGreaterThan(3);
    },
  );

  it('has no link in its own sources', () => {
    const linked = filesBelow('src/warning').flatMap((file) => {
      const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
      const found: string[] = [];
      const visit = (node: ts.Node): void => {
        const tag = ts.isJsxOpeningLikeElement(node) ? node.tagName.getText() : '';
        const attribute = ts.isJsxAttribute(node) ? node.name.getText() : '';
        if (/^(?:a|area|link)$/.test(tag) || /^(?:href|ping|xlinkHref)$/.test(attribute))
          found.push(`${file} ${node.getText()}`);
        ts.forEachChild(node, visit);
      };
      visit(source);
      return found;
    });
    expect(linked).toEqual([]);
  });
});
