import { assessmentCriteria } from '../../../../src/features/assess/assessment/assessment.criteria.ts';
import { assessmentObligations } from '../../../../src/features/assess/assessment/assessment.obligations.ts';
import { listWaitingFor } from '../../../../src/features/assess/assessment/witnesses.store.ts';
import { listOpenRollouts } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import type { UserId } from '../../../../src/platform/ids.ts';
import type { Person } from '../../../../src/practice/person.ts';
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

const TITLES = ['Manual work', 'Changed workflow', 'Institutional knowledge', 'Feedback'];

type Form = Record<string, string | readonly string[] | null>;

/** Goes over the four pages of the form, each with what is filled in on it; stops where something is refused. */
export async function sendAnswers(person: Person, form: Form) {
  let seen: Awaited<ReturnType<Person['submit']>> | undefined;
  for (const [index, title] of TITLES.entries()) {
    const isOfPage = ([label]: [string, unknown]) =>
      label === ASKS[index] || label.startsWith(`${title}: `);
    await person.fill(Object.fromEntries(Object.entries(form).filter(isOfPage)));
    seen = await person.submit();
    if (seen.errors !== undefined) return seen;
  }
  if (seen === undefined) throw new Error('There is no page.');
  return seen;
}

const ASKS = [
  MANUAL,
  'Which parts of the workflow were modified to fit the AI, and were the modifications documented?',
  'What institutional knowledge did the pilot team have that new users won’t?',
  'What feedback mechanisms kept the system improving, and will they work at scale?',
];

/** All four, told apart by their titles. */
export function onEverything(holds: 'Yes' | 'Partly' | 'No') {
  return Object.fromEntries(
    TITLES.flatMap((title, index) => [
      [ASKS[index], `What ${title.toLowerCase()} took, week after week.`],
      [`${title}: what shows it`, `14 hours a week, as counted for ${title.toLowerCase()}`],
      [`${title}: would it hold without us?`, holds],
      [`${title}: how sure are you?`, 'Fairly sure'],
    ]),
  );
}

/** Everyone who is asked says of each answer that it is so. */
export async function confirmEverything(running: World): Promise<void> {
  for (const name of ['Heike Sommer', 'Tom Albrecht', 'Finn Petersen', 'Lena Hartmann']) {
    const person = running.as(name);
    let left = listWaitingFor(readingOf(running), person.id as UserId).length;
    if (left === 0) continue;
    await person.command('/rollout assessment');
    await person.press('Read and say');
    for (; left > 0; left -= 1) await person.press('Yes, that is so');
    await person.close({ all: true });
  }
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
