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
  // Tests open the popup in a tab of its own and name the tab to review with `?tab=`.
  tab: async () => {
    const asked = Number(new URLSearchParams(location.search).get('tab') ?? NaN);
    return Number.isInteger(asked) ? asked : (await active).tab;
  },
  ...(hasPanel() && {
    // Call openPanel before any await: browsers open the panel only directly after a press.
    openPanel: async () => {
      await openPanel(inWindow);
      close();
    },
  }),
};

startPage(() => <App port={port} />);
