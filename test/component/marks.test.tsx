// @vitest-environment jsdom
/** The logic of marks: which links belong together, which lead to a service, and what a chip and its card say. */
import { render } from 'preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { ServiceId } from '../../src/domain/model.ts';
import { sampleFinding } from '../../src/pages/rehearsal/samples.ts';
import { createLayer } from '../../src/warning/surface/layer.ts';
import { MarkCard } from '../../src/warning/marks/Card.tsx';
import { makeChip } from '../../src/warning/marks/chip.ts';
import { ListedHosts } from '../../src/warning/marks/listed.ts';
import { blockOf, linksIn, titledOf } from '../../src/warning/marks/result-block.ts';
import type { Link } from '../../src/warning/marks/result-block.ts';
import { draw, settle, words } from './help.tsx';

const other = (host: string): ReturnType<typeof sampleFinding> => ({
  ...sampleFinding('link', 'B'),
  finding: { kind: 'link', service: 'latergram' as ServiceId, host, count: 1 },
});
const hosts = (): ListedHosts => {
  const listed = new ListedHosts('www.shop.example');
  listed.add([sampleFinding('link', 'B'), other('later.example')]);
  return listed;
};
const link = (href: string): Link => {
  document.body.innerHTML = `<a href="${href}">words</a>`;
  return document.querySelector('a')!;
};
/** The titles of the links that would get a mark. */
const marked = (body: string): (string | undefined)[] => {
  document.body.innerHTML = `<main>${body}</main>`;
  const listed = hosts();
  const all = linksIn(document.body).filter((each) => listed.serviceAt(each) !== undefined);
  const blocks = new Set(all.map((each) => blockOf(each, (one) => listed.leadsElsewhere(one, each))));
  // A block inside another one is covered by the mark of the outer block.
  const outermost = [...blocks].filter((block) => ![...blocks].some((one) => one !== block && one.contains(block)));
  return outermost.map(
    (block) =>
      titledOf(
        linksIn(block).filter((each) => all.includes(each)),
        block,
      )?.title?.textContent ?? undefined,
  );
};
afterEach(() => {
  document.body.innerHTML = '';
});

describe('a link leads to a listed service', () => {
  it.each([
    ['https://www.examplegram.example/x?y', 'examplegram'],
    ['https://deep.down.examplegram.example/', 'examplegram'],
    ['https://later.example/', 'latergram'],
    ['https://notexamplegram.example/', undefined],
    ['/out?to=examplegram.example', undefined],
  ])('%s: %s', (href, service) => {
    expect(hosts().serviceAt(link(href))).toBe(service);
  });

  it('also while its address is replaced by one of the page for a press, and not by any other', () => {
    const listed = new ListedHosts(location.hostname);
    listed.add([sampleFinding('link', 'B')]);
    const one = link('https://examplegram.example/');
    listed.press(one);
    one.setAttribute('href', '/out?id=1');
    expect(listed.serviceAt(one)).toBe('examplegram');
    one.setAttribute('href', 'https://elsewhere.example/');
    expect(listed.serviceAt(one)).toBeUndefined();
    one.setAttribute('href', '/out?id=1');
    expect(listed.serviceAt(one)).toBe('examplegram');
    const never = link('/out?id=1');
    expect(listed.serviceAt(never)).toBeUndefined();
  });

  it('is no news twice', () => {
    const listed = hosts();
    expect(listed.add([other('later.example')])).toBe(false);
    expect(listed.add([other('newer.example')])).toBe(true);
  });
});

/** A result as search engines build it: picture, title, address, and links to sections of the site. */
const result = (
  host: string,
  title: string,
): string => `<div class="r"><div><a href="https://${host}/"><img alt="" src="data:,"></a></div><div class="t"><a
  href="https://${host}/"><h3>${title}</h3><cite>${host}</cite></a></div>
<p>Some words, and <a href="https://${host}/more">more</a> of them</p><table><tr><td><h3><a
  href="https://${host}/prices">Prices</a></h3></td><td><h3><a
    href="https://${host}/help">Help</a></h3></td></tr></table></div>`;

describe('the links of one result', () => {
  it('have one mark, beside the title', () => {
    expect(
      marked(
        result('first.example', 'First') + result('examplegram.example', 'Second') + result('third.example', 'Third'),
      ),
    ).toEqual(['Second']);
  });

  it('are told from those of its neighbours, whether they lead to the same service or elsewhere', () => {
    expect(
      marked(`<div id="list">${result('examplegram.example', 'One')}${result('www.examplegram.example', 'Two')}</div>`),
    ).toEqual(['One', 'Two']);
    expect(
      marked(
        `<section><div class="first">${result('examplegram.example', 'One')}</div>` +
          `<div class="other">${result('first.example', 'First')}</div>${result('later.example', 'Three')}</section>`,
      ),
    ).toEqual(['One', 'Three']);
  });

  it('are the whole page nowhere: what is longer than a result is none', () => {
    const long = `<p>${'Words. '.repeat(400)}</p>`;
    document.body.innerHTML = `<div id="all"><div id="part"><a href="https://later.example/">a</a></div>${long}</div>`;
    expect(blockOf(document.querySelector('a')!, () => false).id).toBe('part');
  });
});

describe('a chip', () => {
  const make = (
    isTrusted: boolean,
  ): { press: () => void; pressed: () => number; element: HTMLElement; root: ShadowRoot } => {
    const layer = createLayer(document, {
      css: '',
      lang: 'en',
      dir: 'ltr',
      open: true,
      isAlive: () => true,
      onLost: () => undefined,
      onRenewed: () => undefined,
      onForeign: () => undefined,
    });
    let count = 0;
    const chip = makeChip(
      document,
      layer,
      { shown: sampleFinding('link', 'B'), link: link('https://later.example/'), words, trust: () => isTrusted },
      () => (count += 1),
    );
    layer.use('chips', true);
    chip.stand({ plane: 'chips', form: 'whole', box: [1, 2, 3, 4], side: 'left', reach: undefined, cut: 'none' });
    return { press: () => chip.element.click(), pressed: () => count, element: chip.element, root: layer.root };
  };

  it('names service, year and link, and is no stop of its own for the keyboard', () => {
    const { element, root } = make(true);
    expect(root.contains(element)).toBe(true);
    expect(element.getAttribute('aria-label')).toBe('Listed · 2020: Examplegram. About the link: words');
    expect(element.tabIndex).toBe(-1);
    expect(element.querySelector('data')?.value).toBe('Listed · 2020');
  });

  it('answers to a person, and to nobody else', async () => {
    for (const isTrusted of [true, false]) {
      const { press, pressed } = make(isTrusted);
      press();
      await settle();
      expect(pressed()).toBe(isTrusted ? 1 : 0);
    }
  });
});

describe('the card of a mark', () => {
  it.each([
    ['B', 'https://news.example/sample'],
    ['C', 'https://court.example/sample-complaint'],
  ] as const)('of a case of grade %s names the document that bears out what it says', async (grade, address) => {
    const shown = sampleFinding('link', grade);
    const chip = {
      element: document.createElement('button'),
      link: link('https://later.example/'),
      rename: () => undefined,
      stand: () => undefined,
      isShown: () => true,
      size: () => ({ width: 1, height: 1 }),
      expand: () => undefined,
      belongTo: () => undefined,
      remove: () => undefined,
    };
    const root = document.createElement('div');
    document.body.append(root, chip.element);
    await draw(
      <MarkCard
        shown={shown}
        serviceId="examplegram"
        chip={chip}
        onClose={() => undefined}
        onRaise={() => () => undefined}
      />,
      root,
    );
    const links = [...root.querySelectorAll<HTMLAnchorElement>('.card__foot a')];
    expect(links.map(({ href, textContent }) => [href, textContent])).toEqual([
      [address, 'Read the document behind this'],
    ]);
    render(null, root);
  });
});
