/** Pages to measure on, made in code: the same in every run. Only the last three have words of the trade or a name. */
import { makeText, random } from './data.ts';

export interface BenchPage {
  readonly name: string;
  /** The host under which the page is opened, if that matters. */
  readonly host?: string;
  readonly html: string;
  /** How long to wait until the page has done all that it does by itself, in milliseconds. */
  readonly settleMs: number;
}

const paragraphs = (text: string, most: number): string[] =>
  text.match(new RegExp(`[^]{1,${most}}(?=\\s|$)`, 'gu')) ?? [];
const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>` +
  `<style>body{font:16px/1.5 serif;max-width:60em;margin:auto}nav a{margin:0 1em}aside{float:right;` +
  `width:15em}</style></head><body>${body}</body></html>`;

function news(): string {
  const text = paragraphs(makeText(26_000, 'english', ['the ferry']), 420);
  const links = (from: number, count: number): string =>
    Array.from(
      { length: count },
      (_, i) =>
        `<li><a class="item-link" href="/story/${from + i}">` +
        `${(text[(from + i) % text.length] ?? '').slice(0, 48)}</a></li>`,
    ).join('');
  const body = text
    .map(
      (each, i) =>
        (i % 6 === 5 ? `<h2>${each.slice(0, 40)}</h2>` : '') +
        `<p class="text">${each
          .replace('boat', '<a href="https://boats.example/">' + 'boat</a>')
          .replace('court', '<em>court</em>')}</p>`,
    )
    .join('');
  const comments = Array.from(
    { length: 40 },
    (_, i) =>
      `<li class="comment"><div class="head"><img alt="" width="20" height="20">` +
      `<b>Reader ${i}</b> <time datetime="2026-01-01">1 January</time></div>` +
      `<p>${(text[i % text.length] ?? '').slice(0, 160)}</p></li>`,
  ).join('');
  return page(
    'Trains run late along the coast',
    `<header><nav>${'<a href="/">Home</a><a href="/north">North</a><a href="/sport">Sport</a>'.repeat(6)}</nav>` +
      `</header><main><article><h1>Trains run late along the coast</h1>` +
      `<p class="byline">By a reporter</p>${body}</article><aside><ul>${links(0, 60)}</ul></aside>` +
      `<ol>${comments}</ol></main><footer>${'<a href="/about">About</a> '.repeat(20)}</footer>`,
  );
}

function links(count: number): string {
  const next = random(31);
  const rows = Array.from(
    { length: count },
    (_, i) =>
      `<li><a href="https://host${Math.floor(next() * 4000)}.example/path/${i}?q=${i}">Entry ${i} of the list</a></li>`,
  );
  return page('A long list', `<ul>${rows.join('')}</ul>`);
}

/** A page that shows 40 posts at once, then adds 20 more `most` times. */
function feed(most: number): string {
  const posts = JSON.stringify(paragraphs(makeText(30_000, 'english', ['the ferry']), 240)).replaceAll('<', '\\u003c');
  return page(
    'A feed',
    `<main id="feed"></main><script>
const posts = ${posts};
const feed = document.getElementById('feed');
let made = 0;
function more(count) {
  for (let i = 0; i < count; i++, made++) {
    const post = document.createElement('article');
    post.innerHTML =
    '<div class="head"><a href="https://people.example/u' + made + '">Somebody ' + made +
    '</a> <time>today</time></div><p>' + posts[made % posts.length] +
    '</p><a href="https://pictures.example/p' + made + '">picture</a>';
    feed.append(post);
  }
}
more(40);
let rounds = 0;
const timer = setInterval(() => { more(20); scrollTo(0, document.body.scrollHeight);
  if (++rounds === ${most}) clearInterval(timer); }, 100);
</script>`,
  );
}

function text(length: number): string {
  const parts = paragraphs(makeText(length, 'mixed', ['the ferry']), 500).map((each) => `<p>${each}</p>`);
  return page('Five scripts', parts.join(''));
}

/** An application that changes its view and its address ten times without loading. */
function application(): string {
  const texts = JSON.stringify(paragraphs(makeText(20_000, 'english', ['the ferry']), 300)).replaceAll('<', '\\u003c');
  return page(
    'An application',
    `<nav><a href="/a">One</a> <a href="/b">Two</a></nav><main id="view"></main><script>
const texts = ${texts};
let at = 0;
function go() {
  history.pushState({}, '', '?view=' + at);
  document.getElementById('view').innerHTML = texts.slice(at % 20, at % 20 + 40)
    .map((each) => '<section><h2>Part</h2><p>' + each + '</p></section>').join('');
  if (++at < 10) setTimeout(go, 400);
}
go();
</script>`,
  );
}

export const benchPages = (): BenchPage[] => [
  { name: 'news 48 kB', html: news(), settleMs: 1500 },
  {
    name: 'text 1 MB, five scripts',
    html: text(1_000_000),
    settleMs: 3000,
  },
  { name: '20,000 links', html: links(20_000), settleMs: 3000 },
  { name: 'infinite scroll', html: feed(30), settleMs: 7000 },
  {
    name: 'frames 20',
    html: page('Frames', '<p>A page with frames.</p>' + '<iframe srcdoc="&lt;p&gt;A frame."></iframe>'.repeat(20)),
    settleMs: 1500,
  },
  { name: 'empty page', html: page('Empty', ''), settleMs: 1000 },
  { name: 'application', html: application(), settleMs: 5000 },
  { name: 'listed site', host: 'massroot8.com', html: shop('Massroot8'), settleMs: 5000 },
  {
    name: 'article with a name',
    html: news().replace('Trains run late', 'Massroot8 was sued'),
    settleMs: 4000,
  },
  { name: 'shop', html: shop('Harbour Panel'), settleMs: 5000 },
];

/** The page of a seller of followers, likes and views. */
function shop(name: string): string {
  const offers = [100, 250, 500, 1000, 2500, 5000].flatMap((count) =>
    ['Followers', 'Likes', 'Views'].map(
      (kind) =>
        `<li><h3>${count} Instagram ${kind}</h3><p>Instant delivery, no password, refill guarantee.</p>` +
        `<b>$${(count / 100).toFixed(2)}</b><button>Buy now</button></li>`,
    ),
  );
  const text = paragraphs(makeText(12_000, 'english', ['the ferry']), 420).map((each) => `<p>${each}</p>`);
  return page(
    name,
    `<header><h1>${name}</h1><p>Buy Instagram followers and likes</p></header>` +
      `<ul>${offers.join('')}</ul>${text.join('')}`,
  );
}

/** A page of a series that grows in one way. Their costs, drawn over their sizes, make a curve. */
interface CurvePage extends BenchPage {
  readonly curve: string;
  readonly size: number;
}

export const curvePages = (): CurvePage[] => [
  ...[50_000, 200_000, 500_000, 1_000_000].map((size) => ({
    curve: 'characters of text',
    size,
    name: `text ${size / 1000} kB`,
    html: text(size),
    settleMs: 2500,
  })),
  ...[1000, 5000, 10_000, 20_000].map((size) => ({
    curve: 'links',
    size,
    name: `links ${size}`,
    html: links(size),
    settleMs: 2500,
  })),
  ...[100, 200, 400, 600].map((size) => ({
    curve: 'posts added',
    size,
    name: `added ${size}`,
    html: feed(size / 20),
    settleMs: size * 5 + 4000,
  })),
];
