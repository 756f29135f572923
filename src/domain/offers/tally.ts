/** Adds up signals: each sighting weighs by its place, up to the signal's cap. */
import { PLACES } from '../model.ts';
import type { Place, Signal } from '../model.ts';
import type { OfferPhrases } from './phrases.ts';
import { SIGNALS } from './signals.ts';
import type { SignalId } from './signals.ts';

interface Entry {
  points: number;
  count: number;
  place: Place;
  factor: number;
}

export class Tally {
  readonly #phrases: OfferPhrases;
  readonly #entries = new Map<SignalId, Entry>();

  constructor(phrases: OfferPhrases) {
    this.#phrases = phrases;
  }

  /** Notes a sighting; `factor` on top of the place's own. */
  add(id: SignalId, place: Place, factor = 1): void {
    const worth = (this.#phrases.places[PLACES.indexOf(place)] ?? 1) * factor;
    if (worth <= 0) return;
    const [weight = 0, cap = 0] = this.#phrases.rules[SIGNALS.indexOf(id)] ?? [];
    const entry = this.#entries.get(id);
    const points = Math.abs(weight) * worth;
    if (entry === undefined) {
      this.#entries.set(id, { points: Math.min(cap, points), count: 1, place, factor: worth });
      return;
    }
    entry.points = Math.min(cap, entry.points + points);
    entry.count += 1;
    if (worth > entry.factor) {
      entry.factor = worth;
      entry.place = place;
    }
  }

  points(id: SignalId): number {
    return this.#entries.get(id)?.points ?? 0;
  }

  count(id: SignalId): number {
    return this.#entries.get(id)?.count ?? 0;
  }

  /** Whether any act of selling was seen. */
  hasAct(): boolean {
    return [...this.#entries.keys()].some((id) => this.#phrases.rules[SIGNALS.indexOf(id)]?.[2] === 1);
  }

  /** Signals that speak for an offer, strongest first. */
  shown(): Signal[] {
    return [...this.#entries]
      .filter(([id, { points }]) => !id.startsWith('counter_') && points >= 0.3)
      .sort(([, a], [, b]) => b.points - a.points)
      .map(([id, { place, count }]) => ({ id, place, count }));
  }

  /** Every signal with its points, for the tools. */
  all(): readonly { readonly id: SignalId; readonly points: number; readonly count: number; readonly place: Place }[] {
    return [...this.#entries].map(([id, { points, count, place }]) => ({ id, points: id.startsWith('counter_') ? -points : points, count, place }));
  }
}
