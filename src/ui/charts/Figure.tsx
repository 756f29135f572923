import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '../Button.tsx';
import { useWords } from '../words.ts';
import { DataTable } from './DataTable.tsx';
import type { Cell } from './DataTable.tsx';

interface Props {
  readonly title: string;
  readonly level: 2 | 3;
  readonly note?: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly copy: (text: string) => Promise<void>;
  readonly children: ComponentChildren;
}

/** A chart with its heading and, on demand, the table of its numbers. */
export function Figure({ title, level, note, heads, rows, copy, children }: Props) {
  const { say } = useWords();
  const Heading: 'h2' | 'h3' = `h${level}`;
  const [isTable, setTable] = useState(false);
  const id = useId();
  return (
    <figure class="figure">
      <div class="figure__head">
        <Heading class="minor">{title}</Heading>
        <Button
          look="text"
          expanded={isTable}
          controls={id}
          label={say('book_table_of', title)}
          onPress={() => setTable(!isTable)}
        >
          {say('book_table')}
        </Button>
      </div>
      {children}
      {note !== undefined && <figcaption class="muted">{note}</figcaption>}
      <div id={id} hidden={!isTable}>
        {isTable && <DataTable caption={title} heads={heads} rows={rows} copy={copy} />}
      </div>
    </figure>
  );
}
