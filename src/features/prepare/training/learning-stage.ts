import type { Path } from '../../contract/learning-path.ts';
import { type Curriculum, lessonsOfPath } from '../lessons/curriculum.ts';
import type { ReadingLesson, Scenario, ScenarioSet } from '../lessons/lesson.ts';
import { finishedBefore, type LessonProgress, placeIn } from './progress.ts';
import {
  attemptStands,
  isAnswered,
  nextScenario,
  scenariosAsked,
  type TestAttempt,
} from './test-attempt.ts';
import type { TrainingSettings } from './training-settings.ts';

/** What decides where somebody goes on. */
export type LearningFacts<Attempt extends TestAttempt = TestAttempt> = {
  curriculum: Curriculum;
  /** The path that this person is to take; a champion's begins with everybody's. */
  path: Path;
  records: readonly LessonProgress[];
  /** The oldest first. */
  attempts: readonly Attempt[];
  settings: TrainingSettings;
  hasSaidAboutHelp: boolean;
  /** Paths whose certificate runs out and asks for one more judgement test. */
  testsDue: ReadonlySet<Path>;
  /** The day from which the next attempt at a test may begin, where that isn't today. */
  restsUntil(lessonId: string): Temporal.PlainDate | undefined;
};

export type Stage<Attempt extends TestAttempt = TestAttempt> =
  | { kind: 'step'; path: Path; lesson: ReadingLesson; step: number }
  | {
      kind: 'test-ahead';
      path: Path;
      set: ScenarioSet;
      /** The number that the next attempt gets. */
      number: number;
      asked: number;
      needed: number;
      /** The days of a certificate run out; nothing else has to be done again. */
      isRenewal: boolean;
      restsUntil: Temporal.PlainDate | undefined;
    }
  | { kind: 'scenario'; path: Path; set: ScenarioSet; attempt: Attempt; scenario: Scenario }
  | { kind: 'finished'; path: Path; asksAboutHelp: boolean; goesOn: boolean };

/** Where a person stands, whatever button they press: the same for a message, for Home and for a reminder. */
export function stageOf<Attempt extends TestAttempt>(
  facts: LearningFacts<Attempt>,
): Stage<Attempt> {
  const ahead: Path[] = facts.path === 'champion' ? ['member', 'champion'] : ['member'];
  for (const path of ahead) {
    const stage = openStage(path, facts);
    if (stage !== undefined) return stage;
  }
  return { kind: 'finished', path: facts.path, asksAboutHelp: false, goesOn: false };
}

function openStage<Attempt extends TestAttempt>(
  path: Path,
  facts: LearningFacts<Attempt>,
): Stage<Attempt> | undefined {
  const place = placeIn(facts.curriculum, path, facts.records);
  if (place.kind === 'step') return { ...place, path };
  if (place.kind === 'test') return testStage(path, place.set, facts, false);
  if (path === 'member' && !facts.hasSaidAboutHelp) {
    return { kind: 'finished', path, asksAboutHelp: true, goesOn: facts.path === 'champion' };
  }
  if (!facts.testsDue.has(path)) return undefined;
  const set = testOfPath(facts.curriculum, path);
  return set === undefined ? undefined : testStage(path, set, facts, true);
}

function testStage<Attempt extends TestAttempt>(
  path: Path,
  set: ScenarioSet,
  facts: LearningFacts<Attempt>,
  isRenewal: boolean,
): Stage<Attempt> {
  const own = facts.attempts.filter((attempt) => attempt.lessonId === set.id);
  const last = own.at(-1);
  if (last !== undefined && !isAnswered(last) && attemptStands(last, set)) {
    const scenario = nextScenario(last, set);
    if (scenario !== undefined) return { kind: 'scenario', path, set, attempt: last, scenario };
  }
  const before = isRenewal ? undefined : finishedBefore(set, facts.records);
  const { asked, needed } = scenariosAsked(set, facts.settings, before);
  return {
    ...{ kind: 'test-ahead', path, set, number: own.length + 1, asked, needed, isRenewal },
    restsUntil: facts.restsUntil(set.id),
  };
}

/** The judgement test of a path; a champion path without one is renewed by everybody's. */
export function testOfPath(curriculum: Curriculum, path: Path): ScenarioSet | undefined {
  const sets = lessonsOfPath(curriculum, path).filter((lesson) => lesson.kind === 'scenario set');
  return sets.findLast((set) => set.path === path) ?? sets.at(-1);
}
