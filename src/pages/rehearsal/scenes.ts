/** Every scene of the rehearsal page, with the grades and the view it needs. */
import type { Grade } from '../../domain/model.ts';
import { DEFAULT_PREFERENCES } from '../../domain/policy/preferences.ts';
import type { WarningView } from '../../messages/warning.ts';
import { sampleFinding, sampleView } from './samples.ts';

export const SCENES = [
  'alert',
  'notice',
  'alone',
  'overdue',
  'listing',
  'embedded',
  'offer',
  'lookalike',
  'own',
  'guard',
  'token',
  'mark',
] as const;
export type Scene = (typeof SCENES)[number];
export const isScene = (value: string | null): value is Scene => (SCENES as readonly (string | null)[]).includes(value);

/** The grades each scene is shown in: only those for which the rules allow its loudness. */
export const GRADES_OF: Readonly<Record<Scene, readonly Grade[]>> = {
  alert: ['A', 'B'],
  notice: ['A', 'B', 'C'],
  alone: ['A', 'B'],
  overdue: ['A', 'B'],
  listing: ['A', 'B', 'C'],
  embedded: ['A', 'B', 'C'],
  offer: ['A'],
  lookalike: ['A'],
  own: ['A'],
  guard: ['A', 'B', 'C'],
  token: ['A', 'B'],
  mark: ['A', 'B', 'C'],
};

/** The view of a scene as the background would send it. */
export function sceneView(scene: Scene, grade: Grade, barPosition: 'top' | 'bottom' = 'top'): WarningView {
  const preferences = { ...DEFAULT_PREFERENCES, barPosition };
  switch (scene) {
    case 'alert':
      return sampleView(sampleFinding('listed', grade, 'alert'), [], preferences);
    case 'notice':
    case 'guard':
    case 'token':
      return sampleView(sampleFinding('listed', grade), [], preferences);
    case 'mark':
      return sampleView(undefined, [sampleFinding('link', grade)], preferences);
    case 'alone':
    case 'overdue':
    case 'listing':
    case 'embedded':
    case 'offer':
    case 'lookalike':
    case 'own':
      return sampleView(sampleFinding(scene, grade), [], preferences);
  }
}
