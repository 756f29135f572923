import { PREFERENCES } from '../../domain/policy/preferences.ts';
import { PAGE_PATHS } from '../../platform/extension/page-paths.ts';
import { useWords } from '../../ui/words.ts';
import { Part } from './Part.tsx';
import type { Options } from './use-options.ts';

const EDGES = PREFERENCES.barPosition.words ?? [];

/** A drawing of a page with the bar at its top or bottom edge. */
function Drawing({ edge }: { readonly edge: 'top' | 'bottom' }) {
  const y = edge === 'top' ? 15 : 65;
  return (
    <svg class="edge__drawing" viewBox="0 0 128 80" width="128" height="80" aria-hidden="true" focusable="false">
      <rect class="edge__page" x=".5" y=".5" width="127" height="79" rx="5" />
      <path class="edge__line" d="M.5 14.5h127M8 7.5h44" />
      {[0, 1, 2, 3].map((line) => (
        <path
          key={line}
          class="edge__line"
          d={`M14 ${(edge === 'top' ? 38 : 26) + line * 9}h${[86, 100, 92, 54][line]}`}
        />
      ))}
      <rect class="edge__bar" x="1" y={y} width="126" height="14" />
      <path class="edge__tab" d={`M1 ${y}h4v14h-4zM10 ${y}h8v9l-4-2.6-4 2.6z`} />
      <path class="edge__words" d={`M24 ${y + 7}h52`} />
    </svg>
  );
}

/** Lets the reader choose the bar's edge from two drawings. */
export function BarPart({ view, set }: Pick<Options, 'set'> & { readonly view: NonNullable<Options['view']> }) {
  const { say } = useWords();
  const { barPosition } = view.preferences;
  return (
    <Part name="bar" title={say('options_bar')} about={say('options_bar_about')} isGroup>
      <div class="edges">
        {EDGES.map((edge) => (
          <label key={edge} class="edge">
            <Drawing edge={edge} />
            <span class="edge__choice">
              <input
                type="radio"
                name="barPosition"
                value={edge}
                checked={barPosition === edge}
                onChange={() => set({ barPosition: edge }, say('options_saved', say(`options_bar_${edge}`)))}
              />
              {say(`options_bar_${edge}`)}
            </span>
          </label>
        ))}
      </div>
      <p>
        <a href={`/${PAGE_PATHS.rehearsal}?part=notice&edge=${barPosition}`}>{say('options_bar_try')}</a>
      </p>
    </Part>
  );
}
