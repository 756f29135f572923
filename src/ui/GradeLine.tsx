import type { Grade } from '../domain/model.ts';
import { gradeKey } from '../words/keys.ts';
import { useWords } from './words.ts';

/** The evidence grade, never a letter alone: the words say what the letter means. */
export function GradeLine({ grade }: { readonly grade: Grade }) {
  const { say } = useWords();
  return (
    <span class="grade">
      <b class="grade__letter" aria-hidden="true">
        {grade}
      </b>
      <span>{say(gradeKey(grade))}</span>
    </span>
  );
}
