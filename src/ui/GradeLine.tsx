import type { Grade } from '../domain/model.ts';
import { gradeKey } from '../words/keys.ts';
import { useWords } from './words.ts';

/** The evidence grade: the letter, always with words that say what it means. */
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
