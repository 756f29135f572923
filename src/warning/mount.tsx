/** Puts a warning on a page. Knows no browser API beyond the DOM, so that the rehearsal page and the tests use it too. */
import { render } from 'preact';
import type { BackgroundMessages, WarningView } from '../platform/messages.ts';
import { TrustProvider } from '../ui/trust.ts';
import type { Trust } from '../ui/trust.ts';
import { WordsProvider } from '../ui/words.ts';
import type { Words } from '../ui/words.ts';
import partsCss from '../ui/parts.css?inline';
import tokensCss from '../ui/tokens.css?inline';
import { watchFields } from './fields.ts';
import { createLayer } from './layer.ts';
import type { LayerOptions } from './layer.ts';
import { watchLinks } from './marks.ts';
import { realTimers } from './timers.ts';
import type { Timers } from './timers.ts';
import { Warning } from './Warning.tsx';
import type { Outside, PageEvent } from './Warning.tsx';
import warningCss from './warning.css?inline';

type Sent = 'warning/guard-frames' | 'warning/leave' | 'warning/continue' | 'warning/fold' | 'warning/removed' | 'warning/open';
/** Tells the background what was chosen. */
export type Send = <M extends Sent>(name: M, payload: BackgroundMessages[M]['send']) => Promise<unknown>;

export interface MountOptions extends Pick<LayerOptions, 'open' | 'constructed' | 'theme' | 'isAlive'> {
  readonly doc: Document;
  readonly send: Send;
  readonly words: Words;
  readonly trust?: Trust;
  readonly timers?: Timers;
}

export interface Mounted {
  /** What is shown. */
  readonly view: WarningView;
  /** Takes everything of Caveat off the page. */
  readonly close: () => void;
  /** Marks further links, beside what is shown. */
  readonly addMarks: (marks: WarningView['marks']) => void;
  /** Where the parts are rendered; for tests. */
  readonly stage: HTMLElement;
}

const isTrusted: Trust = (event) => event.isTrusted;

/** Whether the finding is about services that take logins: only there are fields guarded. */
export function guardsFields({ main, preferences }: WarningView): boolean {
  if (main === undefined || !preferences.guard) return false;
  const { finding, dossier } = main;
  if (finding.kind === 'offer') return finding.asksLogin;
  if (finding.kind !== 'listed-site' || dossier === undefined || dossier.service.grade === 'X') return false;
  return finding.asksLogin || dossier.service.category === 'credential-harvesting' || dossier.cases.some((record) => record.conduct.includes('credential-harvesting'));
}

/** Shows a view on a page. */
export function mountWarning(view: WarningView, options: MountOptions): Mounted {
  const { doc, words, timers = realTimers, trust = isTrusted } = options;
  const listeners = new Set<(event: PageEvent) => void>();
  let isAlert = view.main?.loudness === 'alert';
  let isGuarding = false;
  const cleanups: (() => void)[] = [];
  const close = (): void => {
    for (const cleanup of cleanups.splice(0)) cleanup();
    render(null, layer.stage);
    layer.close();
  };
  // Whatever cannot be sent has no receiver any more: an orphan of an older version takes itself away.
  const send: Send = (name, payload) => options.send(name, payload).catch(close);
  const layer = createLayer(doc, {
    css: tokensCss + partsCss + warningCss, lang: words.lang, dir: words.dir,
    ...(options.open === undefined ? {} : { open: options.open }),
    ...(options.constructed === undefined ? {} : { constructed: options.constructed }),
    ...(options.theme === undefined ? {} : { theme: options.theme }),
    ...(options.isAlive === undefined ? {} : { isAlive: options.isAlive }),
    onLost: () => {
      close();
      void send('warning/removed', {});
    },
  });
  const emit = (event: PageEvent): void => {
    for (const listener of listeners) listener(event);
  };
  const fields = guardsFields(view) ? watchFields(doc, {
    trust, timers,
    isFree: () => listeners.size > 0 && !isAlert && !isGuarding,
    onPassword: (field, use) => guard(field, 'password', use),
    onToken: (field, use) => guard(field, 'token', use),
    onFrame: () => void send('warning/guard-frames', {}),
  }) : undefined;
  const guard = (field: HTMLElement, what: 'password' | 'token', use: () => void): void => {
    isGuarding = true;
    emit({ kind: 'field', field, what, onUse: use, onClosed: () => {
      isGuarding = false;
    } });
  };
  if (fields !== undefined) cleanups.push(fields.stop);
  const links = watchLinks(doc, view.marks, {
    words, trust,
    ...(options.open === undefined ? {} : { open: options.open }),
    ...(options.constructed === undefined ? {} : { constructed: options.constructed }),
    onPress: (chip, shown) => emit({ kind: 'mark', shown, chip, onClosed: () => chip.focus({ preventScroll: true }) }),
  });
  cleanups.push(links.stop);

  const outside: Outside = {
    timers,
    onLeave: () => void send('warning/leave', {}),
    onContinue: (until) => {
      const finding = view.main?.finding;
      if (finding !== undefined && finding.kind !== 'offer') void send('warning/continue', { service: finding.service, until });
    },
    onFold: (folded) => void send('warning/fold', { folded }),
    onSignedIn: (platform) => void send('warning/open', platform === undefined ? { page: 'checklist' } : { page: 'checklist', id: platform }),
    onRaise: layer.onRaise,
    onPageEvent: (listener) => {
      listeners.add(listener);
      fields?.look();
      return () => listeners.delete(listener);
    },
    onAlert: (stands) => {
      isAlert = stands;
      if (!stands) fields?.look();
    },
  };
  render(
    <TrustProvider value={trust}><WordsProvider value={words}><Warning view={view} outside={outside} /></WordsProvider></TrustProvider>,
    layer.stage,
  );
  return { view, close, addMarks: links.add, stage: layer.stage };
}
