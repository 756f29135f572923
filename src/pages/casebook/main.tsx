import catalog from 'caveat:catalog';
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
  chosen: async () => (await sendToBackground('options/view', {})).decisions,
};

startPage(
  () => <App catalog={catalog} port={port} />,
  ({ say }) => say('book_title'),
);
