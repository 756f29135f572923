import { render } from 'preact';
import '../../ui/tokens.css';
import '../../ui/parts.css';
import '../page.css';
import '../../ui/charts/charts.css';
import './history.css';
import catalog from 'caveat:catalog';
import { CHECKLIST_PLATFORMS } from '../../ui/subject.ts';
import { WordsProvider } from '../../ui/words.ts';
import { browserWords } from '../../words/browser-words.ts';
import { App } from './App.tsx';
import type { HistoryPort } from './port.ts';
import { historyStore } from './store.ts';

const words = browserWords();
document.documentElement.lang = words.lang;
document.documentElement.dir = words.dir;
document.title = `${words.say('history_title')} – ${words.say('popup_title')}`;

/** Long enough for the browser to have taken the text over. */
const KEEP_MS = 60_000;
const services = new Map<string, (typeof catalog.services)[number]>(catalog.services.map((each) => [each.id, each]));
const captions = new Map<string, string>(catalog.cases.map(({ id, caption }) => [id, caption]));

const port: HistoryPort = {
  ...historyStore(() => Date.now()),
  nameOf: (id) => services.get(id)?.name,
  captionOf: (id) => captions.get(id),
  platformOf: (id) =>
    services.get(id)?.targets.find((platform) => (CHECKLIST_PLATFORMS as readonly string[]).includes(platform)),
  save: (name, type, text) => {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
  },
};

const root = document.getElementById('app');
if (root !== null)
  render(
    <WordsProvider value={words}>
      <App port={port} />
    </WordsProvider>,
    root,
  );
