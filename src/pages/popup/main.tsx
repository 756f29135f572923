import { activeTab } from '../../platform/extension/own-pages.ts';
import { hasPanel, openPanel } from '../../platform/extension/panel.ts';
import { startPage } from '../start-page.tsx';
import './popup.css';
import { App } from './App.tsx';
import { browserPort } from './browser-port.ts';
import type { PopupPort } from './port.ts';

const close = (): void => window.close();
const active = activeTab();
let inWindow = -1;
void active.then(({ window: found }) => {
  inWindow = found;
});

const port: PopupPort = {
  ...browserPort(close),
  // `?tab=` is for tests, which open the popup in a tab of its own.
  tab: async () => {
    const asked = Number(new URLSearchParams(location.search).get('tab') ?? NaN);
    return Number.isInteger(asked) ? asked : (await active).tab;
  },
  ...(hasPanel() && {
    // At once: browsers refuse it where anything was waited for since the press.
    openPanel: async () => {
      await openPanel(inWindow);
      close();
    },
  }),
};

startPage(() => <App port={port} />);
