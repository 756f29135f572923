import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  readonly title: string;
  readonly about?: string;
  /** The name of the part, for tests that work in any language. */
  readonly name: string;
  /** Whether the part is one group of controls, whose names need its title to be understood. */
  readonly isGroup?: boolean;
  readonly children: ComponentChildren;
}

/** One concern of the options page. */
export function Part({ title, about, name, isGroup = false, children }: Props) {
  const [titleId, aboutId] = [useId(), useId()];
  const text = about !== undefined && (
    <p id={aboutId} class="options__about">
      {about}
    </p>
  );
  if (isGroup) {
    return (
      <div class="options__part" data-part={name}>
        <fieldset aria-describedby={about && aboutId}>
          <legend>
            <h2>{title}</h2>
          </legend>
          {text}
          {children}
        </fieldset>
      </div>
    );
  }
  return (
    <section class="options__part" data-part={name} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {text}
      {children}
    </section>
  );
}
