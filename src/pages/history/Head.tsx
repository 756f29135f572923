import type { Meeting } from '../../domain/history/meetings.ts';
import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../ui/words.ts';

interface Props {
  readonly fitting: readonly Meeting[];
  readonly isHidden: boolean;
  readonly onSave: (rows: readonly Meeting[], form: 'csv' | 'json') => void;
  readonly onRemove: (rows: readonly Meeting[]) => void;
}

/** Above the list: how many meetings fit, and what can be done with all of them. */
export function Head({ fitting, isHidden, onSave, onRemove }: Props) {
  const { say, count } = useWords();
  return (
    <div class="history__head" hidden={isHidden}>
      <p class="history__count figures" role="status" tabIndex={-1}>
        {count('history_findings', fitting.length)}
      </p>
      {fitting.length > 0 && (
        <div class="actions history__all">
          <Button look="text" action="csv" onPress={() => onSave(fitting, 'csv')}>
            {say('history_csv')}
          </Button>
          <Button look="text" action="json" onPress={() => onSave(fitting, 'json')}>
            {say('history_json')}
          </Button>
          <Button look="text" action="clear" onPress={() => onRemove(fitting)}>
            {count('history_remove_all', fitting.length)}
          </Button>
        </div>
      )}
    </div>
  );
}
