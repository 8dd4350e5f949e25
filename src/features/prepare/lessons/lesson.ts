import type { Path } from '../../contract/learning-path.ts';
export const lessonKinds = ['lesson', 'scenario set'] as const;
export type LessonKind = (typeof lessonKinds)[number];

/** What a person can decide about a piece of work: the three answers to every scenario. */
export const choices = ['use', 'do-not', 'check-how'] as const;
export type Choice = (typeof choices)[number];

export const choiceTitles: Record<Choice, string> = {
  use: 'Use it',
  'do-not': 'Do not',
  'check-how': 'Check how',
};

export const STEP_MINUTES_LIMIT = 5;
/** One Slack section holds 3,000 characters; all markdown of one message together holds 12,000. */
export const STEP_TEXT_LIMIT = 3000;
export const LESSON_TEXT_LIMIT = 12_000;
/** An attempt shows a situation with all its explanations at once, so each part stays short. */
export const SITUATION_LIMIT = 1500;
export const EXPLANATION_LIMIT = 600;
export const TITLE_LIMIT = 75;

/** A major version changes what is right; a minor one only how it is said. */
export type Version = { major: number; minor: number };

export type Step = {
  title: string;
  minutes: number;
  /** Standard Markdown, as Slack's markdown block shows it. */
  text: string;
  /** The version that last changed what this step says; undefined since the first. */
  changedIn: Version | undefined;
};

export type Scenario = {
  id: string;
  title: string;
  /** The kind of office work: "support replies". */
  work: string;
  situation: string;
  right: Choice;
  explanations: Record<Choice, string>;
  changedIn: Version | undefined;
  line: number;
};

/** Where a lesson was read, so that a mistake found later can still be named by file and line. */
type LessonSource = {
  file: string;
  lines: { id: number; order: number; minutes: number };
};

type LessonBasics = {
  id: string;
  title: string;
  version: Version;
  path: Path;
  order: number;
  minutes: number;
  /** Names of Intelligence Core entries that this lesson teaches. */
  entries: readonly string[];
  source: LessonSource;
};

export type ReadingLesson = LessonBasics & { kind: 'lesson'; steps: readonly Step[] };
export type ScenarioSet = LessonBasics & {
  kind: 'scenario set';
  introduction: string;
  scenarios: readonly Scenario[];
};
export type Lesson = ReadingLesson | ScenarioSet;

/** A mistake in a lesson file, in a sentence that says how to put it right. */
export type Problem = { file: string; line: number; text: string };

export function parseVersion(text: string): Version | undefined {
  const match = /^(\d{1,4})\.(\d{1,4})$/.exec(text);
  if (match === null) return undefined;
  const major = Number(match[1]);
  return major === 0 ? undefined : { major, minor: Number(match[2]) };
}

export function versionText(version: Version): string {
  return `${version.major}.${version.minor}`;
}

export function compareVersions(a: Version, b: Version): number {
  return a.major - b.major || a.minor - b.minor;
}

/** The places of the steps that a person who knows version `since` has yet to read. */
export function stepsSince(lesson: ReadingLesson, since: Version | undefined): number[] {
  const all = lesson.steps.map((_, index) => index);
  if (since === undefined) return all;
  const changed = all.filter((index) => isLater(lesson.steps[index]?.changedIn, since));
  return changed.length > 0 ? changed : all;
}

/** The scenarios that a person who passed version `since` has yet to judge. */
export function scenariosSince(set: ScenarioSet, since: Version | undefined): readonly Scenario[] {
  if (since === undefined) return set.scenarios;
  const changed = set.scenarios.filter((scenario) => isLater(scenario.changedIn, since));
  return changed.length > 0 ? changed : set.scenarios;
}

function isLater(changedIn: Version | undefined, since: Version): boolean {
  return changedIn !== undefined && compareVersions(changedIn, since) > 0;
}

export type LessonVersion = { lessonId: string; version: Version };

/** When a version of a lesson came into force here: when this installation first read it. */
export type LessonRelease = LessonVersion & { releasedAt: Temporal.Instant };
