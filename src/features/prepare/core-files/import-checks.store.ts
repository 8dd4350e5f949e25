/* What is wrong with files beyond each one's own words: owners, names that are taken, people's entries. */
import type { Database } from '../../../platform/database.ts';
import type { RolloutId, UserId } from '../../../platform/ids.ts';
import { type Person, peopleFinder } from '../../../platform/slack/directory.ts';
import { sayCount, sayList } from '../../../platform/words.ts';
import { listConstraints } from '../../assess/constraints/constraints.store.ts';
import { listEntries } from '../core/entries.store.ts';
import { type Entry, slugOf, titleOf, workflowKey } from '../core/entry.ts';
import { type EntryProblem, entryProblems, sayEntryProblem } from '../core/entry-problem.ts';
import { getCurriculumOf } from '../lessons/lessons.store.ts';
import type { EntryFile } from './entry-file.ts';
import type { FileMistake } from './file-entry.ts';

/** Whose entry a file is, or what is wrong with what it says of its owner. */
export function findOwner(
  named: (typed: string) => Person[],
  { path, entry, lines }: EntryFile,
  instead: UserId | undefined,
): UserId | FileMistake {
  const mistake = (text: string) => ({ file: path, line: lines.owner ?? 1, text });
  if (entry.owner === undefined) {
    return (
      instead ?? mistake('Nobody owns it: write `owner: Mia Chen`, or import with --owner <who>.')
    );
  }
  const people = named(entry.owner).filter(({ isBot }) => !isBot);
  const here = people.filter(({ isDeactivated }) => !isDeactivated);
  const [only] = here;
  if (only !== undefined && here.length === 1) return only.userId;
  if (instead !== undefined) return instead;
  if (here.length > 1) {
    const ids = sayList(here.map(({ userId }) => userId));
    return mistake(
      `${sayCount(here.length, 'person', 'people')} are called "${entry.owner}": write the Slack id, ${ids}.`,
    );
  }
  if (people.length > 0) {
    return mistake(`"${entry.owner}" has left: name another owner, or import with --owner <who>.`);
  }
  const how = entry.owner.includes('@') && !entry.owner.startsWith('@') ? BY_MAIL : BY_NAME;
  return mistake(`I don't know "${entry.owner}": ${how}, or import with --owner <who>.`);
}

const BY_NAME = 'write the name as Slack shows it, or the Slack id';
const BY_MAIL =
  'no one here has this address (I see addresses only with the scope users:read.email), so write the name as Slack shows it';

/** Ids that two files claim, and titles that are there already in the same workflow. */
export function listClashes(
  database: Database,
  rolloutId: RolloutId,
  given: readonly EntryFile[],
): FileMistake[] {
  const ids = new Map<string, string>();
  const titles = new Map<string, { id: string; where: string }>();
  const own = new Set(given.map(({ entry }) => entry.id));
  const key = (workflow: string, title: string) =>
    `${workflowKey(workflow)}\n${workflowKey(title)}`;
  for (const entry of listEntries(database, rolloutId)) {
    if (own.has(entry.id) || entry.retired !== undefined) continue;
    titles.set(key(entry.workflow, titleOf(entry)), { id: entry.id, where: 'the Core' });
  }
  return given.flatMap(({ path, entry, lines }) => {
    const mistakes: FileMistake[] = [];
    const before = ids.get(entry.id);
    if (before === undefined) ids.set(entry.id, path);
    else {
      const text = `The id "${entry.id}" is that of ${before} too: give one of them another id.`;
      mistakes.push({ file: path, line: lines.id ?? 1, text });
    }
    if (entry.status === 'retired') return mistakes;
    const title = key(entry.workflow, entry.title);
    const twin = titles.get(title);
    if (twin === undefined) titles.set(title, { id: entry.id, where: path });
    else if (twin.id !== entry.id) {
      const text = `"${entry.title}" is there already for ${entry.workflow}, as ${twin.id} in ${twin.where}: give this one another title, or write into that entry.`;
      mistakes.push({ file: path, line: lines.title ?? 1, text });
    }
    return mistakes;
  });
}

/** What a form would refuse as well, at the line where it stands. */
export function textMistakes({ path, entry, lines }: EntryFile): FileMistake[] {
  return entryProblems(entry).map((problem) => ({
    file: path,
    line: lineOf(problem),
    text: sayEntryProblem(problem),
  }));

  function lineOf(problem: EntryProblem): number {
    switch (problem.kind) {
      case 'empty-title':
      case 'title-too-long':
        return lines.title ?? 1;
      case 'empty-workflow':
      case 'workflow-too-long':
        return lines.workflow ?? 1;
      case 'too-many-synonyms':
      case 'synonym-too-long':
        return lines.synonyms ?? 1;
      case 'unsafe-link': {
        const at = entry.body.split('\n').findIndex((line) => line.includes(problem.link));
        return lines.body + Math.max(0, at);
      }
      case 'empty-body':
      case 'body-too-long':
        return lines.body;
    }
  }
}

/** A published entry is taken back by retiring it, not by calling it a draft. */
export function statusMistake(file: EntryFile, ours: Entry | undefined): FileMistake | undefined {
  const { status } = file.entry;
  if (ours?.published === undefined || ours.retired !== undefined) return undefined;
  if (status === 'published' || status === 'retired') return undefined;
  return {
    file: file.path,
    line: file.lines.status ?? 1,
    text: `The entry is published, so it can't be called ${status}: write \`status: published\`, or \`status: retired\` to take it back.`,
  };
}

/** Constraints and lessons that files name and nobody knows yet; they are kept. */
export function listUnknownNames(
  database: Database,
  rolloutId: RolloutId,
  given: readonly EntryFile[],
): string[] {
  const constraints = new Set(listConstraints(database, rolloutId).map(({ text }) => slugOf(text)));
  const lessons = new Set(getCurriculumOf(database, rolloutId).lessons.map(({ id }) => id));
  return given.flatMap(({ path, entry, lines }) => [
    ...entry.constraints
      .filter((name) => !constraints.has(slugOf(name)))
      .map((name) => `${path}:${lines.constraints ?? 1}: the constraint "${name}"`),
    ...entry.lessons
      .filter((id) => !lessons.has(id))
      .map((id) => `${path}:${lines.lessons ?? 1}: the lesson "${id}"`),
  ]);
}

/** The person who takes entries whose owner nobody knows. */
export function findTaker(
  database: Database,
  typed: string,
): { userId: UserId } | { problem: string } {
  const people = peopleFinder(database)(typed).filter(
    ({ isBot, isDeactivated }) => !isBot && !isDeactivated,
  );
  const [only] = people;
  if (only !== undefined && people.length === 1) return { userId: only.userId };
  const problem =
    people.length > 1
      ? `${sayCount(people.length, 'person', 'people')} are called "${typed}": give --owner a Slack id.`
      : `I don't know "${typed}": give --owner a name as Slack shows it, an e-mail address or a Slack id.`;
  return { problem };
}
