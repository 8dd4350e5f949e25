/* The entries of the Core as far as lessons rest on them. */
import type { Database } from '../../../platform/database.ts';
import type { RolloutId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import { listEntries } from '../core/entries.store.ts';
import { type Entry, type EntryRevision, titleOf } from '../core/entry.ts';
import { edgeCaseDecision, splitSections } from '../core/entry-sections.ts';
import { listPublishedMajors } from '../core/published-majors.store.ts';
import type { TaughtEntry } from './core-additions.ts';
import { EXPLANATION_LIMIT, SITUATION_LIMIT, STEP_TEXT_LIMIT, TITLE_LIMIT } from './lesson.ts';

/** Published entries, and those that were; the same list for as long as nothing in the Core changes. */
export function listTaughtEntries(
  database: Database,
  rolloutId: RolloutId,
): readonly TaughtEntry[] {
  return remember(database, `taught entries ${rolloutId}`, () => {
    const majors = Map.groupBy(listPublishedMajors(database, rolloutId), ({ number }) => number);
    return listEntries(database, rolloutId).flatMap((entry) => {
      const { published } = entry;
      if (published === undefined) return [];
      return [taughtFrom(entry, published, majors.get(entry.number) ?? [])];
    });
  });
}

function taughtFrom(
  entry: Entry,
  published: EntryRevision,
  majors: readonly { major: number; at: Temporal.Instant }[],
): TaughtEntry {
  const isOut = entry.retired !== undefined;
  const note = published.note === '' ? '' : `*${published.note}*\n\n`;
  const text = isOut
    ? `This no longer holds: ${entry.retired?.reason ?? ''}`
    : `${note}${published.body}`;
  return {
    id: entry.id,
    title: cut(titleOf(entry), TITLE_LIMIT - 'What has changed: '.length),
    work: entry.workflow,
    text: cut(harmless(text), STEP_TEXT_LIMIT),
    judge: isOut ? undefined : judgeFrom(entry, published),
    lessons: published.lessons,
    changes: majors.slice(1),
  };
}

/** An edge case can be judged where it says what to do, why, and gives an example. */
function judgeFrom({ kind }: Entry, { body }: EntryRevision): TaughtEntry['judge'] {
  if (kind !== 'edge-case') return undefined;
  const decision = edgeCaseDecision(body);
  const situation = splitSections('edge-case', body)?.example ?? '';
  if (decision === undefined || decision.why === '' || situation === '') return undefined;
  return {
    situation: cut(harmless(situation), SITUATION_LIMIT),
    right: decision.choice,
    why: cut(harmless(decision.why), EXPLANATION_LIMIT),
  };
}

/** What Slack would read as a mention stays text. */
function harmless(markdown: string): string {
  return markdown.replace(/<(?=[!@#])/g, '&lt;');
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).trimEnd()}…`;
}
