/**
 * Puts a warning on a page. Uses no browser API beyond the DOM, so that the rehearsal page and the tests use it too.
 */
import { options as preact, render } from 'preact';
import type { WarningView } from '../messages/warning.ts';
import { OpenerProvider } from '../ui/OutLink.tsx';
import type { Opener } from '../ui/OutLink.tsx';
import { TrustProvider } from '../ui/trust.ts';
import type { Trust } from '../ui/trust.ts';
import { WordsProvider } from '../ui/words.ts';
import type { Words } from '../words/words.ts';
import partsCss from '../ui/parts.css?inline';
import tokensCss from '../ui/tokens.css?inline';
import { watchAlert } from './alert-watch.ts';
import { sendAnswers } from './answers.ts';
import type { Send } from './answers.ts';
import { makeAside, makeGuarding } from './guarding.ts';
import { allowance } from './surface/allowance.ts';
import { DRAWN_WORDS_CSS } from './surface/drawn-words.ts';
import { createLayer } from './surface/layer.ts';
import type { Layer, LayerOptions } from './surface/layer.ts';
import chipCss from './marks/chip.css?inline';
import { watchMarks } from './marks/marks.ts';
import type { MarkEntry, Marks } from './marks/marks.ts';
import { realTimers } from './surface/timers.ts';
import type { Timers } from './surface/timers.ts';
import { dataService, Warning } from './Warning.tsx';
import type { Outside, PageEvent } from './Warning.tsx';
import warningCss from './warning.css?inline';

export interface MountOptions extends Pick<LayerOptions, 'open' | 'constructed' | 'theme'> {
  readonly doc: Document;
  readonly send: Send;
  readonly words: Words;
  readonly trust?: Trust;
  readonly timers?: Timers;
  /** The styles of a `theme`. */
  readonly themes?: string;
  /** False once the extension was updated or removed. */
  readonly isAlive?: () => boolean;
}

export interface Mounted {
  /** Shows a new view and marks further links. What is about the same subject stays as the reader has it. */
  readonly update: (view: WarningView) => void;
  /** The marked links, in the page's order. */
  readonly listMarks: () => MarkEntry[];
  /** Brings a link of that list into view. @returns whether it is still there */
  readonly showMark: (index: number) => boolean;
  /**
   * Says whether a guard stands in a frame of the page. The bar makes way for it: a browser that tells whether a frame
   * is covered means the whole frame, so with a bar over any part of it the guard could not be answered.
   */
  readonly stepAside: (stands: boolean) => void;
  /** Takes everything of Caveat off the page. */
  readonly close: () => void;
  /** The shadow root, and in it the element that the parts are rendered into; for tests. */
  readonly root: ShadowRoot;
  readonly stage: HTMLElement;
}

const isTrusted: Trust = (event) => event.isTrusted;
/** Which loss of the layer closes everything. At earlier ones alert and bar go, but a guard still comes up. */
const MOST_LOSSES = 4;
/** Replacements of the root element after which the warning is drawn again: at once, and one more in each PACE_MS. */
const MOST_RENEWALS = 60;
const PACE_MS = 250;
/** Which foreign change in the closed root ends the warning. At earlier ones it is drawn again. */
const MOST_INTRUSIONS = 2;

/** Makes a counter of its own calls. @returns whether there were fewer than `most` */
const fewerThan = (most: number): (() => boolean) => {
  let times = 0;
  return () => (times += 1) < most;
};

/** Shows a view on a page. */
export function mountWarning(first: WarningView, options: MountOptions): Mounted {
  const {
    doc,
    send: tell,
    words,
    timers = realTimers,
    trust = isTrusted,
    themes = '',
    isAlive = () => true,
    ...looks
  } = options;
  const listeners = new Set<(event: PageEvent) => void>();
  const mayBeLost = fewerThan(MOST_LOSSES);
  const mayBeRenewed = allowance(MOST_RENEWALS, PACE_MS);
  const mayBeIntruded = fewerThan(MOST_INTRUSIONS);
  let view = first;
  let marks: Marks | undefined;

  const close = (): void => {
    marks?.stop();
    marks = undefined;
    guarding.set(false);
    guarding.forget();
    alert.stop();
    layer.own(() => render(null, layer.stage));
    layer.use('stage', false);
    layer.close();
  };
  /** Resolves with whether the message arrived. An orphan finds no receiver and closes. */
  const send: Send<boolean> = (name, payload) =>
    tell(name, payload).then(
      () => true,
      (error: unknown) => {
        if ((error as Partial<Error> | undefined)?.name === 'Disconnected') close();
        return false;
      },
    );
  const emit = (event: PageEvent): void => {
    for (const listener of listeners) listener(event);
  };
  /** Has the toolbar button speak for alert or bar; a guard, in a frame or before the page was read, needs no word. */
  const tellRemoved = (): void => {
    if (view.main?.loudness === 'alert' || view.main?.loudness === 'notice') void send('warning/removed', {});
  };
  /** Builds everything again in a new host, or, without `mayBeDrawn`, leaves it to the toolbar button. */
  const renew = (mayBeDrawn: boolean): void => {
    close();
    if (mayBeDrawn) {
      layer = makeLayer();
      update(view);
    } else tellRemoved();
  };
  const makeLayer = (): Layer =>
    createLayer(doc, {
      ...looks,
      css: tokensCss + themes + partsCss + warningCss + chipCss + DRAWN_WORDS_CSS,
      lang: words.lang,
      dir: words.dir,
      isAlive,
      setRight: (right) => tell('warning/root', { right }),
      onLost: () => {
        if (mayBeLost()) emit({ kind: 'lost' });
        else close();
        tellRemoved();
      },
      onRenewed: () => renew(mayBeRenewed()),
      onForeign: () => renew(mayBeIntruded()),
    });
  let layer = makeLayer();
  // What Preact renders later is a change of our own, too.
  preact.debounceRendering = (process) => void Promise.resolve().then(() => layer.own(process));
  const stepAside = makeAside(timers, (isAside) => layer.own(() => layer.stage.classList.toggle('is-aside', isAside)));
  const alert = watchAlert(
    doc,
    timers,
    () => void send('warning/seen', {}),
    (times) => layer.uncover(times),
  );
  const guarding = makeGuarding({
    doc,
    trust,
    timers,
    isAlive,
    isOurs: (target) => target === layer.host,
    isFree: () => listeners.size > 0 && !alert.stands(),
    emit,
    guardFrames: () => void send('warning/guard-frames', {}),
    tell: (stands) => void send('warning/frame-guard', { stands }),
  });
  const trustInLayer: Trust = (event) => (layer.isBrought(event) || trust(event)) && alert.takes(event);
  const outside: Outside = {
    ...sendAnswers(send, alert.see, () => view.main),
    timers,
    onRaise: (listener) => layer.onRaise(listener),
    onPresent: () => {
      const { use, stage, onRaise } = layer;
      use('stage', true);
      const stop = alert.over(stage, timers, onRaise);
      return () => {
        stop();
        use('stage', false);
      };
    },
    onPageEvent: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onAlert: (stands) => {
      alert.set(stands);
      if (!stands) guarding.look();
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
    if (view.marks.length > 0)
      marks ??= watchMarks(doc, layer, {
        words,
        trust: trustInLayer,
        isAlive,
        onPress: (chip, shown, onClosed) => emit({ kind: 'mark', shown, chip, onClosed }),
      });
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
