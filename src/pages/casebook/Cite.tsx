import { useState } from 'preact/hooks';
import { leadingSource } from '../../domain/bearing.ts';
import { cite, CITATION_FORMS } from '../../domain/citation.ts';
import type { CatalogCase } from '../../domain/model.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../ui/words.ts';
import type { CasebookPort } from './port.ts';

/** Buttons to cite, print and share the case: words, not icons. */
export function Cite({ record, port }: { readonly record: CatalogCase; readonly port: CasebookPort }) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [told, setTold] = useState('');
  const source = leadingSource(record);
  const copy = (text: string, done: string): void => {
    void port.copy(text).then(
      () => setTold(done),
      () => setTold(say('book_copy_failed')),
    );
  };
  return (
    <div class="cite">
      <div class="cite__row">
        <Button look="text" expanded={isOpen} controls="cite-forms" action="cite" onPress={() => setOpen(!isOpen)}>
          {say('book_cite')}
        </Button>
        <Button look="text" action="print" onPress={port.print}>
          {say('book_print')}
        </Button>
        {source !== undefined && (
          <Button look="text" action="copy-link" onPress={() => copy(source.url, say('report_copied'))}>
            {say('book_copy_link')}
          </Button>
        )}
        <span class="cite__told muted" role="status">
          {told}
        </span>
      </div>
      <div id="cite-forms" hidden={!isOpen}>
        {isOpen && (
          <dl class="cite__forms">
            {CITATION_FORMS.map((form) => (
              <div key={form}>
                <dt>
                  {say(`book_cite_${form}`)}
                  <Button
                    look="text"
                    action={`copy-${form}`}
                    label={say('book_copy_form', say(`book_cite_${form}`))}
                    onPress={() => copy(cite(record, form), say('book_copied', say(`book_cite_${form}`)))}
                  >
                    {say('book_copy')}
                  </Button>
                </dt>
                <dd lang="en" dir="ltr">
                  {cite(record, form)}
                </dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </div>
  );
}
