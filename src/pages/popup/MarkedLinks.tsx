import { useEffect, useState } from 'preact/hooks';
import type { MarkList } from '../../domain/policy/mark-list.ts';
import { Button } from '../../ui/Button.tsx';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { useWords } from '../../ui/words.ts';

interface Props {
  readonly tab: number;
  /** A value that changes when the page's marks may have changed. */
  readonly version: unknown;
  readonly marks: (tab: number) => Promise<MarkList>;
  readonly show: (tab: number, index: number) => Promise<boolean>;
}

/** Lists longer than this begin folded. */
const FEW = 4;

/** The marked links of the page, each a button that scrolls to it; nothing if no link is marked. */
export function MarkedLinks({ tab, version, marks, show }: Props) {
  const { say, count } = useWords();
  const [list, setList] = useState<MarkList>();
  const [gone, setGone] = useState<number>();
  useEffect(() => {
    let stale = false;
    void marks(tab).then(
      (next) => {
        if (!stale) setList(next);
      },
      () => undefined,
    );
    return () => {
      stale = true;
    };
  }, [tab, version]);
  if (list === undefined || list.total === 0) return null;
  const press = (index: number): void => {
    void show(tab, index).then((isThere) => setGone(isThere ? undefined : index));
  };
  return (
    <section class="marked" data-part="marked-links">
      <Disclosure title={count('popup_marked_links', list.total)} startsOpen={list.total <= FEW}>
        <ol class="marked__list">
          {list.marks.map(({ name, text }, index) => (
            <li key={`${index} ${name} ${text}`}>
              <Button look="text" action="show-mark" onPress={() => press(index)}>
                <span class="marked__text">
                  <bdi>{text || name}</bdi>
                </span>
                {text !== '' && <span class="marked__name muted">{name}</span>}
              </Button>
              {gone === index && (
                <p class="muted" role="status">
                  {say('popup_gone')}
                </p>
              )}
            </li>
          ))}
        </ol>
        {list.total > list.marks.length && (
          <p class="muted">{say('popup_marked_more', list.marks.length, list.total)}</p>
        )}
      </Disclosure>
    </section>
  );
}
