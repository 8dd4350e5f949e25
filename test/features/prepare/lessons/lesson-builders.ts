import {
  buildCurriculum,
  type Curriculum,
} from '../../../../src/features/prepare/lessons/curriculum.ts';
import {
  choices,
  parseVersion,
  type ReadingLesson,
  type Scenario,
  type ScenarioSet,
  type Version,
} from '../../../../src/features/prepare/lessons/lesson.ts';

export function version(text: string): Version {
  const parsed = parseVersion(text);
  if (parsed === undefined) throw new Error(`${text} is no version`);
  return parsed;
}

export function aScenario(values: Partial<Scenario> & { id: string }): Scenario {
  return {
    title: 'The late parcel',
    work: 'support replies',
    situation: 'A customer asks where her parcel is.',
    right: 'use',
    explanations: {
      use: 'The date is in front of you.',
      'do-not': 'Nothing speaks against it.',
      'check-how': 'There is nothing left to check.',
    },
    changedIn: undefined,
    line: 1,
    ...values,
  };
}

/** `perChoice` scenarios for each of the three right answers: use-1, do-not-1, check-how-1, use-2 ... */
export function scenarios(perChoice: number, prefix = ''): Scenario[] {
  return Array.from({ length: perChoice }, (_, index) =>
    choices.map((right) => aScenario({ id: `${prefix}${right}-${index + 1}`, right })),
  ).flat();
}

export function aLesson(values: Partial<ReadingLesson> = {}): ReadingLesson {
  return {
    id: 'why-we-change',
    title: 'Why we change',
    version: version('1.0'),
    kind: 'lesson',
    path: 'member',
    order: 1,
    minutes: 4,
    entries: [],
    source: { file: 'why.md', lines: { id: 2, order: 7, minutes: 8 } },
    steps: [
      { title: 'What changes', minutes: 1, text: 'Some drafts come sooner.', changedIn: undefined },
      { title: 'What stays', minutes: 3, text: 'You answer for it.', changedIn: undefined },
    ],
    ...values,
  };
}

export function aScenarioSet(values: Partial<ScenarioSet> = {}): ScenarioSet {
  return {
    id: 'judgement',
    title: 'Your judgement',
    version: version('1.0'),
    kind: 'scenario set',
    path: 'member',
    order: 2,
    minutes: 6,
    entries: [],
    source: { file: 'judgement.md', lines: { id: 2, order: 7, minutes: 8 } },
    introduction: 'You decide before you start.',
    scenarios: scenarios(6),
    ...values,
  };
}

/** Member: a lesson of 1 + 3 minutes, a test of 6. Champion: those and a lesson of 1 + 3 minutes. */
export function aCurriculum(
  member: ReadingLesson = aLesson(),
  set: ScenarioSet = aScenarioSet(),
  champion: ReadingLesson = aLesson({ id: 'supporting-a-team', path: 'champion' }),
): Curriculum {
  const built = buildCurriculum([member, set, champion]);
  if (Array.isArray(built)) throw new Error(built.map((problem) => problem.text).join('\n'));
  return built;
}
