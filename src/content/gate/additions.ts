/** Collects the nodes that a page adds later, and hands them on in batches. */
import { pageWorld } from '../../platform/page/world.ts';
import { accessOf } from './pieces.ts';

/** A batch is handed on this long after its first node was added, in milliseconds. */
const FLUSH_MS = 1000;
const CHANGES = { childList: true, characterData: true, subtree: true } as const;

interface Additions {
  /** @param root a document, or a shadow root in it */
  watch(root: Node): void;
  stop(): void;
}

/** @param onAdded gets new elements, and the parents of new or changed texts; some may have left the page again */
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
          const type = accessOf(node).type.call(node);
          if (type === 1 && node !== pageWorld.caveatHost) added.add(node);
          else if (type === 3) added.add(target);
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
