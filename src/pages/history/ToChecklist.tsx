import type { Ticks } from '../../domain/policy/ticks.ts';
import { checklistPath } from '../../platform/extension/page-paths.ts';
import { useWords } from '../../ui/words.ts';
import { progressOf } from '../checklist/steps.ts';

/** A link to the checklist of a platform, with the reader's progress. */
export function ToChecklist({ platform, ticks }: { readonly platform: string | undefined; readonly ticks: Ticks }) {
  const { say } = useWords();
  const progress = progressOf(platform, ticks);
  return (
    <a class="to-checklist figures" href={`/${checklistPath(platform)}`}>
      {progress === undefined || progress.done === 0
        ? say('history_checklist')
        : say('history_checklist_done', progress.done, progress.of)}
    </a>
  );
}
