import { describe, expect, it } from 'vitest';
import { findEntries } from '../../../../src/domain/search/find-entries.ts';
import type { CatalogCase, CatalogService } from '../../../../src/domain/model.ts';

const service = (id: string, name: string, more: Partial<CatalogService> = {}): CatalogService =>
  ({ id, name, names: [], domains: [], apps: [], operators: [], ...more }) as unknown as CatalogService;
const record = (id: string, caption: string, more: Partial<CatalogCase> = {}): CatalogCase =>
  ({ id, caption, claimants: [], respondents: [], ...more }) as unknown as CatalogCase;

const catalog = {
  services: [
    service('likesocial', 'Like Social', {
      domains: [{ host: 'likesocial.co' }] as never,
      operators: ['Arend Nollen'],
    }),
    service('vk-likes', 'ВКонтакте Лайки'),
    service('sociamonials', 'Söciamönials'),
  ],
  cases: [
    record('facebook-v-nollen-2019', 'Facebook, Inc. v. Arend Nollen', {
      docket: '4:19-cv-02262',
      claimants: ['Facebook, Inc.'],
    }),
    record('facebook-v-other-2020', 'Facebook, Inc. v. Other'),
  ],
};
const ids = (text: string, most = 6): string[] => findEntries(catalog, text, most).entries.map(({ id }) => id);

describe('a few letters', () => {
  it.each([
    ['like soc', ['likesocial']],
    ['LIKE', ['likesocial']],
    ['vkontakte', ['vk-likes']],
    ['sociamonials', ['sociamonials']],
    ['nollen', ['facebook-v-nollen-2019', 'likesocial']],
    ['likesocial.co', ['likesocial']],
    ['02262', ['facebook-v-nollen-2019']],
  ])('%s finds %j', (text, expected) => {
    expect(ids(text)).toEqual(expected);
  });

  it('tell what fits where it is not the name', () => {
    expect(findEntries(catalog, 'likesocial.co', 6).entries[0]).toEqual({
      is: 'service',
      id: 'likesocial',
      name: 'Like Social',
      by: 'likesocial.co',
    });
    expect(findEntries(catalog, 'like', 6).entries[0]).not.toHaveProperty('by');
  });

  it('count all and tell the first', () => {
    expect(findEntries(catalog, 'facebook', 1)).toMatchObject({
      total: 2,
      entries: [{ is: 'case' }],
      isNearest: false,
    });
  });

  it('that nothing holds find what is nearest', () => {
    expect(findEntries(catalog, 'likesoical', 3)).toMatchObject({ isNearest: true, entries: [{ id: 'likesocial' }] });
  });

  it.each(['', '   ', '***', '\u0000'])('%j say nothing', (text) => {
    expect(findEntries(catalog, text, 6)).toEqual({ entries: [], total: 0, isNearest: false });
  });

  it('that are very many are looked at, too', () => {
    expect(findEntries(catalog, 'zq '.repeat(1000), 6).isNearest).toBe(true);
  });
});
