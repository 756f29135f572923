import { openPage, ownTab } from '../../platform/extension/tabs.ts';
import { checklistPath, PAGE_PATHS } from '../../platform/extension/page-paths.ts';
import { sendToBackground } from '../../platform/page/send.ts';
import { startPage } from '../start-page.tsx';
import './stop.css';
import { App } from './App.tsx';
import type { StopPort } from './port.ts';

const port: StopPort = {
  view: async () => sendToBackground('stop/view', { tab: await ownTab() }),
  seen: () => void ownTab().then((tab) => sendToBackground('stop/seen', { tab }).catch(() => undefined)),
  keepOn: async (until) => sendToBackground('stop/continue', { tab: await ownTab(), until }),
  leave: async () => sendToBackground('stop/leave', { tab: await ownTab() }),
  goOn: (address) => location.replace(address),
  openChecklist: (platform) => void openPage(checklistPath(platform)),
  openOptions: () => void openPage(PAGE_PATHS.options),
};

startPage(() => <App port={port} />);
