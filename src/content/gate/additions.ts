/** What comes to a page later: it is only stored, and handed on once in a while. */
import { pageWorld } from '../../platform/page/world.ts';

/** Between two times that what came is handed on, in milliseconds. */
const FLUSH_MS = 1000;
const CHANGES = { childList: true, characterData: true, subtree: true } as const;

export interface Additions {
  /** Watches a document, or a shadow root of it. */
  watch(root: Node): void;
  stop(): void;
}

/** @param onAdded is handed what came, or that in which a text is another one now; some of it may be gone again */
export function watchAdditions(onAdded: (nodes: ReadonlySet<Node>) => void): Additions {
  let added = new Set<Node>();
  let isStopped = false;

  function flush(): void {
    const nodes = added;
    added = new Set();
    if (!isStopped) onAdded(nodes);
  }
  const observer = new MutationObserver((records) => {
    const isFirst = added.size === 0;
    for (const { type, target, addedNodes } of records) {
      if (type === 'childList')
        for (const node of addedNodes) {
          if (node.nodeType === 1 && node !== pageWorld.caveatHost) added.add(node);
          else if (node.nodeType === 3) added.add(target);
        }
      else if (target.parentNode !== null) added.add(target.parentNode);
    }
    if (isFirst && added.size > 0) setTimeout(flush, FLUSH_MS);
  });
  return {
    watch: (root) => observer.observe(root, CHANGES),
    stop() {
      isStopped = true;
      observer.disconnect();
    },
  };
}
