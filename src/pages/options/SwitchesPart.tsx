import type { Preferences } from '../../domain/policy/preferences.ts';
import { useWords } from '../../ui/words.ts';
import { Part } from './Part.tsx';
import { Switch } from './Switch.tsx';
import type { Options } from './use-options.ts';

type SwitchName = { [K in keyof Preferences]: Preferences[K] extends boolean ? K : never }[keyof Preferences];
type Props = Pick<Options, 'set'> & { readonly view: NonNullable<Options['view']> };

function PreferenceSwitch({
  view,
  set,
  name,
  label,
  about,
}: Props & { readonly name: SwitchName; readonly label: string; readonly about?: string }) {
  const { say } = useWords();
  return (
    <Switch
      name={name}
      label={label}
      on={view.preferences[name]}
      {...(about === undefined ? {} : { about })}
      onSwitch={(on) => set({ [name]: on }, say(on ? 'options_saved_on' : 'options_saved_off', label))}
    />
  );
}

/** On which sites links are marked. */
export function MarksPart(props: Props) {
  const { say } = useWords();
  return (
    <Part name="marks" title={say('options_marks')} about={say('options_marks_about')} isGroup>
      <PreferenceSwitch {...props} name="marksOnSearch" label={say('options_marks_search')} />
      <PreferenceSwitch
        {...props}
        name="marksOnSocial"
        label={say('options_marks_social')}
        about={say('options_marks_social_about')}
      />
      <PreferenceSwitch {...props} name="marksElsewhere" label={say('options_marks_elsewhere')} />
    </Part>
  );
}

/** Which warnings there are beyond those on listed services' sites. */
export function WarningsPart(props: Props) {
  const { say } = useWords();
  return (
    <Part name="warnings" title={say('options_warnings')} isGroup>
      <PreferenceSwitch {...props} name="guard" label={say('options_guard')} about={say('options_guard_about')} />
      <PreferenceSwitch {...props} name="offers" label={say('options_offers')} about={say('options_offers_about')} />
    </Part>
  );
}
