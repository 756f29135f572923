import type { ComponentChildren } from 'preact';

interface Props {
  /** A page of the extension. */
  readonly path: string;
  readonly openPage: (path: string) => Promise<void>;
  /** What it is called in full, where its words are short. */
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** A link to a page of the extension, which opens in a tab. */
export function PageLink({ path, openPage, title, children }: Props) {
  return (
    <a
      href={`/${path}`}
      title={title}
      onClick={(event) => {
        event.preventDefault();
        void openPage(path);
      }}
    >
      {children}
    </a>
  );
}
