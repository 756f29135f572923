import { render } from 'preact';
import '../../ui/tokens.css';
import '../../ui/parts.css';
import '../page.css';
import '../../ui/charts/charts.css';
import './casebook.css';
import './sheet.css';
import './print.css';
import catalog from 'caveat:catalog';
import { sendToBackground } from '../../platform/page/send.ts';
import { WordsProvider } from '../../ui/words.ts';
import { browserWords } from '../../words/browser-words.ts';
import { App } from './App.tsx';
import type { CasebookPort } from './port.ts';

const words = browserWords();
document.documentElement.lang = words.lang;
document.documentElement.dir = words.dir;

const port: CasebookPort = {
  copy: (text) => navigator.clipboard.writeText(text),
  print: () => window.print(),
  chosen: async () => (await sendToBackground('options/view', {})).decisions,
};

const root = document.getElementById('app');
if (root !== null)
  render(
    <WordsProvider value={words}>
      <App catalog={catalog} port={port} />
    </WordsProvider>,
    root,
  );
