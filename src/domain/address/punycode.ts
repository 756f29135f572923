/** Punycode of a host's label (RFC 3492), one way: what `xn--` labels say. */

const BASE = 36,
  T_MIN = 1,
  T_MAX = 26,
  SKEW = 38,
  DAMP = 700;

/** The text of a label without its `xn--`; null where it is no punycode. */
export function fromPunycode(input: string): string | null {
  const cut = input.lastIndexOf('-');
  const out: number[] = [];
  for (let at = 0; at < cut; at++) out.push(input.charCodeAt(at));
  let code = 128;
  let place = 0;
  let bias = 72;
  for (let at = cut + 1; at < input.length; ) {
    const before = place;
    for (let weight = 1, step = BASE; ; step += BASE) {
      const digit = digitOf(input.charCodeAt(at++));
      if (digit < 0) return null;
      place += digit * weight;
      const limit = Math.min(Math.max(step - bias, T_MIN), T_MAX);
      if (digit < limit) break;
      weight *= BASE - limit;
      if (place > 0x7fffffff || weight > 0x7fffffff) return null;
    }
    const size = out.length + 1;
    bias = adapt(place - before, size, before === 0);
    code += Math.floor(place / size);
    if (code > 0x10ffff) return null;
    place %= size;
    out.splice(place++, 0, code);
  }
  return String.fromCodePoint(...out);
}

/** A host with its labels in the letters they stand for: what people write and read. */
export const inLetters = (host: string): string =>
  host
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (fromPunycode(label.slice(4)) ?? label) : label))
    .join('.');

const digitOf = (unit: number): number =>
  unit >= 97 && unit <= 122 ? unit - 97 : unit >= 48 && unit <= 57 ? unit - 22 : -1;

function adapt(delta: number, size: number, first: boolean): number {
  let rest = first ? Math.floor(delta / DAMP) : delta >> 1;
  rest += Math.floor(rest / size);
  let steps = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; steps += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return steps + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
