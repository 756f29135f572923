import { inForce } from '../../domain/policy/managed.ts';
import type { SwitchName } from '../../domain/policy/preferences.ts';
import type { MessageKey } from '../../words/keys.ts';
import { useWords } from '../../ui/words.ts';
import { Part } from './Part.tsx';
import { Switch } from './Switch.tsx';
import type { Options } from './use-options.ts';

type Key = Extract<MessageKey, `options_${'marks' | 'guard' | 'offers' | 'stop'}${string}`>;
/** Every switch, with the part it belongs to and its messages. */
const SWITCHES: Readonly<
  Record<SwitchName, { readonly part: 'marks' | 'warnings'; readonly label: Key; readonly about?: Key }>
> = {
  marksOnSearch: { part: 'marks', label: 'options_marks_search' },
  marksOnSocial: { part: 'marks', label: 'options_marks_social', about: 'options_marks_social_about' },
  marksElsewhere: { part: 'marks', label: 'options_marks_elsewhere' },
  guard: { part: 'warnings', label: 'options_guard', about: 'options_guard_about' },
  offers: { part: 'warnings', label: 'options_offers', about: 'options_offers_about' },
  stop: { part: 'warnings', label: 'options_stop', about: 'options_stop_about' },
};

type Props = Pick<Options, 'set'> & { readonly view: NonNullable<Options['view']> };

function Switches({ part, view, set }: Props & { readonly part: 'marks' | 'warnings' }) {
  const { say } = useWords();
  const holds = inForce(view.preferences, view.managed);
  const names = (Object.keys(SWITCHES) as SwitchName[]).filter((name) => SWITCHES[name].part === part);
  return (
    <>
      {names.map((name) => {
        const { label, about } = SWITCHES[name];
        return (
          <Switch
            key={name}
            name={name}
            label={say(label)}
            on={holds[name]}
            {...(name in view.managed ? { setBy: say('options_managed') } : {})}
            {...(about === undefined ? {} : { about: say(about) })}
            onSwitch={(on) => set({ [name]: on }, say(on ? 'options_saved_on' : 'options_saved_off', say(label)))}
          />
        );
      })}
    </>
  );
}

/** Switches for the kinds of sites on which links are marked. */
export function MarksPart(props: Props) {
  const { say } = useWords();
  return (
    <Part name="marks" title={say('options_marks')} about={say('options_marks_about')} isGroup>
      <Switches part="marks" {...props} />
    </Part>
  );
}

/** Switches for the warnings that the reader can do without: the guard, the bar at offers, the stop page. */
export function WarningsPart(props: Props) {
  const { say } = useWords();
  return (
    <Part name="warnings" title={say('options_warnings')} isGroup>
      <Switches part="warnings" {...props} />
    </Part>
  );
}
