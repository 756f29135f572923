import { useWords } from '../../ui/words.ts';

/** So much of an address is shown; the host stands out, for what follows can be made to look like another. */
const MOST_CHARS = 300;

/** Where the reader was going: "Continue" leads there. Not a link, so that nothing is fetched ahead of a decision. */
export function Where({ address }: { readonly address: string }) {
  const { say } = useWords();
  const url = new URL(address);
  const rest = address.slice(address.indexOf(url.host) + url.host.length).replace(/^\/$/, '');
  return (
    <p>
      {say('stop_where')}{' '}
      <bdi dir="ltr" class="stop__address">
        {url.protocol}//<b>{url.host}</b>
        {rest.slice(0, MOST_CHARS)}
        {rest.length > MOST_CHARS && '…'}
      </bdi>
    </p>
  );
}
