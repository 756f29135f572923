/** Gathers the embedded parts of a page that come from listed services, and tells which of them can be seen. */
import type { PageHits } from '../../domain/match/judge.ts';
import type { ServiceNumber } from '../../domain/model.ts';
import { hasPlace } from './has-place.ts';
import type { Hidden } from './hidden.ts';

type Embedded = PageHits['embedded'][number];

/** One entry for each service, host and kind of part. */
export class EmbeddedParts {
  readonly #found = new Map<string, Embedded>();
  readonly #hidden: Hidden;

  /** @param hidden keeps the parts that cannot be seen: a page may cover them until a question is answered */
  constructor(hidden: Hidden) {
    this.#hidden = hidden;
  }

  add(from: { readonly service: ServiceNumber; readonly host: string }, how: Embedded['how'], element: unknown): void {
    const key = `${from.service} ${from.host} ${how}`;
    const before = this.#found.get(key);
    if (before !== undefined && before.unseen !== true) return;
    const setSeen = (): void => void this.#found.set(key, { ...from, how });
    if (how !== 'script' && this.#hidden.shows(element, () => hasPlace(element), setSeen, true)) setSeen();
    else this.#found.set(key, { ...from, how, unseen: true });
  }

  /** All that were found, as they could be seen when they were last looked at. */
  all(): Embedded[] {
    return [...this.#found.values()];
  }
}
