import { render } from 'preact';
import '../../ui/tokens.css';
import '../../ui/parts.css';
import '../page.css';
import './checklist.css';
import { readOwn, writeOwn } from '../../platform/extension/pages.ts';
import { WordsProvider } from '../../ui/words.ts';
import { browserWords } from '../../words/browser-words.ts';
import { App } from './App.tsx';
import type { TickStore } from './App.tsx';
import { readTicks } from './steps.ts';

const KEY = 'checklist';
const words = browserWords();
document.documentElement.lang = words.lang;
document.documentElement.dir = words.dir;
document.title = `${words.say('checklist_title_any')} – ${words.say('popup_title')}`;

const store: TickStore = {
  read: async () => readTicks(await readOwn(KEY)),
  write: (ticks) => writeOwn(KEY, ticks),
};

const root = document.getElementById('app');
if (root !== null)
  render(
    <WordsProvider value={words}>
      <App asked={new URLSearchParams(location.search).get('platform')} store={store} />
    </WordsProvider>,
    root,
  );
