import type { Ticks } from '../../domain/policy/ticks.ts';
import { isPrivateWindow } from '../../platform/extension/own-pages.ts';
import { sendToBackground } from '../../platform/page/send.ts';
import { startPage } from '../start-page.tsx';
import './checklist.css';
import { App } from './App.tsx';
import type { TickStore } from './App.tsx';

const kept: TickStore = {
  isPrivate: false,
  read: () => sendToBackground('checklist/ticks', {}),
  keep: (platform, steps) => sendToBackground('checklist/set', { platform, steps }),
};
/** In a private window ticks live in the page only and go when it closes. */
let held: Ticks = {};
const unkept: TickStore = {
  isPrivate: true,
  read: () => Promise.resolve(held),
  keep: (platform, steps) => {
    held = { ...held, [platform]: steps };
    return Promise.resolve();
  },
};

startPage(
  () => <App asked={new URLSearchParams(location.search).get('platform')} store={isPrivateWindow() ? unkept : kept} />,
  ({ say }) => say('checklist_title_any'),
);
