import type { ComponentChildren, Ref } from 'preact';
import { useTrusted } from './trust.ts';

interface Props {
  readonly look?: 'primary' | 'plain' | 'text' | 'icon';
  readonly onPress: (event: MouseEvent) => void;
  readonly disabled?: boolean;
  /** The accessible name and tooltip, where the button's content is no text or too short. */
  readonly label?: string;
  readonly describedBy?: string;
  readonly expanded?: boolean;
  readonly controls?: string;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  /** Names what the button does, for tests of the built extension in any language. */
  readonly action?: string;
  readonly children: ComponentChildren;
}

/**
 * A button that ignores events made by a page's scripts. While disabled it can still be focused, so that screen readers
 * can read what it waits for (`describedBy`).
 */
export function Button({
  look = 'plain',
  onPress,
  disabled = false,
  label,
  describedBy,
  expanded,
  controls,
  buttonRef,
  action,
  children,
}: Props) {
  const trusted = useTrusted();
  return (
    <button
      type="button"
      ref={buttonRef ?? null}
      class={`button button--${look}`}
      aria-disabled={disabled || undefined}
      aria-label={label}
      title={label}
      data-action={action}
      aria-describedby={describedBy}
      aria-expanded={expanded}
      aria-controls={controls}
      onClick={trusted((event: MouseEvent) => {
        if (!disabled) onPress(event);
      })}
    >
      {children}
    </button>
  );
}
