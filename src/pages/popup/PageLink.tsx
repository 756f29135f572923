import type { ComponentChildren } from 'preact';

interface Props {
  /** Path of a page of the extension. */
  readonly path: string;
  readonly openPage: (path: string) => Promise<void>;
  /** The full name of the page, if the link's text is short. */
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** A link that opens a page of the extension in a tab. */
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
