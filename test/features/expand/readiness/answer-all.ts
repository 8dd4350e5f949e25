import {
  askedMustHaves,
  scoredItemNames,
  scoredItems,
} from '../../../../src/features/expand/readiness/readiness-answer.ts';
import type { Person } from '../../../../src/practice/person.ts';
import type { World } from '../../../support/world.ts';

type Form = Parameters<Person['fill']>[0];

const QUESTIONS = [
  'Has the team’s sponsor agreed to it taking part?',
  'Is it clear which data may go into it, and which may not?',
  ...scoredItemNames.map(
    (item) => `${scoredItems[item].asks} (${scoredItems[item].weight} points)`,
  ),
];
const ITEMS = askedMustHaves.length + scoredItemNames.length;

/** Everything answered with yes, each with something that shows it. */
export const ALL_YES: Form = Object.fromEntries([
  ...QUESTIONS.map((question) => [question, 'Yes']),
  ...Array.from({ length: ITEMS }, (_, index) => [
    index === 0 ? 'What shows it' : `What shows it #${index + 1}`,
    'https://wiki.example/claims',
  ]),
]);

/** A person answers all questions for a team and says that nothing else happens. */
export async function answerAll(world: World, who: string, team: string, change: Form = {}) {
  const person = world.as(who);
  const opened = await person.command(`/champion ready ${team}`);
  if (opened.modal === undefined) throw new Error(opened.text);
  await person.fill({ ...ALL_YES, ...change });
  await person.submit();
  const result = await person.submit();
  await person.close({ all: true });
  return result;
}
