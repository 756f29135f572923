import { sendToBackground } from '../../platform/page/send.ts';
import { startPage } from '../start-page.tsx';
import './checklist.css';
import { App } from './App.tsx';
import type { TickStore } from './App.tsx';

const store: TickStore = {
  read: () => sendToBackground('checklist/ticks', {}),
  write: (platform, steps) => sendToBackground('checklist/set', { platform, steps }),
};

startPage(
  () => <App asked={new URLSearchParams(location.search).get('platform')} store={store} />,
  ({ say }) => say('checklist_title_any'),
);
