import { useState } from 'preact/hooks';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../ui/words.ts';

interface Props {
  /** What the places show, for the labels of the buttons. */
  readonly about: string;
  /** Scrolls to the n-th place on the page. @returns how many places there are */
  readonly show: (index: number) => Promise<{ readonly total: number }>;
  /** Text to show if there is no such place. */
  readonly none: string;
}

const Arrow = ({ d }: { readonly d: string }) => (
  <svg class="chevron" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
    <path d={d} />
  </svg>
);

/** Steps through places on the page: to the first one, then forward and back. */
export function Stepper({ about, show, none }: Props) {
  const { say } = useWords();
  const [at, setAt] = useState<{ readonly index: number; readonly total: number }>();
  const go = (wanted: number): void => {
    const index = at === undefined || at.total === 0 ? 0 : (wanted + at.total) % at.total;
    void show(index).then(({ total }) => setAt({ index: Math.min(index, Math.max(0, total - 1)), total }));
  };
  const isStepping = at !== undefined && at.total > 0;
  return (
    <span class="stepper">
      <Button action="show" label={say('popup_show_about', about)} onPress={() => go((at?.index ?? -1) + 1)}>
        {say('popup_show')}
      </Button>
      {isStepping && at.total > 1 && (
        <Button look="icon" action="show-previous" label={say('popup_show_previous')} onPress={() => go(at.index - 1)}>
          <Arrow d="M8 2.2 4 6l4 3.8" />
        </Button>
      )}
      <span class="stepper__at figures muted" role="status">
        {isStepping ? say('popup_show_nth', at.index + 1, at.total) : at === undefined ? '' : none}
      </span>
      {isStepping && at.total > 1 && (
        <Button look="icon" action="show-next" label={say('popup_show_next')} onPress={() => go(at.index + 1)}>
          <Arrow d="M4 2.2 8 6l-4 3.8" />
        </Button>
      )}
    </span>
  );
}
