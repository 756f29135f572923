/** Sends the reader's answers to a warning to the background. */
import { serviceOf } from '../domain/finding.ts';
import type { SendOf } from '../messages/messages.ts';
import type { warningMessages } from '../messages/warning.ts';
import type { Shown } from '../words/words.ts';
import type { Outside } from './Warning.tsx';

/** Sends a message of a warning to the background. */
export type Send<Answer = unknown> = <M extends keyof typeof warningMessages>(
  name: M,
  payload: SendOf<M>,
) => Promise<Answer>;

type Answers = Pick<Outside, 'onLeave' | 'onContinue' | 'onFold' | 'onSignedIn' | 'onEdit'>;

/**
 * @param send resolves with whether the message arrived
 * @param see called before an answer that shows that the warning was seen
 * @param main what the warning is about
 */
export const sendAnswers = (send: Send<boolean>, see: () => void, main: () => Shown | undefined): Answers => ({
  onLeave: () => {
    see();
    void send('warning/leave', {});
  },
  onContinue: async (until) => {
    see();
    const finding = main()?.finding;
    const service = finding && serviceOf(finding);
    if (service === undefined) return true;
    if (until !== 'always') return send('warning/continue', { service, until });
    // The page could have laid something over the button, so "always" takes a second step, where no page can interfere.
    const isKept = await send('warning/continue', { service, until: 'visit' });
    if (isKept) void send('warning/open', { page: 'options', id: service });
    return isKept;
  },
  onFold: (folded) => void send('warning/fold', { folded }),
  onSignedIn: (platform) =>
    void send('warning/open', { page: 'checklist', ...(platform !== undefined && { id: platform }) }),
  onEdit: () => void send('warning/open', { page: 'options' }),
});
