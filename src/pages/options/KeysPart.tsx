import { useEffect, useState } from 'preact/hooks';
import type { CommandName } from '../../platform/extension/commands.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../ui/words.ts';
import { Part } from './Part.tsx';
import type { OptionsPort } from './port.ts';

const NAMES = {
  _execute_action: 'command_popup',
  'open-panel': 'command_panel',
  'next-finding': 'command_next',
  'leave-site': 'command_leave',
} as const satisfies Readonly<Record<CommandName, string>>;

/** The keyboard shortcuts, and a button that opens the browser's page for changing them. */
export function KeysPart({ port }: { readonly port: OptionsPort }) {
  const { say } = useWords();
  const [keys, setKeys] = useState<Awaited<ReturnType<OptionsPort['keys']>>>();
  useEffect(() => {
    const read = (): void => void port.keys().then(setKeys, () => undefined);
    read();
    // Read the keys again after a change: they are changed on a page of the browser.
    return port.onChanged(read);
  }, [port]);
  if (keys === undefined) return null;
  return (
    <Part name="keys" title={say('options_keys')} about={say('options_keys_about')}>
      <dl class="keys">
        {(Object.keys(NAMES) as CommandName[]).map((name) => (
          <div key={name} data-command={name}>
            <dt>{say(NAMES[name])}</dt>
            <dd>
              {keys[name] === '' ? <span class="muted">{say('options_keys_none')}</span> : <kbd>{keys[name]}</kbd>}
            </dd>
          </div>
        ))}
      </dl>
      <div class="actions">
        <Button action="change-keys" onPress={() => void port.openKeySettings()}>
          {say('options_keys_change')}
        </Button>
      </div>
    </Part>
  );
}
