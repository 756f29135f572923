import catalog from 'caveat:catalog';
import { CHECKLIST_PLATFORMS } from 'caveat:platforms';
import { dayOf } from '../../domain/dates.ts';
import { recordsOf } from '../../domain/records.ts';
import { askForHistory, giveHistoryBack, lookThrough } from '../../platform/extension/browser-history.ts';
import { isPrivateWindow } from '../../platform/extension/own-pages.ts';
import { sendToBackground } from '../../platform/page/send.ts';
import { startPage } from '../start-page.tsx';
import '../../ui/charts/charts.css';
import './history.css';
import { App } from './App.tsx';
import type { HistoryPort, LookBackPort } from './port.ts';
import { historyStore } from './store.ts';

/** How long the download's URL lives, in milliseconds: long enough for the browser to have read it. */
const KEEP_MS = 60_000;
const services = new Map<string, (typeof catalog.services)[number]>(catalog.services.map((each) => [each.id, each]));
const records = recordsOf(catalog);
const captions = new Map<string, string>(catalog.cases.map(({ id, caption }) => [id, caption]));

const lookBack: LookBackPort = {
  services: catalog.services,
  leadingCase: (service) => records.dossierOf(service, dayOf(Date.now())).cases[0],
  look: async (hosts, onStep) => {
    if (!(await askForHistory())) return 'refused';
    try {
      return await lookThrough(hosts, onStep);
    } finally {
      await giveHistoryBack();
    }
  },
};
// A page closed during its look may have kept the permission for the browser's history: give it back here.
void giveHistoryBack();
addEventListener('pagehide', () => void giveHistoryBack());

const port: HistoryPort = {
  ...(isPrivateWindow() ? {} : { lookBack }),
  isPrivate: isPrivateWindow(),
  ...historyStore(
    {
      read: () => sendToBackground('history/settings', {}),
      keep: (days) => sendToBackground('history/keep', { days }),
      ticks: () => sendToBackground('checklist/ticks', {}),
    },
    () => Date.now(),
  ),
  nameOf: (id) => services.get(id)?.name,
  captionOf: (id) => captions.get(id),
  platformOf: (id) => services.get(id)?.targets.find((platform) => CHECKLIST_PLATFORMS.includes(platform)),
  save: (name, type, text) => {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
  },
};

startPage(
  () => <App port={port} />,
  ({ say }) => say('history_title'),
);
