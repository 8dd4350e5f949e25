/* What an assistant gets to read: never a draft, and what nobody has looked at lately says so in its text. */
import {
  type EntryKind,
  entryKindTitles,
  type PublishedEntry,
  verifiedUntil,
} from '../core/entry.ts';
import { edgeCaseDecision } from '../core/entry-sections.ts';
import { choices, choiceTitles, versionText } from '../lessons/lesson.ts';

export type AnsweredEntry = {
  id: string;
  version: string;
  title: string;
  kind: EntryKind;
  workflow: string;
  passage: string;
  verified: boolean;
  verifiedUntil: string | null;
  owner: string;
};

export function answeredEntry(
  entry: PublishedEntry,
  { passage, owner, today }: { passage: string; owner: string; today: Temporal.PlainDate },
): AnsweredEntry {
  const until = verifiedUntil(entry, today);
  return {
    id: entry.id,
    version: versionText(entry.published.version),
    title: entry.published.title,
    kind: entry.kind,
    workflow: entry.workflow,
    passage,
    verified: until !== undefined,
    verifiedUntil: until?.toString() ?? null,
    owner,
  };
}

/** Begins with title, id and version, so that an assistant can cite it. */
export function entryText(answer: AnsweredEntry, body = answer.passage): string {
  const { title, id, version, kind, workflow, owner, verifiedUntil: until } = answer;
  const standing =
    until === null
      ? 'NOT VERIFIED: nobody has confirmed lately that this is still right. Say so, and ask before relying on it.'
      : `Verified until ${until}.`;
  return `${title} (${id}, version ${version})\n${entryKindTitles[kind]} for ${workflow}; ${owner} keeps it right. ${standing}\n\n${body}`;
}

export const NOTHING_FOUND =
  'The Intelligence Core does not answer this. The question has been noted for the people who keep it. Do not guess: say that there is no rule yet, and name whom to ask (who-to-ask).';

export const caseAnswers = [...choices, 'see-entry'] as const;
export type CaseAnswer = (typeof caseAnswers)[number];

/** What an edge case says about using the assistant; an entry that is laid out otherwise has to be read. */
export function caseAnswer(entry: PublishedEntry): { answer: CaseAnswer; says: string } {
  const decision = edgeCaseDecision(entry.published.body);
  if (decision === undefined) return { answer: 'see-entry', says: 'Read the entry' };
  return { answer: decision.choice, says: choiceTitles[decision.choice] };
}

/** How long a copy may be kept: to the end of the day of the next review, and not at all when it is due. */
export function keptFor(
  entry: PublishedEntry,
  { now, today, timeZone }: { now: Temporal.Instant; today: Temporal.PlainDate; timeZone: string },
): number {
  const until = verifiedUntil(entry, today);
  if (until === undefined) return 0;
  const end = until.add({ days: 1 }).toZonedDateTime(timeZone).toInstant();
  return Math.max(0, end.epochMilliseconds - now.epochMilliseconds);
}
