import { activeTab } from '../../platform/extension/own-pages.ts';
import { sendToBackground } from '../../platform/page/send.ts';
import { openPage } from '../../platform/extension/tabs.ts';
import { startPage } from '../start-page.tsx';
import './popup.css';
import { App } from './App.tsx';
import type { PopupPort } from './port.ts';

document.body.classList.add('popup');

const port: PopupPort = {
  // `?tab=` is for tests, which open the popup in a tab of its own.
  tab: async () => {
    const asked = Number(new URLSearchParams(location.search).get('tab') ?? NaN);
    if (Number.isInteger(asked)) return asked;
    return activeTab();
  },
  view: (tab) => sendToBackground('review/view', { tab }),
  check: (address) => sendToBackground('review/check', { address }),
  keepOn: (tab, service, until) => sendToBackground('review/continue', { tab, service, until }),
  showMention: (tab, service, index) => sendToBackground('review/show-mention', { tab, service, index }),
  leave: async (tab) => {
    await sendToBackground('review/leave', { tab });
    window.close();
  },
  openPage: async (path) => {
    await openPage(path);
    window.close();
  },
};

startPage(() => <App port={port} />);
