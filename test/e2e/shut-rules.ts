/** Helper for specs about the full-page stop: what the browser keeps shut. */
import type { World } from './browser.ts';

/**
 * How many rules are in force. A browser lists a new rule before it applies it, so first make an empty change: it ends
 * only after all earlier changes are applied.
 */
export const shutRules = ({ driver }: World): Promise<number> =>
  driver.withApi(async (api) => {
    const { declarativeNetRequest } = api as unknown as {
      declarativeNetRequest: { updateDynamicRules(to: object): Promise<void>; getDynamicRules(): Promise<unknown[]> };
    };
    await declarativeNetRequest.updateDynamicRules({});
    return (await declarativeNetRequest.getDynamicRules()).length;
  });
