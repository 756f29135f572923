/** Gathers the embedded parts of a page that come from listed services, and tells which of them can be seen. */
import type { PageHits } from '../../domain/match/judge.ts';
import type { ServiceNumber } from '../../domain/model.ts';
import { hasPlace } from './has-place.ts';

type Embedded = PageHits['embedded'][number];

/** Of the unseen parts of one service, host and kind, only so many are kept to be looked at again. */
const MOST_UNSEEN = 100;

/** One entry for each service, host and kind of part. */
export class EmbeddedParts {
  readonly #found = new Map<string, Embedded>();
  /** The parts that could not be seen when they were read; the page may show them later. */
  readonly #unseen = new Map<string, unknown[]>();

  add(from: { readonly service: ServiceNumber; readonly host: string }, how: Embedded['how'], element: unknown): void {
    const key = `${from.service} ${from.host} ${how}`;
    const before = this.#found.get(key);
    if (before !== undefined && before.unseen !== true) return;
    const isSeen = how !== 'script' && hasPlace(element);
    this.#found.set(key, { ...from, how, ...(isSeen ? {} : { unseen: true }) });
    if (!isSeen && how !== 'script')
      this.#unseen.set(key, [...(this.#unseen.get(key) ?? []), element].slice(0, MOST_UNSEEN));
  }

  /**
   * All that were found, as they can be seen now. The unseen are looked at again: a page may cover them while it loads,
   * or until a question is answered.
   */
  now(): Embedded[] {
    for (const [key, parts] of this.#unseen)
      if (parts.some(hasPlace)) {
        this.#unseen.delete(key);
        const { unseen: _, ...seen } = this.#found.get(key)!;
        this.#found.set(key, seen);
      }
    return [...this.#found.values()];
  }
}
