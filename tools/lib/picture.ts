/** Makes the picture of the rooms in docs/architecture.md from the imports of the sources. */
import { readFileSync } from 'node:fs';
import { ROOT } from './paths.ts';
import { importsOf, roomOf, sources } from './imports.ts';

export const PICTURE_FILE = `${ROOT}docs/architecture.md`;
const [START, END] = ['<!-- picture: npm run picture -->', '<!-- /picture -->'];

/** For each room, the rooms it imports. */
function edges(files: readonly string[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { from, to } of importsOf(files)) {
    const [room, other] = [roomOf(from), roomOf(to)];
    if (!to.startsWith(`${ROOT}src/`) || room === other) continue;
    found.set(room, (found.get(room) ?? new Set()).add(other));
  }
  return found;
}

/**
 * The floor of each room: one above the highest room that it imports, 0 if it imports none.
 * @throws Error when rooms import each other in a circle
 */
function floors(rooms: readonly string[], found: ReturnType<typeof edges>): Map<string, number> {
  const floor = new Map<string, number>();
  const visit = (room: string, above: readonly string[]): number => {
    if (above.includes(room)) throw new Error(`Rooms import each other in a circle: ${[...above, room].join(' -> ')}`);
    const known = floor.get(room);
    if (known !== undefined) return known;
    const below = [...(found.get(room) ?? [])].map((other) => visit(other, [...above, room]));
    const own = Math.max(-1, ...below) + 1;
    floor.set(room, own);
    return own;
  };
  for (const room of rooms) visit(room, []);
  return floor;
}

/** The picture: rooms by floor, each with the rooms of the floors below that it imports, types included. */
function drawRooms(): string {
  const files = sources();
  const inRooms = files.filter((file) => !roomOf(file).endsWith('.ts'));
  const rooms = [...new Set(inRooms.map(roomOf))].sort();
  const found = edges(inRooms);
  const floor = floors(rooms, found);
  const lines = rooms
    .toSorted((a, b) => (floor.get(b) ?? 0) - (floor.get(a) ?? 0) || (a < b ? -1 : 1))
    .map((room) => {
      const others = [...(found.get(room) ?? [])].toSorted().join(', ');
      return `${floor.get(room) ?? 0}  ${room.padEnd(11)}${others === '' ? '' : `-> ${others}`}`.trimEnd();
    });
  return ['```', ...lines, '```'].join('\n');
}

/** @returns the document with its picture updated. @throws Error when it has no place for the picture */
export function withPicture(document = readFileSync(PICTURE_FILE, 'utf8')): string {
  const [start, end] = [document.indexOf(START), document.indexOf(END)];
  if (start < 0 || end < start) throw new Error(`docs/architecture.md has no ${START} ... ${END}.`);
  return `${document.slice(0, start + START.length)}\n${drawRooms()}\n${document.slice(end)}`;
}
