/**
 * Links that lead out of Caveat. On Caveat's own pages they are links. On web pages they are buttons: a page can have
 * the browser prefetch the address of any link on it, even of one in a closed shadow root.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { isSafeLink } from '../domain/documents.ts';
import { useTrusted } from './trust.ts';

/** Opens an address in a new tab; with `behind` in the background. */
export type Opener = (url: string, behind: boolean) => void;

const Context = createContext<Opener | undefined>(undefined);

/** Makes the parts below open addresses by this function instead of linking them. */
export const OpenerProvider = Context.Provider;

interface Props {
  readonly url: string;
  readonly children: string;
  readonly lang?: string | undefined;
}

/** A link out of Caveat: it opens a new tab, and the page there is not told where it was opened (no referrer). */
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

/** A button that looks, sounds and works like a link. */
function OutButton({ url, children, opener, lang }: Props & { readonly opener: Opener }) {
  const trusted = useTrusted();
  return (
    <button
      type="button"
      role="link"
      class="out-link"
      // Shows the address when pointed at, as browsers do for links.
      title={url}
      lang={lang}
      onClick={trusted((event: MouseEvent) => opener(url, event.ctrlKey || event.metaKey))}
      onMouseDown={(event) => {
        // Prevents the autoscroll that the middle button starts.
        if (event.button === MIDDLE) event.preventDefault();
      }}
      onAuxClick={trusted((event: MouseEvent) => {
        if (event.button === MIDDLE) opener(url, true);
      })}
      onKeyDown={(event) => {
        // Links react to Enter only, buttons to the space bar as well.
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
