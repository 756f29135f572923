import { useId } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly about?: string;
  /** Names the switch for tests, whatever the language. */
  readonly name: string;
  readonly on: boolean;
  /** Says who else set the switch; the reader then cannot change it. */
  readonly setBy?: string;
  readonly onSwitch: (on: boolean) => void;
}

/** A switch that takes effect at once. */
export function Switch({ label, about, name, on, setBy, onSwitch }: Props) {
  const [aboutId, setById] = [useId(), useId()];
  const described = [about && aboutId, setBy && setById].filter(Boolean).join(' ');
  return (
    <div class="switch">
      <label class="switch__row">
        <span>{label}</span>
        <input
          type="checkbox"
          role="switch"
          name={name}
          checked={on}
          disabled={setBy !== undefined}
          {...(described === '' ? {} : { 'aria-describedby': described })}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
        />
      </label>
      {about !== undefined && (
        <p id={aboutId} class="options__about">
          {about}
        </p>
      )}
      {setBy !== undefined && (
        <p id={setById} class="switch__set-by">
          {setBy}
        </p>
      )}
    </div>
  );
}
