/**
 * A page whose scripts leave no others a turn. It has a browser of its own, in which no other page gets its process: in
 * Firefox that may stay busy when its tab is gone.
 */
import { it } from 'vitest';
import { eventually, listedPage, openWorld } from '../browser.ts';

const world = openWorld(
  {
    // The script comes last, so the whole page is there before its work begins.
    'massroot8.com/no-turn': listedPage(
      '',
      `<script>
      const work = () => {
        const end = performance.now() + 12;
        while (performance.now() < end);
        if (globalThis.scheduler) scheduler.postTask(work, { priority: 'user-blocking' });
        else setTimeout(work);
      };
      work();
    </script>`,
    ),
  },
  { own: true },
);

it('a page that leaves no other script its turn is on the toolbar button', async () => {
  await world.driver.withApi((api, url) => api.tabs.create({ url }).then(() => null), 'https://massroot8.com/no-turn');
  // The page is too busy to answer scripts, so ask the browser for the badge.
  await eventually('the sign', () =>
    world.driver.withApi(async ({ action, tabs }) => {
      const [tab] = await tabs.query({ url: 'https://massroot8.com/*' });
      return tab !== undefined && (await action.getBadgeText({ tabId: tab.id! })) === '▲';
    }),
  );
});
