import { render } from 'preact';
import '../../ui/tokens.css';
import '../../ui/parts.css';
import '../page.css';
import './rehearsal.css';
import type { Grade } from '../../domain/model.ts';
import { openPage } from '../../platform/extension/tabs.ts';
import { WordsProvider } from '../../ui/words.ts';
import { browserWords } from '../../words/browser-words.ts';
import { App } from './App.tsx';
import { isScene } from './scenes.ts';

// `?part=alert&grade=A&theme=dark&dir=rtl&edge=bottom` shows one warning at once: for the pictures in docs/screens;
// `&open` lets axe look into it.
const asked = new URLSearchParams(location.search);
const part = asked.get('part');
const grade = asked.get('grade');
const theme = asked.get('theme');
const dir = asked.get('dir');

const found = browserWords();
const words = dir === 'rtl' || dir === 'ltr' ? ({ ...found, dir } as const) : found;
document.documentElement.lang = words.lang;
document.documentElement.dir = words.dir;
document.title = `${words.say('rehearsal_title')} – ${words.say('popup_title')}`;

const isGrade = (value: string | null): value is Grade => value !== null && /^[ABCDX]$/.test(value);
const root = document.getElementById('app');
if (root !== null) {
  render(
    <WordsProvider value={words}>
      <App
        wish={{
          scene: isScene(part) ? part : undefined,
          grade: isGrade(grade) ? grade : 'A',
          theme: theme === 'light' || theme === 'dark' ? theme : undefined,
          position: asked.get('edge') === 'bottom' ? 'bottom' : 'top',
          open: asked.has('open'),
        }}
        openChecklist={(platform) =>
          void openPage(`src/pages/checklist/index.html${platform === undefined ? '' : `?platform=${platform}`}`)
        }
      />
    </WordsProvider>,
    root,
  );
}
