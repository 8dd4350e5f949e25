import { sayCount, sayList } from '../../../platform/words.ts';
import type { Path } from '../../contract/learning-path.ts';
import { type Curriculum, findLesson } from '../lessons/curriculum.ts';
import { testOfPath } from '../training/learning-stage.ts';
import { scenariosAsked } from '../training/test-attempt.ts';
import type { TrainingSettings } from '../training/training-settings.ts';
import type { Renewal } from './certificate-renewal.ts';

/** How much certifying again asks, so that nobody puts it off for fear of the whole path. */
export type RenewalWork = { steps: number; scenarios: number; minutes: number };

export function renewalWork(
  renewal: Renewal,
  path: Path,
  curriculum: Curriculum,
  settings: TrainingSettings,
): RenewalWork {
  const steps = renewal.steps.map(({ lessonId, step }) => {
    const lesson = findLesson(curriculum, lessonId);
    return lesson?.kind === 'lesson' ? (lesson.steps[step]?.minutes ?? 0) : 0;
  });
  const set = testOfPath(curriculum, path);
  const whole = set === undefined ? 0 : scenariosAsked(set, settings).asked;
  const changed = Math.min(renewal.scenarioIds.length, whole);
  const scenarios = renewal.freshTest ? whole : changed;
  const each = set === undefined || whole === 0 ? 0 : set.minutes / whole;
  const minutes = steps.reduce((sum, one) => sum + one, 0) + scenarios * each;
  return { steps: steps.length, scenarios, minutes: Math.max(1, Math.ceil(minutes)) };
}

/** "2 steps and 6 scenarios, about 8 minutes". */
export function sayRenewalWork({ steps, scenarios, minutes }: RenewalWork): string {
  const parts = [
    steps === 0 ? '' : sayCount(steps, 'step'),
    scenarios === 0 ? '' : sayCount(scenarios, 'scenario'),
  ].filter((part) => part !== '');
  const what = parts.length === 0 ? 'nothing new' : sayList(parts);
  return `${what}, about ${sayCount(minutes, 'minute')}`;
}
