import { useState } from 'preact/hooks';
import { Button } from '../Button.tsx';
import { useWords } from '../words.ts';

export interface Cell {
  readonly text: string;
  readonly href?: string;
}

interface Props {
  readonly caption: string;
  readonly heads: readonly string[];
  /** The first cell of each row names the row. */
  readonly rows: readonly (readonly Cell[])[];
  readonly copy: (text: string) => Promise<void>;
}

/** A table as text with tabs between the cells, the form that spreadsheets accept. */
const asSheet = (heads: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  [heads, ...rows.map((row) => row.map(({ text }) => text))]
    .map((row) => row.map((text) => text.replace(/[\t\r\n]+/g, ' ')).join('\t'))
    .join('\n');

/** The numbers of a chart as a table with the same links, and a button that copies it. */
export function DataTable({ caption, heads, rows, copy }: Props) {
  const { say } = useWords();
  const [told, setTold] = useState<'book_table_copy' | 'book_table_copied' | 'book_copy_failed'>('book_table_copy');
  return (
    <div class="data-table">
      {/* The table may be wider than a phone: it scrolls in this box, and the page stays as it is. */}
      <div class="data-table__scroll" tabIndex={0} role="region" aria-label={caption}>
        <table>
          <caption class="unseen">{caption}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, ...cells]) => (
              <tr key={name?.text}>
                <th scope="row">{name?.href === undefined ? name?.text : <a href={name.href}>{name.text}</a>}</th>
                {cells.map((cell, at) => (
                  <td key={heads[at + 1]} class="figures">
                    {cell.href === undefined ? cell.text : <a href={cell.href}>{cell.text}</a>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Button
        look="text"
        onPress={() =>
          void copy(asSheet(heads, rows)).then(
            () => setTold('book_table_copied'),
            () => setTold('book_copy_failed'),
          )
        }
      >
        <span aria-live="polite">{say(told)}</span>
      </Button>
    </div>
  );
}
