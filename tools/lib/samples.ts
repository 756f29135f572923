/** The sample pages: written for this project, and served from loopback under the host names they stand for. */
import { readFileSync } from 'node:fs';
import type { Site, SitePage } from '../browsers/index.ts';
import { ROOT } from './paths.ts';

interface Sample {
  readonly host: string;
  /** What to expect there, in a few words. */
  readonly about: string;
  readonly csp?: string;
}

export const SAMPLES: readonly Sample[] = [
  { host: 'massroot8.com', about: 'listed service that asks for a Facebook password' },
  { host: 'nakrutka.cc', about: 'listed service, in Russian' },
  { host: 'boostgram.com', about: 'listed service' },
  { host: 'instant-fans.com', about: 'listed service' },
  { host: 'likesocial.co', about: 'listed service' },
  { host: 'news.example', about: 'a news article about the suits of June 2020' },
  { host: 'unlisted-shop.example', about: 'a follower shop that no case names' },
  { host: 'ordinary-shop.example', about: 'an ordinary shop' },
  {
    host: 'strict.likesocial.co',
    about: 'listed service under the strictest content security policy',
    csp: "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-scripts",
  },
];

/** Host of the page that lists the samples. */
export const START_HOST = 'samples.example';

function startPage(): SitePage {
  const items = SAMPLES.map(
    ({ host, about }) => `<li><a href="https://${host}/">${host}</a> <span>${about}</span></li>`,
  ).join('\n');
  return {
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sample pages</title>
<style>body{font:16px/1.6 system-ui,sans-serif;max-width:44rem;margin:4rem auto;padding:0 1rem}
span{color:#666;margin-inline-start:.5rem}</style></head>
<body><h1>Sample pages</h1><p>Each is a page of this project, served from your own machine. Open one and watch the
toolbar button.</p><ul>${items}</ul></body></html>`,
  };
}

const read = (host: string): string => readFileSync(`${ROOT}tools/samples/${host}.html`, 'utf8');

/** Serves the start page and the samples, the latter with and without `www.`. */
export const sampleSite: Site = (host) => {
  if (host === START_HOST) return startPage();
  const sample = SAMPLES.find((each) => each.host === host || `www.${each.host}` === host);
  return sample === undefined
    ? undefined
    : { body: read(sample.host), headers: sample.csp === undefined ? {} : { 'content-security-policy': sample.csp } };
};
