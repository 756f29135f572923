import type { ComponentChildren, Ref } from 'preact';
import { useTrusted } from './trust.ts';

interface Props {
  readonly look?: 'primary' | 'plain' | 'text' | 'icon';
  readonly onPress: (event: MouseEvent) => void;
  readonly disabled?: boolean;
  /** The name for screen readers where the button shows no words, or too few. */
  readonly label?: string;
  readonly describedBy?: string;
  readonly expanded?: boolean;
  readonly controls?: string;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  /** What it does, for tests that work on the built extension in any language. */
  readonly action?: string;
  readonly children: ComponentChildren;
}

/**
 * A button that ignores events a page made up. A disabled one stays reachable by keyboard, so that what it waits for
 * can be read out.
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
