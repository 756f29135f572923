import type { OptionsView } from '../../messages/options.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../ui/words.ts';
import { Part } from './Part.tsx';
import type { OptionsPort } from './port.ts';
import type { Options } from './use-options.ts';

interface Props extends Pick<Options, 'run'> {
  readonly view: OptionsView;
  readonly port: OptionsPort;
}

/**
 * The second step of "Always continue". It is taken here because a web page could lay something over the warning to win
 * the press; it cannot do that to a page of the extension.
 */
export function AlwaysPart({ view, port, run }: Props) {
  const { say } = useWords();
  const decision = view.decisions.find(({ service }) => service === port.asked);
  if (decision === undefined || decision.until === 'always') return null;
  const { service, name, revision } = decision;
  return (
    <Part name="always" title={say('options_always', name)} about={say('options_always_about')}>
      <div class="actions">
        <Button
          action="always"
          onPress={() =>
            run(async () => {
              await port.setPast([{ service, continued: { until: 'always', at: view.now, revision } }]);
              return say('options_always_done', name);
            })
          }
        >
          {say('ui_continue_always', name)}
        </Button>
      </div>
    </Part>
  );
}
