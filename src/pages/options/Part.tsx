import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface Props {
  readonly title: string;
  readonly about?: string;
  /** Names the part for tests, whatever the language. */
  readonly name: string;
  /** Whether the part is one group of controls whose labels make sense only under its title: it then is a fieldset. */
  readonly isGroup?: boolean;
  readonly children: ComponentChildren;
}

/** One part of the options page. */
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
