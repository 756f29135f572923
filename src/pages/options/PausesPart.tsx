import { dayOf } from '../../domain/dates.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../ui/words.ts';
import type { OptionsView } from '../../messages/options.ts';
import { Part } from './Part.tsx';
import type { OptionsPort } from './port.ts';
import type { Options } from './use-options.ts';

interface Props extends Pick<Options, 'run'> {
  readonly view: OptionsView;
  readonly port: OptionsPort;
}

/** The sites on which Caveat is paused; each pause can be ended. */
export function PausesPart({ view: { pauses }, port, run }: Props) {
  const { say, date } = useWords();
  const resume = (host: string): void =>
    run(async () => {
      await port.resume(host);
      return say('options_resumed', host);
    });
  return (
    <Part name="pauses" title={say('options_pauses')} about={say('options_pauses_about')}>
      {pauses.length === 0 && <p>{say('options_pauses_none')}</p>}
      {pauses.length > 0 && (
        <ul class="decisions">
          {pauses.map(({ host, at }) => (
            <li key={host} class="decision" data-host={host}>
              <p>
                <b dir="ltr">{host}</b>
                <span class="options__about">{say('options_paused_since', date(dayOf(at)))}</span>
              </p>
              <Button action="resume" label={say('options_resume_about', host)} onPress={() => resume(host)}>
                {say('options_resume')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
