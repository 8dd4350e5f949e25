import type { ConstraintKind } from '../constraints/constraint.ts';

export const questionNames = ['manual-work', 'changed-workflow', 'knowledge', 'feedback'] as const;
export type QuestionName = (typeof questionNames)[number];

export type Question = {
  name: QuestionName;
  title: string;
  asks: string;
  help: string;
  /** The kind of constraint that an honest answer usually turns into. */
  leadsTo: ConstraintKind;
};

/** The framework's four questions, in its order and as nearly as possible in its words. */
export const questions: readonly Question[] = [
  {
    name: 'manual-work',
    title: 'Manual work',
    asks: 'What manual work did the pilot team do that won’t scale?',
    help: 'Providing context, reviewing quality, correcting errors. Hours per week help most.',
    leadsTo: 'manual-work',
  },
  {
    name: 'changed-workflow',
    title: 'Changed workflow',
    asks: 'Which parts of the workflow were modified to fit the AI, and were the modifications documented?',
    help: 'Say what was done differently, and link to the page that describes it if there is one.',
    leadsTo: 'undocumented-change',
  },
  {
    name: 'knowledge',
    title: 'Institutional knowledge',
    asks: 'What institutional knowledge did the pilot team have that new users won’t?',
    help: 'What people knew by heart: exceptions, history, whom to ask. Name the person who knows.',
    leadsTo: 'institutional-knowledge',
  },
  {
    name: 'feedback',
    title: 'Feedback',
    asks: 'What feedback mechanisms kept the system improving, and will they work at scale?',
    help: 'How errors were noticed and who acted on them. Would it still work with ten teams?',
    leadsTo: 'missing-feedback',
  },
];

export function questionOf(name: QuestionName): Question {
  const question = questions.find((candidate) => candidate.name === name);
  if (question === undefined) throw new RangeError(`No question is called ${name}.`);
  return question;
}
