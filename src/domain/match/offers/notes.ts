/** What was seen on one page: each signal by zone, as different sightings. */
import type { Place } from '../../model.ts';
import type { SignalId, Zone } from './signals.ts';

interface Seen {
  /** Places of the sightings, by what tells them apart: the same words again are no other sighting. */
  readonly places: Map<string, Place>;
  /** Sightings that count only where the page is about social networks. */
  readonly weak: Map<string, Place>;
}

export class Notes {
  readonly #seen = new Map<string, Seen>();

  /** Notes a sighting. `key` tells it from others; `sure`: it speaks of social engagement by itself. */
  add(signal: SignalId, zone: Zone, place: Place, key: string, sure = true): void {
    const id = `${signal}@${zone}`;
    let seen = this.#seen.get(id);
    if (seen === undefined) this.#seen.set(id, (seen = { places: new Map(), weak: new Map() }));
    const to = sure ? seen.places : seen.weak;
    if (to.size < MOST && !to.has(key)) to.set(key, place);
  }

  /** Places of different sightings. `social`: the page is about social networks. */
  sightings(signal: SignalId, zone: Zone, social: boolean): readonly Place[] {
    const seen = this.#seen.get(`${signal}@${zone}`);
    if (seen === undefined) return [];
    return social ? [...new Map([...seen.weak, ...seen.places]).values()] : [...seen.places.values()];
  }
}

/** More different sightings say no more. */
const MOST = 20;
