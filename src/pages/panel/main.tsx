import { openHistory } from '../../platform/extension/database.ts';
import { activeTab, onSessionChange, onTabChange } from '../../platform/extension/own-pages.ts';
import { sendToBackground } from '../../platform/page/send.ts';
import { App } from '../popup/App.tsx';
import { browserPort } from '../popup/browser-port.ts';
import type { PopupPort } from '../popup/port.ts';
import '../popup/popup.css';
import { startPage } from '../start-page.tsx';
import './panel.css';
import type { PanelPort } from './port.ts';
import { Session } from './Session.tsx';

/** A loading page sends many messages: the panel looks again once they have paused for this many milliseconds. */
const CALM_MS = 120;

// Tests open the panel in a window of its own and name the window to follow with `?window=`.
const asked = Number(new URLSearchParams(location.search).get('window') ?? NaN);
const inWindow = Number.isInteger(asked) ? asked : undefined;

const port: PopupPort = {
  ...browserPort(() => undefined),
  tab: async () => (await activeTab(inWindow)).tab,
};

/**
 * Calls the listener when another tab comes to the front, its page changes, or something is found on it.
 * @returns a function that ends this
 */
function follow(listener: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(listener, CALM_MS);
  };
  const ends = [
    onTabChange(soon),
    onSessionChange((keys) => {
      if (keys.some((key) => key.startsWith('tab:'))) soon();
    }),
  ];
  return () => {
    clearTimeout(waiting);
    for (const end of ends) end();
  };
}

const panel: PanelPort = {
  metSince: async (since) => {
    const history = await openHistory();
    try {
      return (await history.all()).filter(({ seenAt }) => seenAt >= since);
    } finally {
      history.close();
    }
  },
  onMeeting: (listener) =>
    onSessionChange((keys) => {
      if (keys.includes('history-session')) listener();
    }),
  namesOf: (services) => sendToBackground('review/names', { services: [...services] }),
};

startPage(
  () => (
    <App
      port={port}
      isPanel
      follow={follow}
      below={(view) => <Session view={view} openPage={port.openPage} {...panel} />}
    />
  ),
  ({ say }) => say('panel_title'),
);
