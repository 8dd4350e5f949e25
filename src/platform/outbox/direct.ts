/*
 * What is said to one person unasked. Nothing is sent from here: what a person may want to know is kept
 * until a message goes anyway or they look themselves, and only what answers their own act leaves at once.
 * What is asked of people is not said from here either: it is an obligation, and follows from the state.
 */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Database } from '../database.ts';
import type { UserId } from '../ids.ts';
import type { Request } from '../request.ts';
import type { Message } from '../slack/blocks.ts';
import { enqueue } from './outbox.ts';
import { personalNewsTable } from './personal-news.table.ts';

// biome-ignore lint/suspicious/noEmptyInterface: the platform knows no feature; contract/direct-messages.ts says what is in it.
export interface DirectKinds {}

type Named<Kind extends string> = {
  [Name in keyof DirectKinds]: DirectKinds[Name] extends { kind: Kind } ? Name : never;
}[keyof DirectKinds] &
  string;

/** The key of a message of a declared kind: the kind's name, and what it is about. */
export type KeyOf<Kind extends string> = `${Named<Kind>}:${string}`;

type Said<Kind extends string> = { key: KeyOf<Kind>; to: UserId; message: Message };

/** Something the person may want to know. Under a key that nobody has been told of yet the newer words count. */
export function enqueueNews(request: Request, said: Said<'news'>): boolean {
  return keep(request, said, false);
}

/** One of the few things that do not wait for the person's own hours. */
export function enqueueUrgent(request: Request, said: Said<'urgent'>): boolean {
  return keep(request, said, true);
}

/** What the person has asked for, at once after their own press; what somebody else wrote to them, within their hours. */
export function enqueueAnswer(request: Request, { key, to, message }: Said<'answer'>): boolean {
  const handler = to === request.acting.userId ? 'message' : AWAITED_DELIVERY;
  return enqueue(request, { key, handler, destination: to, payload: message });
}

/** The delivery handler of what somebody else wrote: not outside the reader's hours. */
export const AWAITED_DELIVERY = 'awaited';

function keep({ database, acting, now }: Request, said: Said<string>, isUrgent: boolean): boolean {
  const { key, to, message } = said;
  const { workspaceId, rolloutId } = acting;
  const kept = database
    .insert(personalNewsTable)
    .values({ key, workspaceId, rolloutId, personId: to, isUrgent, message, at: now })
    .onConflictDoUpdate({
      target: personalNewsTable.key,
      set: { message, at: now },
      setWhere: sql`${personalNewsTable.toldIn} is null and ${personalNewsTable.seenAt} is null`,
    })
    .run();
  return kept.changes === 1;
}

/** Something has become pointless: who has not heard of it never will, and where it was told the new words stand. */
export function settleNews(
  database: Database,
  key: KeyOf<'news' | 'urgent'>,
  message: Message,
): void {
  const { key: ownKey, toldIn, seenAt } = personalNewsTable;
  const isOwn = eq(ownKey, key);
  database
    .delete(personalNewsTable)
    .where(and(isOwn, isNull(toldIn), isNull(seenAt)))
    .run();
  database.update(personalNewsTable).set({ message, isChanged: true }).where(isOwn).run();
}
