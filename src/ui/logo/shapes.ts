/**
 * Shapes of the mark: the proofreader's caret ("something is missing here") on a docket tab whose foot has a notch like
 * it. This is their only source: the interface draws from it, and tools/icons.ts renders the toolbar icons from it.
 */

/** The states of the mark, told apart by shape first and by colour second. */
export const MARK_STATES = ['clear', 'mention', 'notice', 'alert', 'paused'] as const;
export type LogoState = (typeof MARK_STATES)[number];

/** One drawn piece in a 16 by 16 box. */
export interface LogoPiece {
  readonly path: string;
  /** `tab`: the docket tab; `caret`: the caret on it. */
  readonly role: 'tab' | 'caret';
  readonly drawn: 'fill' | 'stroke';
}

const TAB = 'M3 .75h10c.4 0 .75.35.75.75v13.75L8 12.4l-5.75 2.85V1.5c0-.4.35-.75.75-.75Z';
const OPEN_CARET = 'M4.9 9.2 8 4.3l3.1 4.9';
const HIGH_CARET = 'M4.9 7.2 8 3.2l3.1 4';
const SOLID_CARET = 'M8 3 12.1 10.1 8 8.2 3.9 10.1Z';
const DOT = 'M8 8.1a1.35 1.35 0 1 1 0 2.7 1.35 1.35 0 0 1 0-2.7Z';
const STRIKE = 'M3.6 3.4 12.4 10.4';

const tab = (drawn: LogoPiece['drawn']): LogoPiece => ({ path: TAB, role: 'tab', drawn });
const caret = (path: string, drawn: LogoPiece['drawn']): LogoPiece => ({ path, role: 'caret', drawn });

/**
 * Clear: open caret. Mention: caret with a dot. Notice: solid caret. Alert: solid caret on a filled tab. Paused:
 * caret struck through.
 */
export const LOGO_PIECES: Readonly<Record<LogoState, readonly LogoPiece[]>> = {
  clear: [tab('stroke'), caret(OPEN_CARET, 'stroke')],
  mention: [tab('stroke'), caret(HIGH_CARET, 'stroke'), caret(DOT, 'fill')],
  notice: [tab('stroke'), caret(SOLID_CARET, 'fill')],
  alert: [tab('fill'), caret(SOLID_CARET, 'fill')],
  paused: [tab('stroke'), caret(OPEN_CARET, 'stroke'), caret(STRIKE, 'stroke')],
};
