import type { Grade } from '../../domain/model.ts';
import { activeTab } from '../../platform/extension/own-pages.ts';
import { openBeside, openPage } from '../../platform/extension/tabs.ts';
import { checklistPath } from '../../platform/extension/page-paths.ts';
import { startPage } from '../start-page.tsx';
import './rehearsal.css';
import { App } from './App.tsx';
import { isScene } from './scenes.ts';

// `?part=alert&grade=A&theme=dark&dir=rtl&edge=bottom` shows one warning at once: for the pictures in docs/screens.
// `&open` opens the shadow root for axe.
const asked = new URLSearchParams(location.search);
const part = asked.get('part');
const grade = asked.get('grade');
const theme = asked.get('theme');
const dir = asked.get('dir');

const isGrade = (value: string | null): value is Grade => value !== null && /^[ABCDX]$/.test(value);
startPage(
  () => (
    <App
      wish={{
        scene: isScene(part) ? part : undefined,
        grade: isGrade(grade) ? grade : 'A',
        theme: theme === 'light' || theme === 'dark' ? theme : undefined,
        position: asked.get('edge') === 'bottom' ? 'bottom' : 'top',
        open: asked.has('open'),
      }}
      open={{
        checklist: (platform) => void openPage(checklistPath(platform)),
        document: (url, behind) => void activeTab().then(({ tab }) => openBeside(tab, url, behind)),
      }}
    />
  ),
  ({ say }) => say('rehearsal_title'),
  dir === 'rtl' || dir === 'ltr' ? dir : undefined,
);
