/** The part of the port that popup and panel share. */
import { askForPages } from '../../platform/extension/own-pages.ts';
import { openPage } from '../../platform/extension/tabs.ts';
import { sendToBackground } from '../../platform/page/send.ts';
import type { PopupPort } from './port.ts';

/** @param done called after something was opened elsewhere: the popup then closes, the panel stays */
export const browserPort = (done: () => void): Omit<PopupPort, 'tab' | 'openPanel'> => ({
  view: (tab) => sendToBackground('review/view', { tab }),
  check: (address) => sendToBackground('review/check', { address }),
  search: (text) => sendToBackground('review/search', { text }),
  keepOn: (tab, service, until) => sendToBackground('review/continue', { tab, service, until }),
  pause: (tab, paused) => sendToBackground('review/pause', { tab, paused }),
  showMention: (tab, service, index) => sendToBackground('review/show-mention', { tab, service, index }),
  showEmbedded: (tab, service, index) => sendToBackground('review/show-embedded', { tab, service, index }),
  marks: (tab) => sendToBackground('review/marks', { tab }),
  showMark: (tab, index) => sendToBackground('review/show-mark', { tab, index }),
  readNews: (tab) => sendToBackground('review/read-news', { tab }),
  leave: async (tab) => {
    await sendToBackground('review/leave', { tab });
    done();
  },
  openPage: async (path) => {
    await openPage(path);
    done();
  },
  copy: (text) => navigator.clipboard.writeText(text),
  allow: askForPages,
});
