import { useEffect, useRef, useState } from 'preact/hooks';
import type { Grade } from '../../domain/model.ts';
import { Button } from '../../ui/Button.tsx';
import { GradeLine } from '../../ui/GradeLine.tsx';
import { gradeKey } from '../../words/keys.ts';
import themes from '../../ui/themes.css?inline';
import { useWords } from '../../ui/words.ts';
import type { SendOf } from '../../messages/messages.ts';
import type { Words } from '../../words/words.ts';
import { Masthead } from '../Masthead.tsx';
import { mountWarning } from '../../warning/mount.tsx';
import type { Send } from '../../warning/answers.ts';
import type { Mounted } from '../../warning/mount.tsx';
import { GRADES_OF, SCENES, sceneView } from './scenes.ts';
import type { Scene } from './scenes.ts';
import { SAMPLE_HOST } from './samples.ts';

interface Wish {
  readonly scene: Scene | undefined;
  readonly grade: Grade;
  readonly theme: 'light' | 'dark' | undefined;
  readonly position: 'top' | 'bottom';
  /** Opens the layer's shadow root, so that accessibility checks can look into it. */
  readonly open: boolean;
}

/** How the warnings open other pages. */
interface Open {
  readonly checklist: (platform: string | undefined) => void;
  readonly document: (url: string, behind: boolean) => void;
}

/**
 * Whether a case names what is found in the scene. An offer, a look-alike and the reader's own mark have no case and so
 * no grade.
 */
const namesCase = (scene: Scene): boolean => scene !== 'offer' && scene !== 'lookalike' && scene !== 'own';

const THEMES = ['system', 'light', 'dark'] as const;

/**
 * Shows every warning on invented services. The warnings are the real ones, but their messages do not reach the
 * background.
 */
export function App({ wish, open }: { readonly wish: Wish; readonly open: Open }) {
  const words = useWords();
  const { say } = words;
  const [theme, setTheme] = useState(wish.theme);
  const mounted = useRef<Mounted | undefined>(undefined);
  const show = (scene: Scene, grade: Grade): void => {
    mounted.current?.close();
    mounted.current = mount(scene, grade, { ...wish, theme }, words, open, () => mounted.current?.close());
  };
  useEffect(() => {
    if (theme === undefined) delete document.body.dataset['theme'];
    else document.body.dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => {
    if (wish.scene !== undefined) show(wish.scene, wish.grade);
    return () => mounted.current?.close();
  }, []);
  return (
    <div class="page__column rehearsal">
      <Masthead />
      <h1>{say('rehearsal_title')}</h1>
      <p class="lede">{say('rehearsal_intro')}</p>
      <label class="rehearsal__theme">
        {say('rehearsal_theme')}
        <select
          value={theme ?? 'system'}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setTheme(value === 'light' || value === 'dark' ? value : undefined);
          }}
        >
          {THEMES.map((each) => (
            <option key={each} value={each}>
              {say(`rehearsal_theme_${each}`)}
            </option>
          ))}
        </select>
      </label>
      <ul class="rehearsal__scenes">
        {SCENES.map((scene) => (
          <li key={scene}>
            <h2>{say(`rehearsal_${scene}`)}</h2>
            <ul>
              {GRADES_OF[scene].map((grade) => (
                <li key={grade} data-scene={scene} data-grade={grade}>
                  {namesCase(scene) ? (
                    <GradeLine grade={grade} />
                  ) : (
                    <span class="sentence">{say('ui_short_no_case')}</span>
                  )}
                  <Button
                    label={
                      `${say('rehearsal_show')}: ${say(`rehearsal_${scene}`)}, ` +
                      `${say(namesCase(scene) ? gradeKey(grade) : 'ui_short_no_case')}`
                    }
                    onPress={() => show(scene, grade)}
                  >
                    {say('rehearsal_show')}
                  </Button>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <section class="rehearsal__page" aria-label={say('rehearsal_page')}>
        <p class="kicker">
          <span>{say('rehearsal_example')}</span>
          <bdi class="kicker__host">{SAMPLE_HOST}</bdi>
        </p>
        <p>
          <a href={`https://${SAMPLE_HOST}/`} target="_blank" rel="noreferrer noopener">
            {say('rehearsal_sample_link')}
          </a>
        </p>
        <form onSubmit={(event) => event.preventDefault()}>
          <label>
            {say('rehearsal_password')}
            <input type="password" autoComplete="off" id="sample-password" />
          </label>
        </form>
      </section>
    </div>
  );
}

function mount(
  scene: Scene,
  grade: Grade,
  { position, theme, open }: Wish,
  words: Words,
  opens: Open,
  close: () => void,
): Mounted {
  const send: Send = (name, payload) => {
    if (name === 'warning/leave') close();
    if (name === 'warning/open') opens.checklist((payload as SendOf<'warning/open'>).id);
    if (name === 'warning/document') {
      const { url, behind } = payload as SendOf<'warning/document'>;
      opens.document(url, behind);
    }
    return Promise.resolve();
  };
  // The content security policy of extension pages forbids style elements, so use a constructed style sheet. Trust the
  // script-made paste event below.
  const trust = (event: Event): boolean => event.isTrusted || event.type === 'beforeinput';
  const warning = mountWarning(sceneView(scene, grade, position), {
    doc: document,
    send,
    words,
    trust,
    constructed: true,
    open,
    ...(theme === undefined ? {} : { theme, themes }),
  });
  if (scene === 'mark') document.querySelector('.rehearsal__page')?.scrollIntoView({ block: 'nearest' });
  const password = document.getElementById('sample-password');
  if (scene === 'guard') password?.focus();
  // Send a `beforeinput` event: a script-made paste event carries no data in Firefox.
  if (scene === 'token')
    password?.dispatchEvent(
      new InputEvent('beforeinput', {
        inputType: 'insertFromPaste',
        data: `EAA${'Example0'.repeat(6)}`,
        bubbles: true,
        cancelable: true,
        composed: true,
      }),
    );
  return warning;
}
