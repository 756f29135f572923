import { keysNow, openKeySettings } from '../../platform/extension/commands.ts';
import { onManagedChange } from '../../platform/extension/managed.ts';
import { onLastingChange } from '../../platform/extension/own-pages.ts';
import { sendToBackground } from '../../platform/page/send.ts';
import { startPage } from '../start-page.tsx';
import './options.css';
import { App } from './App.tsx';
import type { OptionsPort } from './port.ts';

/** How long the download's URL lives, in milliseconds: long enough for the browser to have read it. */
const KEEP_MS = 60_000;

const asked = new URLSearchParams(location.search).get('always');

const port: OptionsPort = {
  ...(asked === null ? {} : { asked }),
  view: () => sendToBackground('options/view', {}),
  keepHistory: (days) => sendToBackground('history/keep', { days, later: true }),
  setPreferences: (changed) => sendToBackground('preferences/set', changed),
  setPast: (entries) => sendToBackground('past/set', { entries }),
  addOwn: (address, note) => sendToBackground('own/add', { address, note }),
  setOwn: (changes) => sendToBackground('own/set', { changes }),
  keys: keysNow,
  openKeySettings,
  setPauses: (changes) => sendToBackground('pauses/set', { changes }),
  save: (name, text) => {
    const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), KEEP_MS);
  },
  onChanged: (listener) => {
    // Choices can end by time alone, so read the options again when the page becomes visible.
    const onSight = (): void => {
      if (document.visibilityState === 'visible') listener();
    };
    const stops = [onLastingChange(listener), onManagedChange(listener)];
    document.addEventListener('visibilitychange', onSight);
    return () => {
      for (const stop of stops) stop();
      document.removeEventListener('visibilitychange', onSight);
    };
  },
};

startPage(
  () => <App port={port} />,
  ({ say }) => say('options_title'),
);
