import { type Path, paths } from '../../contract/learning-path.ts';
import { choices, choiceTitles, type Lesson, type Problem, type Scenario } from './lesson.ts';

const PATH_MINUTES_LIMIT: Record<Path, number> = { member: 25, champion: 60 };
/** A person who fails once and tries again should not meet the same scenarios. */
const SCENARIOS_NEEDED = 12;

/** Lessons that fit together, each path in its order. */
export type Curriculum = { lessons: readonly Lesson[] };

/** Puts lessons together, or names every mistake that shows only when they stand side by side. */
export function buildCurriculum(lessons: readonly Lesson[]): Curriculum | Problem[] {
  const problems = [
    ...paths.flatMap((path) => problemsOfPath(path, lessons)),
    ...problemsOfLessonIds(lessons),
    ...problemsOfScenarios(lessons),
  ];
  if (problems.length > 0) return problems;
  const sorted = [...lessons].sort(
    (a, b) => paths.indexOf(a.path) - paths.indexOf(b.path) || a.order - b.order,
  );
  return { lessons: sorted };
}

/** A customer's lesson takes the place of the shipped one with the same id; the others are added. */
export function replaceLessons(shipped: readonly Lesson[], own: readonly Lesson[]): Lesson[] {
  const ownIds = new Set(own.map((lesson) => lesson.id));
  return [...shipped.filter((lesson) => !ownIds.has(lesson.id)), ...own];
}

/** A champion first takes the path that the team will take. */
export function lessonsOfPath(curriculum: Curriculum, path: Path): Lesson[] {
  return curriculum.lessons.filter((lesson) => lesson.path === 'member' || lesson.path === path);
}

export function minutesOfPath(lessons: readonly Lesson[], path: Path): number {
  return lessons
    .filter((lesson) => lesson.path === 'member' || lesson.path === path)
    .reduce((sum, lesson) => sum + lesson.minutes, 0);
}

export function findLesson(curriculum: Curriculum, lessonId: string): Lesson | undefined {
  return curriculum.lessons.find((lesson) => lesson.id === lessonId);
}

export function scenariosOf(lessons: readonly Lesson[]): Scenario[] {
  return lessons.flatMap((lesson) => (lesson.kind === 'scenario set' ? lesson.scenarios : []));
}

function problemsOfPath(path: Path, all: readonly Lesson[]): Problem[] {
  const lessons = all.filter((lesson) => lesson.path === path).sort((a, b) => a.order - b.order);
  const last = lessons.at(-1);
  if (last === undefined || lessons.every((lesson) => lesson.kind !== 'lesson')) {
    const file = last?.source.file ?? all[0]?.source.file ?? 'the folder';
    return [
      { file, line: 1, text: `The ${path} path has no lesson. Add a file with \`path: ${path}\`.` },
    ];
  }
  const problems: Problem[] = [];
  lessons.forEach((lesson, index) => {
    const before = lessons[index - 1];
    const at = { file: lesson.source.file, line: lesson.source.lines.order };
    if (before?.order === lesson.order) {
      const text = `Place ${lesson.order} in the ${path} path is taken by ${before.source.file}. Choose another.`;
      problems.push({ ...at, text });
    } else if (lesson.order !== (before?.order ?? 0) + 1) {
      const missing = (before?.order ?? 0) + 1;
      const text = `The ${path} path has no lesson in place ${missing}, and this one is in place ${lesson.order}. Close the gap.`;
      problems.push({ ...at, text });
    }
  });
  const minutes = minutesOfPath(all, path);
  if (minutes > PATH_MINUTES_LIMIT[path]) {
    const whole = path === 'champion' ? 'champion path, the member path included,' : 'member path';
    const text = `The ${whole} takes ${minutes} minutes, and the limit is ${PATH_MINUTES_LIMIT[path]}. Shorten this lesson or another one.`;
    problems.push({ file: last.source.file, line: last.source.lines.minutes, text });
  }
  return problems;
}

function problemsOfLessonIds(lessons: readonly Lesson[]): Problem[] {
  const fileOfId = new Map<string, string>();
  return lessons.flatMap((lesson) => {
    const { file, lines } = lesson.source;
    const first = fileOfId.get(lesson.id);
    if (first === undefined) {
      fileOfId.set(lesson.id, file);
      return [];
    }
    return [
      {
        file,
        line: lines.id,
        text: `The id \`${lesson.id}\` is taken by ${first}. Choose another.`,
      },
    ];
  });
}

function problemsOfScenarios(lessons: readonly Lesson[]): Problem[] {
  const problems: Problem[] = [];
  const fileOfId = new Map<string, string>();
  for (const lesson of lessons) {
    for (const { id, line } of scenariosOf([lesson])) {
      const first = fileOfId.get(id);
      if (first !== undefined && first !== lesson.source.file) {
        const text = `The scenario id \`${id}\` is taken in ${first}. Choose another.`;
        problems.push({ file: lesson.source.file, line, text });
      }
      fileOfId.set(id, first ?? lesson.source.file);
    }
  }
  const memberLessons = lessons.filter((lesson) => lesson.path === 'member');
  const scenarios = scenariosOf(memberLessons);
  const file =
    memberLessons.find((lesson) => lesson.kind === 'scenario set')?.source.file ??
    memberLessons[0]?.source.file ??
    'the folder';
  if (scenarios.length < SCENARIOS_NEEDED) {
    const text = `The member path has ${scenarios.length} judgement scenarios and needs at least ${SCENARIOS_NEEDED}, so that a second attempt can ask others.`;
    problems.push({ file, line: 1, text });
  }
  for (const choice of scenarios.length === 0 ? [] : choices) {
    if (scenarios.every((scenario) => scenario.right !== choice)) {
      const text = `"${choiceTitles[choice]}" is never the right answer in the member path. Add scenarios where it is.`;
      problems.push({ file, line: 1, text });
    }
  }
  return problems;
}

export const ownLessonsUses = ['extend', 'replace'] as const;
export type OwnLessonsUse = (typeof ownLessonsUses)[number];

/** A folder of the customer's: it extends the shipped curriculum, or replaces it as a whole. */
export type OwnLessons = { folder: string; use: OwnLessonsUse };
