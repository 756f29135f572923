/** The toolbar button of one tab. The browser resets it to its default when the tab loads another page. */
import { browser } from './browser.ts';

/** The shape of the icon. The title says the same in words, so that nobody depends on its colour. */
type BadgeState = 'clear' | 'mention' | 'notice' | 'alert' | 'paused';

export interface ToolbarState {
  readonly state: BadgeState;
  /** At most four characters. */
  readonly text: string;
  /** The button's tooltip. */
  readonly title: string;
}

const COLOURS: Readonly<Record<BadgeState, string>> = {
  clear: '#2f5d3a',
  mention: '#2b4a7d',
  notice: '#7a4b00',
  alert: '#8f1d22',
  paused: '#5c574e',
};

/** Sets icon, badge and title of a tab; a tab that is gone is no error. */
export async function showOnToolbar(tabId: number, { state, text, title }: ToolbarState): Promise<void> {
  const path = Object.fromEntries([16, 32].map((size) => [size, `/icons/${state}-${size}.png`]));
  try {
    await Promise.all([
      browser.action.setIcon({ tabId, path }),
      browser.action.setBadgeText({ tabId, text }),
      browser.action.setBadgeBackgroundColor({ tabId, color: COLOURS[state] }),
      browser.action.setBadgeTextColor?.({ tabId, color: '#ffffff' }),
      browser.action.setTitle({ tabId, title }),
    ]);
  } catch (error) {
    if (!/no tab|invalid tab/i.test(String(error))) throw error;
  }
}
