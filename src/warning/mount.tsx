/**
 * Puts a warning on a page. Knows no browser API beyond the DOM, so that the rehearsal page and the tests use it too.
 */
import { options as preact, render } from 'preact';
import type { SendOf } from '../messages/messages.ts';
import type { WarningView } from '../messages/warning.ts';
import { OpenerProvider } from '../ui/OutLink.tsx';
import type { Opener } from '../ui/OutLink.tsx';
import { TrustProvider } from '../ui/trust.ts';
import type { Trust } from '../ui/trust.ts';
import { WordsProvider } from '../ui/words.ts';
import type { Words } from '../words/words.ts';
import partsCss from '../ui/parts.css?inline';
import tokensCss from '../ui/tokens.css?inline';
import { ASIDE_MS, makeGuarding } from './guarding.ts';
import { watchCover } from './surface/cover.ts';
import type { Cover } from './surface/cover.ts';
import { DRAWN_WORDS_CSS } from './surface/drawn-words.ts';
import { createLayer } from './surface/layer.ts';
import type { Layer, LayerOptions } from './surface/layer.ts';
import chipCss from './marks/chip.css?inline';
import { watchMarks } from './marks/marks.ts';
import type { MarkEntry, Marks } from './marks/marks.ts';
import { whenSeen } from './surface/seen.ts';
import { realTimers } from './surface/timers.ts';
import type { Timers } from './surface/timers.ts';
import { dataService, Warning } from './Warning.tsx';
import type { Outside, PageEvent } from './Warning.tsx';
import warningCss from './warning.css?inline';

type Sent =
  | 'warning/guard-frames'
  | 'warning/frame-guard'
  | 'warning/seen'
  | 'warning/leave'
  | 'warning/continue'
  | 'warning/fold'
  | 'warning/removed'
  | 'warning/open'
  | 'warning/document'
  | 'warning/root';
/** Tells the background what was chosen. */
export type Send = <M extends Sent>(name: M, payload: SendOf<M>) => Promise<unknown>;

export interface MountOptions extends Pick<LayerOptions, 'open' | 'constructed' | 'theme' | 'isAlive'> {
  readonly doc: Document;
  readonly send: Send;
  readonly words: Words;
  readonly trust?: Trust;
  readonly timers?: Timers;
}

export interface Mounted {
  /** Shows what there is to show by now, and marks further links. What is about the same stays as the reader has it. */
  readonly update: (view: WarningView) => void;
  /** The links that are marked by now, in the page's order. */
  readonly listMarks: () => MarkEntry[];
  /** Brings one of them into view; answers whether it is there. */
  readonly showMark: (index: number) => boolean;
  /**
   * A guard stands in a frame of the page, or does not any more. The bar makes way for it: a browser that tells whether
   * a frame is covered says so of all of it, and the guard could not be answered.
   */
  readonly stepAside: (stands: boolean) => void;
  /** Takes everything of Caveat off the page. */
  readonly close: () => void;
  /** Where all of it stands, and where the parts are rendered; for tests. */
  readonly root: ShadowRoot;
  readonly stage: HTMLElement;
}

const isTrusted: Trust = (event) => event.isTrusted;
/** How often a page may take the layer away: after alert or bar were, a guard still comes up. */
const MOST_LOSSES = 4;
/** How often it comes back with a page that is made anew. */
const MOST_RENEWALS = 40;
/** How often it is looked whether something lies over the alert, in milliseconds. */
const COVERED_MS = 1000;
/** A look at which nothing does makes up for so much of one at which something did. */
const CALM = 0.5;
/** How often something else may change what stands in the closed root: after the first time it is drawn anew. */
const MOST_INTRUSIONS = 2;

/** Shows a view on a page. */
export function mountWarning(first: WarningView, options: MountOptions): Mounted {
  const { doc, words, timers = realTimers, trust = isTrusted } = options;
  const listeners = new Set<(event: PageEvent) => void>();
  let view = first;
  let isAlert = false;
  let isSeen = true;
  let losses = 0;
  let renewals = 0;
  let intrusions = 0;
  let cover: Cover | undefined;
  let stopSeeing: () => void = () => undefined;
  let stopUncovering: () => void = () => undefined;

  /** Takes away all but the marks. */
  const clear = (): void => {
    guarding.set(false);
    guarding.forget();
    stopSeeing();
    stopUncovering();
    layer.own(() => render(null, layer.stage));
    layer.use('stage', false);
  };
  const close = (): void => {
    marks?.stop();
    marks = undefined;
    clear();
    layer.close();
  };
  /** Answers whether it was done. An orphan of an older version, without a receiver, takes itself away. */
  const send = <M extends Sent>(name: M, payload: SendOf<M>): Promise<boolean> =>
    options.send(name, payload).then(
      () => true,
      (error: unknown) => {
        if ((error as Partial<Error> | undefined)?.name === 'Disconnected') close();
        return false;
      },
    );
  const emit = (event: PageEvent): void => {
    for (const listener of listeners) listener(event);
  };
  /** Alert or bar was to be shown; not in a frame, nor before the page was read. */
  const isSpoken = (): boolean => view.main?.loudness === 'alert' || view.main?.loudness === 'notice';
  const tellRemoved = (): void => {
    if (isSpoken()) void send('warning/removed', {});
  };
  /** Builds all anew, in a new element; or leaves it to the toolbar button from here on. */
  const renew = (mayBeDrawn: boolean): void => {
    clear();
    marks?.stop();
    marks = undefined;
    layer.close();
    if (mayBeDrawn) {
      layer = makeLayer();
      update(view);
    } else tellRemoved();
  };
  const makeLayer = (): Layer =>
    createLayer(doc, {
      css: tokensCss + partsCss + warningCss + chipCss + DRAWN_WORDS_CSS,
      lang: words.lang,
      dir: words.dir,
      ...(options.open === undefined ? {} : { open: options.open }),
      ...(options.constructed === undefined ? {} : { constructed: options.constructed }),
      ...(options.theme === undefined ? {} : { theme: options.theme }),
      ...(options.isAlive === undefined ? {} : { isAlive: options.isAlive }),
      setRight: (right) => options.send('warning/root', { right }),
      onLost: () => {
        losses += 1;
        if (losses < MOST_LOSSES) emit({ kind: 'lost' });
        else close();
        tellRemoved();
      },
      onRenewed: () => {
        renewals += 1;
        renew(renewals < MOST_RENEWALS);
      },
      onForeign: () => {
        intrusions += 1;
        renew(intrusions < MOST_INTRUSIONS);
      },
    });
  let layer = makeLayer();
  // What Preact renders later is a change of ours, too.
  preact.debounceRendering = (process) => void Promise.resolve().then(() => layer.own(process));
  const trustInLayer: Trust = (event) =>
    (layer.isBrought(event) || trust(event)) &&
    (/click$/.test(event.type) ? cover?.isSeen(event) !== false : cover?.isCovered(event) !== true);
  const makeMarks = (): Marks =>
    watchMarks(doc, layer, {
      words,
      trust,
      ...(options.isAlive === undefined ? {} : { isAlive: options.isAlive }),
      onPress: (chip, shown, onClosed) => emit({ kind: 'mark', shown, chip, onClosed }),
    });
  let marks: Marks | undefined;

  let stopAside: () => void = () => undefined;
  const stepAside = (stands: boolean): void => {
    stopAside();
    layer.own(() => layer.stage.classList.toggle('is-aside', stands));
    if (stands) stopAside = timers.after(ASIDE_MS, () => stepAside(false));
  };

  const guarding = makeGuarding({
    doc,
    trust,
    timers,
    isAlive: () => options.isAlive?.() !== false,
    isOurs: (target) => target === layer.host,
    isFree: () => listeners.size > 0 && !isAlert,
    emit,
    guardFrames: () => void send('warning/guard-frames', {}),
    tell: (stands) => void send('warning/frame-guard', { stands }),
  });

  /** Tells once that the alert which stands was seen: it stood for a moment, or the reader answered it. */
  const see = (): void => {
    if (!isSeen) void send('warning/seen', {});
    isSeen = true;
  };
  /** What takes no presses is found at no place, and could hide the alert for good. */
  const uncover = (times = 0): void => {
    stopUncovering = timers.after(COVERED_MS, () => {
      const isCovered = cover?.isCovered('alert') === true;
      uncover(isCovered ? times + 1 : Math.max(0, times - CALM));
      if (isCovered) layer.uncover(times + 1);
    });
  };
  const outside: Outside = {
    timers,
    onLeave: () => {
      see();
      void send('warning/leave', {});
    },
    onContinue: async (until) => {
      see();
      const finding = view.main?.finding;
      if (finding === undefined || !('service' in finding)) return true;
      const { service } = finding;
      if (until !== 'always') return send('warning/continue', { service, until });
      // A page could have laid something over the button: for good, it takes a second step that no page can place.
      const isKept = await send('warning/continue', { service, until: 'visit' });
      if (isKept) void send('warning/open', { page: 'options', id: service });
      return isKept;
    },
    onFold: (folded) => void send('warning/fold', { folded }),
    onSignedIn: (platform) =>
      void send('warning/open', platform === undefined ? { page: 'checklist' } : { page: 'checklist', id: platform }),
    onEdit: () => void send('warning/open', { page: 'options' }),
    onRaise: (listener) => layer.onRaise(listener),
    onPresent: () => {
      const { use, stage, onRaise } = layer;
      use('stage', true);
      const watching = watchCover(stage, timers, onRaise);
      cover = watching;
      return () => {
        watching.stop();
        if (cover === watching) cover = undefined;
        use('stage', false);
      };
    },
    onPageEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onAlert: (stands) => {
      isAlert = stands;
      isSeen = !stands;
      stopSeeing();
      stopSeeing = stands ? whenSeen(doc, timers, () => cover?.isSeen('alert') !== false, see) : () => undefined;
      stopUncovering();
      if (stands) uncover();
      else guarding.look();
    },
  };

  const openDocument: Opener = (url, behind) => void send('warning/document', { url, behind });

  const update = (next: WarningView): void => {
    const subject = next.main && dataService(next.main);
    if (subject !== (view.main && dataService(view.main))) guarding.forget();
    view = next;
    layer.own(() =>
      render(
        <TrustProvider value={trustInLayer}>
          <WordsProvider value={words}>
            <OpenerProvider value={openDocument}>
              <Warning key={subject ?? ''} view={view} outside={outside} />
            </OpenerProvider>
          </WordsProvider>
        </TrustProvider>,
        layer.stage,
      ),
    );
    guarding.set(view.main?.guards === true);
    if (view.marks.length > 0) marks ??= makeMarks();
    marks?.add(view.marks);
  };
  update(first);
  return {
    update,
    listMarks: () => marks?.list() ?? [],
    showMark: (index) => marks?.show(index) === true,
    stepAside,
    close,
    get root() {
      return layer.root;
    },
    get stage() {
      return layer.stage;
    },
  };
}
