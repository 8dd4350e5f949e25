import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildCurriculum, type Curriculum, type OwnLessons, replaceLessons } from './curriculum.ts';
import type { Lesson, Problem } from './lesson.ts';
import { parseLesson } from './lesson-file.ts';

const SHIPPED_FOLDER = join(import.meta.dirname, 'curriculum');

let shipped: Curriculum | undefined;

/** Our own lessons, read once: they change only with a new version of the product. */
export function getShippedCurriculum(): Curriculum {
  if (shipped !== undefined) return shipped;
  const found = findCurriculum();
  if ('problems' in found) throw new Error(found.problems.map(({ text }) => text).join('\n'));
  shipped = found.curriculum;
  return shipped;
}

/** What tells whether a folder holds something else than before: names, sizes and times of its files. */
export function findFolderMark(folder: string): string {
  try {
    return lessonFilesIn(folder)
      .map((name) => {
        const { size, mtimeMs } = statSync(join(folder, name));
        return `${name} ${size} ${mtimeMs}`;
      })
      .join('\n');
  } catch {
    return 'unreadable';
  }
}

/** The curriculum that is in use, or every mistake in the customer's folder by file and line. */
export function findCurriculum(
  ownLessons?: OwnLessons,
): { curriculum: Curriculum } | { problems: Problem[] } {
  const nothing = { lessons: [], problems: [] };
  const shipped = ownLessons?.use === 'replace' ? nothing : listLessons(SHIPPED_FOLDER);
  const own = ownLessons === undefined ? nothing : listLessons(ownLessons.folder);
  const problems = [...shipped.problems, ...own.problems];
  if (problems.length > 0) return { problems };
  const lessons = replaceLessons(shipped.lessons, own.lessons);
  const built = buildCurriculum(lessons);
  return Array.isArray(built) ? { problems: built } : { curriculum: built };
}

/** Reads the Markdown files of a folder, a README excepted. */
function listLessons(folder: string): { lessons: Lesson[]; problems: Problem[] } {
  const lessons: Lesson[] = [];
  const problems: Problem[] = [];
  for (const file of namesIn(folder, problems)) {
    const read = readLessonFile(join(folder, file));
    if ('lesson' in read) lessons.push(read.lesson);
    else problems.push(...read.problems);
  }
  if (lessons.length === 0 && problems.length === 0) {
    problems.push({
      file: folder,
      line: 1,
      text: 'The folder has no lessons: it has no file ending in .md.',
    });
  }
  return { lessons, problems };
}

function namesIn(folder: string, problems: Problem[]): string[] {
  try {
    return lessonFilesIn(folder);
  } catch {
    problems.push({ file: folder, line: 1, text: "The folder can't be read. Check its path." });
    return [];
  }
}

function lessonFilesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && name.toLowerCase() !== 'readme.md')
    .sort();
}

function readLessonFile(path: string): ReturnType<typeof parseLesson> {
  const file = basename(path);
  try {
    return parseLesson(file, readFileSync(path));
  } catch {
    return {
      problems: [{ file, line: 1, text: "The file can't be read. Check who may read it." }],
    };
  }
}
