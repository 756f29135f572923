import catalog from 'caveat:catalog';
import { openHistory } from '../../platform/extension/database.ts';
import { sendToBackground } from '../../platform/page/send.ts';
import { startPage } from '../start-page.tsx';
import '../../ui/charts/charts.css';
import './casebook.css';
import './sheet.css';
import './print.css';
import { App } from './App.tsx';
import type { CasebookPort } from './port.ts';

const port: CasebookPort = {
  copy: (text) => navigator.clipboard.writeText(text),
  print: () => window.print(),
  met: async (service) => {
    const history = await openHistory();
    try {
      return await history.ofService(service);
    } finally {
      history.close();
    }
  },
  chosen: async () => (await sendToBackground('options/view', {})).decisions,
  checked: (id) => sendToBackground('check/answer', { id }),
};

startPage(
  () => <App catalog={catalog} port={port} />,
  ({ say }) => say('book_title'),
);
