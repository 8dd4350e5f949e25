import {
  type AskedItem,
  scoredItems,
} from '../../../../src/features/expand/readiness/readiness-answer.ts';
import { readinessSteps } from '../../../../src/features/expand/readiness/readiness-form.view.ts';
import type { Person } from '../../../../src/practice/person.ts';
import type { World } from '../../../support/world.ts';

type Form = Parameters<Person['fill']>[0];

const MUSTS: Partial<Record<AskedItem, string>> = {
  'data-rules': 'Is it clear which data may go into it, and which may not?',
};
const questionOf = (item: AskedItem) =>
  MUSTS[item] ??
  `${scoredItems[item as keyof typeof scoredItems].asks} (${scoredItems[item as keyof typeof scoredItems].weight} points)`;

export const NOTHING_ELSE = {
  'What else happens in those weeks?': 'Nothing else happens: those weeks are calm',
};

/** Each page with everything answered with yes, and something that shows it. */
export const YES_BY_STEP: readonly Form[] = readinessSteps.map(({ items }) =>
  Object.fromEntries([
    ...(items.includes('data-rules') ? [['Who owns these rules', 'Olga Ivanova']] : []),
    ...items.map((item) => [questionOf(item), 'Yes']),
    ...items.map((_, index) => [
      index === 0 ? 'What shows it' : `What shows it #${index + 1}`,
      'https://wiki.example/claims',
    ]),
  ]),
);

/** Goes over the pages up to the one about what else happens; `change` is what is answered otherwise. */
export async function answerQuestions(person: Person, change: Form = {}) {
  let seen: Awaited<ReturnType<Person['submit']>> | undefined;
  for (const [index, page] of YES_BY_STEP.entries()) {
    const ofPage = Object.entries(change).filter(
      ([label]) => label in page && (index === 0 || !label.startsWith('What shows it')),
    );
    await person.fill({ ...page, ...Object.fromEntries(ofPage) });
    seen = await person.submit();
  }
  if (seen === undefined) throw new Error('There is no page.');
  return seen;
}

/** A person answers all questions for a team and says that nothing else happens. */
export async function answerAll(world: World, who: string, team: string, change: Form = {}) {
  const person = world.as(who);
  const opened = await person.command(`/champion ready ${team}`);
  if (opened.modal === undefined) throw new Error(opened.text);
  await answerQuestions(person, change);
  await person.fill(NOTHING_ELSE);
  const result = await person.submit();
  await person.close({ all: true });
  return result;
}
