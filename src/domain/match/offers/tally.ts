/** Adds up signals: each sighting weighs by its place, up to the signal's cap. */
import { PLACES } from '../../model.ts';
import type { Place, Signal } from '../../model.ts';
import type { OfferPhrases } from './phrases.ts';
import { SIGNALS, SUPPORT_END } from './signals.ts';
import type { SignalId } from './signals.ts';

interface Entry {
  points: number;
  count: number;
  place: Place;
  factor: number;
}

/** A signal with its points, for the tools. */
export interface Points {
  readonly id: SignalId;
  readonly points: number;
  readonly count: number;
  readonly place: Place;
}

/** Adds up the signals of a page. */
export class Tally {
  readonly #phrases: OfferPhrases;
  /** By the number of the signal. */
  readonly #entries = new Map<number, Entry>();

  constructor(phrases: OfferPhrases) {
    this.#phrases = phrases;
  }

  /** Notes a sighting of a signal; `factor` on top of the place's own. */
  add(signal: number, place: Place, factor = 1): void {
    const worth = (this.#phrases.places[PLACES.indexOf(place)] ?? 1) * factor;
    if (worth <= 0) return;
    const [weight = 0, cap = 0] = this.#phrases.rules[signal] ?? [];
    const entry = this.#entries.get(signal) ?? { points: 0, count: 0, place, factor: 0 };
    this.#entries.set(signal, entry);
    entry.points = Math.min(cap, entry.points + Math.abs(weight) * worth);
    entry.count += 1;
    if (worth > entry.factor) {
      entry.factor = worth;
      entry.place = place;
    }
  }

  points(signal: number): number {
    return this.#entries.get(signal)?.points ?? 0;
  }

  count(signal: number): number {
    return this.#entries.get(signal)?.count ?? 0;
  }

  /** Whether any act of selling was seen. */
  hasAct(): boolean {
    return [...this.#entries.keys()].some((signal) => this.#phrases.rules[signal]?.[2] === 1);
  }

  /** Signals that speak for an offer, strongest first. */
  shown(): Signal[] {
    return this.all()
      .filter(({ points }) => points >= 0.3)
      .sort((a, b) => b.points - a.points)
      .map(({ id, place, count }) => ({ id, place, count }));
  }

  /** Every signal; those that speak against an offer with points below zero. */
  all(): Points[] {
    return [...this.#entries].flatMap(([signal, { points, count, place }]) => {
      const id = SIGNALS[signal];
      return id === undefined ? [] : { id, points: signal < SUPPORT_END ? points : -points, count, place };
    });
  }
}
