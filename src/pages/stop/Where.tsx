import { useWords } from '../../ui/words.ts';

/**
 * Longest part of the address after the host. The host is bold, because the rest can be made to look like another host.
 */
const MOST_CHARS = 300;

/**
 * The address that "Continue" leads to. It is no link, so that the browser prefetches nothing before the reader
 * decides.
 */
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
