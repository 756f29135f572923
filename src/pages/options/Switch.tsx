import { useId } from 'preact/hooks';

interface Props {
  readonly label: string;
  readonly about?: string;
  /** What it switches, for tests that work in any language. */
  readonly name: string;
  readonly on: boolean;
  readonly onSwitch: (on: boolean) => void;
}

/** Something that is on or off, in effect at once. */
export function Switch({ label, about, name, on, onSwitch }: Props) {
  const id = useId();
  return (
    <div class="switch">
      <label class="switch__row">
        <span>{label}</span>
        <input
          type="checkbox"
          role="switch"
          name={name}
          checked={on}
          {...(about === undefined ? {} : { 'aria-describedby': id })}
          onChange={(event) => onSwitch(event.currentTarget.checked)}
        />
      </label>
      {about !== undefined && (
        <p id={id} class="options__about">
          {about}
        </p>
      )}
    </div>
  );
}
