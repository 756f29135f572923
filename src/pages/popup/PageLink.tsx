import type { ComponentChildren } from 'preact';

interface Props {
  /** A page of the extension. */
  readonly path: string;
  readonly openPage: (path: string) => Promise<void>;
  readonly children: ComponentChildren;
}

/** A link to a page of the extension, which opens in a tab. */
export function PageLink({ path, openPage, children }: Props) {
  return (
    <a
      href={`/${path}`}
      onClick={(event) => {
        event.preventDefault();
        void openPage(path);
      }}
    >
      {children}
    </a>
  );
}
