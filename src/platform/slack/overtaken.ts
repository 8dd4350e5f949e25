/*
 * Slack may tell of somebody late, and in another order than things happened. What is older than what is
 * known, and other than it, is not believed: Slack is asked about the person with the next minute, and
 * until it has answered, nothing more is believed of them.
 */
import type { Database } from '../database.ts';
import type { UserId, WorkspaceId } from '../ids.ts';
import { askAgain, findPerson, isToBeAsked, type Person } from './directory.ts';
import { installedAt } from './installation.ts';
import { personFromSlack } from './person-from-slack.ts';

/** Whether an event is set aside; then Slack will be asked about the person. */
export function setAsideOld(
  database: Database,
  workspaceId: WorkspaceId,
  event: Record<string, unknown>,
): boolean {
  const user = event.user as { id?: string; updated?: unknown } | string | null | undefined;
  if (user === null || typeof user !== 'object' || typeof user.updated !== 'number') return false;
  const known = findPerson(database, user.id as UserId);
  if (known === undefined) return false;
  if (isToBeAsked(database, known.userId)) return true;
  // Slack says it in whole seconds.
  if (user.updated >= Math.floor(known.fetchedAt.epochMilliseconds / 1000)) return false;
  const told = personFromSlack(user, installedAt(database, workspaceId), known.fetchedAt);
  if (isSame(told, known)) return false;
  askAgain(database, known.userId);
  return true;
}

function isSame(told: Person, known: Person): boolean {
  return (Object.keys(told) as (keyof Person)[]).every(
    (key) => String(told[key] ?? '') === String(known[key] ?? ''),
  );
}
