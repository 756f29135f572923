/** The side panel: Chrome's, or Firefox's sidebar. Firefox for Android has neither. */
import { browser } from './browser.ts';

interface SidePanel {
  open(options: { windowId: number }): Promise<void>;
}
interface SidebarAction {
  open(): Promise<void>;
}
const { sidePanel, sidebarAction } = browser as unknown as {
  readonly sidePanel?: Partial<SidePanel>;
  readonly sidebarAction?: Partial<SidebarAction>;
};

/** Whether this browser can show the panel. */
export const hasPanel = (): boolean =>
  typeof sidePanel?.open === 'function' || typeof sidebarAction?.open === 'function';

/**
 * Opens the panel in a window. Call it at once in the reader's action (a press, a command, a menu entry): both browsers
 * refuse it later.
 */
export async function openPanel(windowId: number): Promise<void> {
  if (typeof sidePanel?.open === 'function') await sidePanel.open({ windowId });
  else if (typeof sidebarAction?.open === 'function') await sidebarAction.open();
}
