import { assessmentCriteria } from '../../../../src/features/assess/assessment/assessment.criteria.ts';
import { assessmentObligations } from '../../../../src/features/assess/assessment/assessment.obligations.ts';
import { listOpenRollouts } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import { contextIn } from '../../../support/requests.ts';
import type { World } from '../../../support/world.ts';

export const MANUAL = 'What manual work did the pilot team do that won’t scale?';

/** One question's answer, as its form is filled in. */
export function onManualWork(change: Record<string, string | readonly string[] | null> = {}) {
  return {
    [MANUAL]: 'Tom read every draft before it was sent.',
    'Manual work: what shows it': '6 hours a week of review',
    'Manual work: would it hold without us?': 'No',
    'Manual work: how sure are you?': 'Sure',
    ...change,
  };
}

/** All four, told apart by their titles. */
export function onEverything(holds: 'Yes' | 'Partly' | 'No') {
  const asks = {
    'Manual work': MANUAL,
    'Changed workflow':
      'Which parts of the workflow were modified to fit the AI, and were the modifications documented?',
    'Institutional knowledge':
      'What institutional knowledge did the pilot team have that new users won’t?',
    Feedback: 'What feedback mechanisms kept the system improving, and will they work at scale?',
  };
  return Object.fromEntries(
    Object.entries(asks).flatMap(([title, question]) => [
      [question, `What ${title.toLowerCase()} took.`],
      [`${title}: what shows it`, 'https://wiki.example.com/pilot'],
      [`${title}: would it hold without us?`, holds],
      [`${title}: how sure are you?`, 'Fairly sure'],
    ]),
  );
}

export const readingOf = (running: World) => {
  const rollout = listOpenRollouts(running.database)[0]!;
  return contextIn(running, rollout.id, rollout.timeZone);
};
export const owedBy = (running: World, personId: string) =>
  assessmentObligations(readingOf(running))
    .filter((one) => one.personId === (personId as UserId))
    .map((one) => one.text);
export const verdicts = (running: World) => {
  const reading = readingOf(running);
  const gate = { kind: 'phase', rolloutId: reading.rolloutId, leaving: 'assessment' } as const;
  return assessmentCriteria.map((one) => one.judge(reading, gate, 0).verdict);
};
