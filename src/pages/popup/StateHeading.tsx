import { useLayoutEffect, useRef } from 'preact/hooks';

/** The state of the page in words; has the first focus, so that it is what a screen reader says first. */
export function StateHeading({ text }: { readonly text: string }) {
  const ref = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => ref.current?.focus(), [text]);
  return (
    <h1 ref={ref} tabIndex={-1}>
      {text}
    </h1>
  );
}
