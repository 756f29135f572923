import { useId } from 'preact/hooks';
import { isListed } from '../domain/finding.ts';
import { Button } from '../ui/Button.tsx';
import { ContinueMenu } from '../ui/ContinueMenu.tsx';
import { Evidence } from '../ui/Evidence.tsx';
import { Summary } from '../ui/Summary.tsx';
import { warns } from '../ui/subject.ts';
import { useWords } from '../ui/words.ts';
import { serviceName } from '../words/words.ts';
import type { Shown } from '../words/words.ts';
import type { Actions } from './Alert.tsx';

interface Props extends Omit<Actions, 'isNotKept'> {
  readonly shown: Shown;
  readonly onEdit: () => void;
}

/** What the bar opens to: the whole record, and what the reader can do. */
export function BarPanel({ shown, onLeave, onContinue, onSignedIn, onEdit }: Props) {
  const { say } = useWords();
  const [titleId, storyId] = [useId(), useId()];
  const isOwn = shown.finding.kind === 'own';
  return (
    <div class="card__scroll">
      <Summary shown={shown} titleId={titleId} storyId={storyId} as="h2" />
      {(isOwn || warns(shown)) && (
        <div class="actions">
          <Button look={isOwn ? 'plain' : 'primary'} action="leave" onPress={onLeave}>
            {say('ui_leave')}
          </Button>
          {isOwn && (
            <Button look="text" action="edit-own" onPress={onEdit}>
              {say('ui_own_edit')}
            </Button>
          )}
          {isListed(shown.finding) && <ContinueMenu service={serviceName(shown)} onContinue={onContinue} />}
        </div>
      )}
      <Evidence shown={shown} level={3} onSignedIn={onSignedIn} />
    </div>
  );
}
