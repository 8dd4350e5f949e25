/* Outputs of the capability that could be drawn for a review: a link and a line, never the content. */
import { isAfter } from '../../../platform/calendar.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';

export const outputSources = ['webhook', 'file', 'person'] as const;
export type OutputSource = (typeof outputSources)[number];

export type Output = {
  /** The customer's own id of it; unique in a rollout. */
  outputId: string;
  workflow: string;
  teamId: TeamId | undefined;
  producedAt: Temporal.Instant;
  /** Whose output it is, where that is known; never drawn for them. */
  producerId: UserId | undefined;
  url: string | undefined;
  note: string | undefined;
};

export type RegisteredOutput = Output & { number: number; source: OutputSource };

export const ID_MAX = 200;
export const NOTE_MAX = 300;
const URL_MAX = 2000;
/** Clocks differ; what lies further ahead is a mistake. */
const AHEAD = Temporal.Duration.from({ hours: 24 });

/** Why one entry of a body was not taken: a JSON pointer to the place, and a sentence. */
export type Refused = { index: number; pointer: string; says: string };

export type OutputNames = {
  /** The work's own name, by however it was written. */
  findWorkflow(typed: string): string | undefined;
  findTeam(typed: string): TeamId | undefined;
};

export type ReadOutput =
  | { kind: 'output'; output: Output; ignored: number }
  | { kind: 'refused'; field: string; says: string };

const FIELDS = ['id', 'workflow', 'team', 'at', 'url', 'note', 'by'];

/** One entry of a body, or the first thing that is wrong with it. `by` may name whose output it is, by Slack id. */
export function readOutput(entry: unknown, names: OutputNames, now: Temporal.Instant): ReadOutput {
  const refused = (field: string, says: string): ReadOutput => ({ kind: 'refused', field, says });
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
    return refused('', 'This is not an object with id, workflow and at.');
  }
  const facts = entry as Record<string, unknown>;
  const { id, workflow, team, at, url, note, by } = facts;
  if (!isText(id, ID_MAX) || /\p{Cc}/u.test(id)) {
    return refused('id', `id must be a text of 1 to ${ID_MAX} characters on one line.`);
  }
  if (!isText(workflow, 200)) return refused('workflow', 'workflow must be the name of a work.');
  const known = names.findWorkflow(workflow);
  if (known === undefined) {
    return refused('workflow', `No team and no entry of the Core names the work “${workflow}”.`);
  }
  const teamId = typeof team === 'string' ? names.findTeam(team) : undefined;
  if (isGiven(team) && teamId === undefined) {
    return refused('team', `There is no team called “${String(team)}”.`);
  }
  const producedAt = instantOf(at);
  if (producedAt === undefined) {
    return refused('at', 'at must be an instant such as 2027-02-01T09:30:00Z.');
  }
  if (isAfter(producedAt, now.add(AHEAD))) return refused('at', 'at is in the future.');
  const problem = linkProblem(url) ?? noteProblem(note);
  if (problem !== undefined) return refused(problem.field, problem.says);
  if (isGiven(by) && !(typeof by === 'string' && /^[UW][A-Z0-9]{1,30}$/.test(by))) {
    return refused('by', 'by must be a person’s id in Slack.');
  }
  const output = {
    outputId: id,
    workflow: known,
    teamId,
    producedAt,
    producerId: isGiven(by) ? (by as UserId) : undefined,
    url: isGiven(url) ? (url as string) : undefined,
    note: isGiven(note) ? (note as string) : undefined,
  };
  const ignored = Object.keys(facts).filter((name) => !FIELDS.includes(name)).length;
  return { kind: 'output', output, ignored };
}

export type FieldProblem = { field: string; says: string };

export function linkProblem(url: unknown): FieldProblem | undefined {
  if (!isGiven(url)) return undefined;
  const isLink = isStorable(url) && url.length <= URL_MAX && /^https?:\/\/[^\s<>|]+$/i.test(url);
  return isLink
    ? undefined
    : { field: 'url', says: 'url must be a link that begins with https://.' };
}

export function noteProblem(note: unknown): FieldProblem | undefined {
  if (!isGiven(note) || (isStorable(note) && note.length <= NOTE_MAX)) return undefined;
  return { field: 'note', says: `note must be a text of at most ${NOTE_MAX} characters.` };
}

export const isGiven = (value: unknown) => value !== undefined && value !== null && value !== '';

export const isText = (value: unknown, longest: number): value is string =>
  isStorable(value) && value.trim() !== '' && value.length <= longest;

/** Half a character would be another text once it is stored, and the same could not be known again. */
const isStorable = (value: unknown): value is string =>
  typeof value === 'string' && value.isWellFormed();

/** An instant with its offset, as ISO 8601 writes it; undefined for anything else. */
export function instantOf(value: unknown): Temporal.Instant | undefined {
  if (typeof value !== 'string' || value.length > 60) return undefined;
  try {
    return Temporal.Instant.from(value);
  } catch {
    return undefined;
  }
}

/** Whether two registrations under one id say the same. */
export function isSameOutput(one: Output, other: Output): boolean {
  return (
    one.workflow === other.workflow &&
    one.teamId === other.teamId &&
    one.producedAt.epochMilliseconds === other.producedAt.epochMilliseconds &&
    one.url === other.url &&
    one.note === other.note
  );
}
