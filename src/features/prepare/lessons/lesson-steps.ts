import { sayCount } from '../../../platform/words.ts';
import {
  compareVersions,
  LESSON_TEXT_LIMIT,
  parseVersion,
  STEP_MINUTES_LIMIT,
  STEP_TEXT_LIMIT,
  type Step,
  TITLE_LIMIT,
  type Version,
  versionText,
} from './lesson.ts';
import type { FrontMatter } from './lesson-front-matter.ts';
import { type Body, type BodyPart, type Report, textOf } from './lesson-lines.ts';

export function readSteps(
  body: Body,
  matter: FrontMatter,
  report: Report,
): { kind: 'lesson'; steps: Step[] } {
  const stray = body.introduction.find((line) => line.text !== '');
  if (stray !== undefined) {
    report(
      stray.number,
      'This text comes before the first step. Begin a step with `## Its title (3 min)`.',
    );
  }
  if (body.parts.length === 0) {
    report(matter.endsAt, 'The lesson has no step. Begin one with `## Its title (3 min)`.');
  }
  const steps = body.parts.map((part) => readStep(part, matter.version?.value, report));
  const minutes = steps.reduce((sum, step) => sum + step.minutes, 0);
  if (matter.minutes !== undefined && minutes !== matter.minutes.value && minutes > 0) {
    report(
      matter.minutes.line,
      `The lesson says ${sayCount(matter.minutes.value, 'minute')} and its steps add up to ${minutes}. Make them match.`,
    );
  }
  const length = steps.reduce((sum, step) => sum + step.text.length, 0);
  if (length > LESSON_TEXT_LIMIT) {
    report(
      matter.endsAt,
      tooLong('The lesson', length, LESSON_TEXT_LIMIT, 'Split it into two lessons.'),
    );
  }
  return { kind: 'lesson', steps };
}

function readStep(part: BodyPart, version: Version | undefined, report: Report): Step {
  const { number: line, text: heading } = part.heading;
  const match = /^(.*?)\s*\((\d{1,3}) min(?:, changed (\S+))?\)$/.exec(heading);
  const title = match?.[1] ?? heading;
  const minutes = Number(match?.[2] ?? 0);
  const text = textOf(part.lines);
  if (match === null) {
    report(line, 'The step does not say how long it takes. Write `## Its title (3 min)`.');
  }
  if (match !== null && minutes === 0) report(line, 'A step takes at least 1 minute.');
  if (minutes > STEP_MINUTES_LIMIT) {
    report(
      line,
      `This step takes ${minutes} minutes. Split it: a step takes at most ${STEP_MINUTES_LIMIT}.`,
    );
  }
  reportTitle(title, line, report);
  if (text === '') report(line, 'This step has no text.');
  if (text.length > STEP_TEXT_LIMIT) {
    report(line, tooLong('This step', text.length, STEP_TEXT_LIMIT, 'Split it into two steps.'));
  }
  return { title, minutes, text, changedIn: readChangedIn(match?.[3], line, version, report) };
}

export function readChangedIn(
  text: string | undefined,
  line: number,
  version: Version | undefined,
  report: Report,
): Version | undefined {
  if (text === undefined) return undefined;
  const changedIn = parseVersion(text);
  if (changedIn === undefined) {
    report(
      line,
      `"changed ${text}" is not a version. Write a major and a minor number: changed 2.0.`,
    );
  } else if (version !== undefined && compareVersions(changedIn, version) > 0) {
    report(
      line,
      `This changed in ${text}, but the file is only at version ${versionText(version)}.`,
    );
  }
  return changedIn;
}

export function reportTitle(title: string, line: number, report: Report): void {
  if (title === '') report(line, 'This heading has no title.');
  if (title.length > TITLE_LIMIT) {
    report(line, tooLong('This title', title.length, TITLE_LIMIT, 'Make it shorter.'));
  }
}

export function tooLong(what: string, length: number, limit: number, advice: string): string {
  return `${what} has ${length} characters, and the limit is ${limit}. ${advice}`;
}
