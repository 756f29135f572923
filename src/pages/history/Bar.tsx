import { Button } from '../../ui/Button.tsx';
import { useWords } from '../../ui/words.ts';

interface Props {
  readonly chosen: number;
  /** The message about the last action. */
  readonly told: string;
  readonly onRemove: () => void;
  readonly onSave: (form: 'csv' | 'json') => void;
  readonly onUnchoose: () => void;
  /** Undefined where there is nothing to undo. */
  readonly onUndo: (() => void) | undefined;
}

/** The bar of actions at the bottom, shown while meetings are selected or a message is to be read. */
export function Bar({ chosen, told, onRemove, onSave, onUnchoose, onUndo }: Props) {
  const { say, count } = useWords();
  return (
    <div class="history__bar" data-shown={chosen > 0 || told !== ''}>
      <span role="status">{chosen > 0 ? count('history_chosen', chosen) : told}</span>
      {chosen > 0 ? (
        <>
          <Button action="remove" onPress={onRemove}>
            {say('history_remove')}
          </Button>
          <Button look="text" action="csv-chosen" onPress={() => onSave('csv')}>
            {say('history_csv')}
          </Button>
          <Button look="text" action="json-chosen" onPress={() => onSave('json')}>
            {say('history_json')}
          </Button>
          <Button look="text" onPress={onUnchoose}>
            {say('history_unchoose')}
          </Button>
        </>
      ) : (
        onUndo !== undefined && (
          <Button action="undo" onPress={onUndo}>
            {say('history_undo')}
          </Button>
        )
      )}
    </div>
  );
}
