// @vitest-environment jsdom
/** A page can have the browser fetch whatever is linked on it: nothing that Caveat shows there links anything. */
import { readFileSync } from 'node:fs';
import userEvent from '@testing-library/user-event';
import ts from 'typescript';
import { afterEach, describe, expect, it } from 'vitest';
import { GRADES_OF, SCENES, sceneView } from '../../src/pages/rehearsal/scenes.ts';
import { filesBelow } from '../../tools/lib/imports.ts';
import { settle, show } from './help.tsx';
import type { Shown } from './help.tsx';

let shown: Shown;
afterEach(() => shown?.close());

describe('what stands in web pages', () => {
  it.each(SCENES.flatMap((scene) => GRADES_OF[scene].map((grade) => [scene, grade] as const)))(
    '%s %s, with all opened, holds no link',
    async (scene, grade) => {
      shown = show(sceneView(scene, grade, 'top'));
      await settle();
      for (let closed: HTMLElement | null; (closed = shown.stage.querySelector('[aria-expanded="false"]')) !== null; ) {
        await userEvent.click(closed);
        await settle();
        if (closed.getAttribute('aria-expanded') === 'false') break;
      }
      expect([...shown.root.querySelectorAll('a, area, link, [href], [ping]')]).toEqual([]);
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
