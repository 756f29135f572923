import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  readonly text: string;
  /** Whether it takes the focus, so that a screen reader reads it first: yes in the popup, no in the panel. */
  readonly takesFocus: boolean;
}

/** The heading: the state of the page. */
export function StateHeading({ text, takesFocus }: Props) {
  const ref = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) ref.current?.focus();
  }, [text, takesFocus]);
  // The key makes a new element for each text. The heading is centred: a second line in the same element would move
  // the first one, which browsers count as a layout shift.
  return (
    <h1 key={text} ref={ref} tabIndex={-1}>
      {text}
    </h1>
  );
}
