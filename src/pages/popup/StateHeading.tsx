import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  readonly text: string;
  /** In the popup it has the first focus, so that it is what a screen reader says first; the panel takes no focus. */
  readonly takesFocus: boolean;
}

/** The state of the page in words. */
export function StateHeading({ text, takesFocus }: Props) {
  const ref = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (takesFocus) ref.current?.focus();
  }, [text, takesFocus]);
  // Each text has its heading: one of two lines would move that of one line.
  return (
    <h1 key={text} ref={ref} tabIndex={-1}>
      {text}
    </h1>
  );
}
