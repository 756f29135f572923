// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { tellAddress } from '../../../../src/content/reader/addresses.ts';

it.each<[string, boolean]>([
  ['<button formaction="/in">', true],
  ['<button type="submit" formaction="/in">', true],
  ['<button type="xreset" formaction="/in">', true],
  ['<button type="buttons" formaction="/in">', true],
  ['<button type="Button" formaction="/in">', false],
  ['<button type="reset" formaction="/in">', false],
  ['<input type="submit" formaction="/in">', true],
  ['<input type="IMAGE" formaction="/in">', true],
  ['<input formaction="/in">', false],
  ['<input type="text" formaction="/in">', false],
  ['<input type="button" formaction="/in">', false],
])('tells where a button sends its form, and nothing of one that sends none: %s', (html, sends) => {
  document.body.innerHTML = html;
  const told: string[] = [];
  const sink = {
    block: () => undefined,
    link: () => undefined,
    form: () => undefined,
    embed: (how: string, address: string) => void told.push(`${how} ${address}`),
  };
  tellAddress(document, sink, document.body.firstElementChild!);
  expect(told).toEqual(sends ? ['form /in'] : []);
});
