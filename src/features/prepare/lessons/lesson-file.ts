import type { Lesson, Problem } from './lesson.ts';
import { readFrontMatter } from './lesson-front-matter.ts';
import { type Line, type Report, readBody, readLines } from './lesson-lines.ts';
import { readScenarioSet } from './lesson-scenarios.ts';
import { readSteps } from './lesson-steps.ts';

/** Reads one lesson file and names every mistake in it by its line; it never throws. */
export function parseLesson(
  fileName: string,
  contents: string | Uint8Array,
): { lesson: Lesson } | { problems: Problem[] } {
  const problems: Problem[] = [];
  const report: Report = (line, text) => {
    problems.push({ file: fileName, line, text });
  };
  const lines = readLines(contents, report);
  if (problems.length > 0) return { problems };
  const lesson = readLesson(fileName, lines, report);
  if (lesson === undefined || problems.length > 0) {
    return { problems: problems.sort((a, b) => a.line - b.line) };
  }
  return { lesson };
}

function readLesson(file: string, lines: readonly Line[], report: Report): Lesson | undefined {
  const matter = readFrontMatter(lines, report);
  if (matter === undefined) return undefined;
  const { id, title, version, kind, path, order, minutes, entries } = matter;
  const body = readBody(lines.slice(matter.endsAt), report);
  const content =
    kind?.value === 'scenario set'
      ? readScenarioSet(body, matter, report)
      : kind?.value === 'lesson' && readSteps(body, matter, report);
  if (!content || !id || !title || !version || !path || !order || !minutes) return undefined;
  return {
    id: id.value,
    title: title.value,
    version: version.value,
    path: path.value,
    order: order.value,
    minutes: minutes.value,
    entries,
    source: { file, lines: { id: id.line, order: order.line, minutes: minutes.line } },
    ...content,
  };
}
