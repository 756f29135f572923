/**
 * Links that lead out of Caveat. In a page of its own they are links. In somebody else's page they must not be: a page
 * can have the browser fetch ahead whatever any link on it leads to, one in a closed shadow root too.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { isSafeLink } from '../domain/documents.ts';
import { useTrusted } from './trust.ts';

/** Opens an address in a tab of its own; `behind` leaves the reader where they are. */
export type Opener = (url: string, behind: boolean) => void;

const Context = createContext<Opener | undefined>(undefined);

/** Has the parts below open addresses in this way instead of linking them. */
export const OpenerProvider = Context.Provider;

interface Props {
  readonly url: string;
  readonly children: string;
  readonly lang?: string | undefined;
}

/** A link that leads out of Caveat: new tab, and the page it opens learns nothing of where it came from. */
export function OutLink({ url, children, lang }: Props) {
  const opener = useContext(Context);
  if (!isSafeLink(url)) return <span lang={lang}>{children}</span>;
  if (opener !== undefined)
    return (
      <OutButton url={url} opener={opener} lang={lang}>
        {children}
      </OutButton>
    );
  return (
    <a href={url} target="_blank" rel="noreferrer noopener" lang={lang}>
      {children}
    </a>
  );
}

const MIDDLE = 1;

/** What looks, sounds and answers like a link, and is none to the browser. */
function OutButton({ url, children, opener, lang }: Props & { readonly opener: Opener }) {
  const trusted = useTrusted();
  return (
    <button
      type="button"
      role="link"
      class="out-link"
      // The address, where a browser would show that of a link.
      title={url}
      lang={lang}
      onClick={trusted((event: MouseEvent) => opener(url, event.ctrlKey || event.metaKey))}
      onMouseDown={(event) => {
        // The middle button would begin to scroll.
        if (event.button === MIDDLE) event.preventDefault();
      }}
      onAuxClick={trusted((event: MouseEvent) => {
        if (event.button === MIDDLE) opener(url, true);
      })}
      onKeyDown={(event) => {
        // A link takes Enter alone.
        if (event.key === ' ') event.preventDefault();
      }}
      onKeyUp={(event) => {
        if (event.key === ' ') event.preventDefault();
      }}
    >
      {children}
    </button>
  );
}
