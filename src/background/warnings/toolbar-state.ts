/** What the toolbar button shows for a tab. */
import { leads, serviceOf } from '../../domain/finding.ts';
import type { JudgedFinding } from '../../domain/finding.ts';
import type { ToolbarState } from '../../platform/extension/toolbar.ts';
import { translate } from '../../words/browser-words.ts';

/** The state of the button: the loudest leading finding decides; without one, mentions and links are counted. */
export function toolbarFor(judged: readonly JudgedFinding[]): ToolbarState {
  const speaking = judged.filter(({ loudness }) => loudness !== 'silent');
  const main = speaking.find(({ finding }) => leads(finding));
  if (main !== undefined) {
    const name = main.dossier?.service.name ?? '';
    const { finding } = main;
    const { kind } = finding;
    if (kind === 'own') return { state: 'mention', text: '✎', title: translate('toolbar_own') };
    if (kind === 'offer') return { state: 'notice', text: '◇', title: translate('toolbar_offer') };
    if (finding.kind === 'lookalike') {
      const key = finding.how === 'name' ? 'toolbar_lookalike_name' : 'toolbar_lookalike';
      return { state: 'mention', text: '◇', title: translate(key, name) };
    }
    return {
      state: main.loudness === 'alert' || main.loudness === 'notice' ? main.loudness : 'paused',
      text: '▲',
      title: translate('toolbar_listed', name),
    };
  }
  const named = new Set(speaking.map(({ finding }) => serviceOf(finding)));
  if (named.size > 0)
    return { state: 'mention', text: String(named.size), title: translate('toolbar_mention', named.size) };
  if (judged.some(({ reason }) => reason.key === 'reason_paused_site'))
    return { state: 'paused', text: '', title: translate('toolbar_paused') };
  return { state: 'clear', text: '', title: translate('extension_name') };
}
