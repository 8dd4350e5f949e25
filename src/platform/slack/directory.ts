/* People and channels as Slack last told us; handlers read from here and never wait for Slack. */
import { and, eq, sql } from 'drizzle-orm';
import { type Database, write } from '../database.ts';
import type { ChannelId, UserId, WorkspaceId } from '../ids.ts';
import { perDatabase } from '../prepared.ts';
import { notePeople } from '../reading.ts';
import { rememberRow } from '../remember.ts';
import { scopedQuery } from '../scoped-query.ts';
import { isTimeZone } from '../time-zone.ts';
import { channelsTable, peopleTable } from './directory.table.ts';

type PersonRow = typeof peopleTable.$inferSelect;
export type Person = Omit<PersonRow, 'email'> & { email?: string | null };
export type Channel = typeof channelsTable.$inferSelect;

const personById = perDatabase((database) =>
  database
    .select()
    .from(peopleTable)
    .where(eq(peopleTable.userId, sql.placeholder('userId')))
    .prepare(),
);

const channelById = perDatabase((database) =>
  database
    .select()
    .from(channelsTable)
    .where(eq(channelsTable.channelId, sql.placeholder('channelId')))
    .prepare(),
);

export function findPerson(database: Database, userId: UserId): Person | undefined {
  notePeople([userId]);
  return rememberRow(database, 'person', userId, () => personById(database).get({ userId }));
}

/** So many people are each looked up by themselves, in the order in which one query gives them. */
const FEW = 50;

export function listPeople(database: Database, userIds: readonly UserId[]): Person[] {
  if (userIds.length === 0) return [];
  if (userIds.length <= FEW) {
    return [...new Set(userIds)].sort().flatMap((userId) => findPerson(database, userId) ?? []);
  }
  notePeople(userIds);
  return peopleRows(database, {}, userIds);
}

const peopleRows = scopedQuery((database, inScope) =>
  database.select().from(peopleTable).where(inScope(peopleTable.userId)).prepare(),
);

/** Finds whom somebody typed, by member id, name or e-mail address, in one reading of everybody; several when a name fits several. */
export function peopleFinder(database: Database): (typed: string) => Person[] {
  const all = database.select().from(peopleTable).all();
  const byName = Map.groupBy(all, ({ name }) => name.toLowerCase());
  const byId = new Map(all.map((person) => [person.userId.toLowerCase(), person]));
  const byEmail = new Map(all.map((person) => [person.email, person]));
  return (typed) => {
    const wanted = typed.trim().replace(/^@/, '').toLowerCase();
    const named = byId.get(wanted) ?? byEmail.get(wanted);
    return named === undefined ? (byName.get(wanted) ?? []) : [named];
  };
}

/** Who looks after the workspace. */
export function listAdmins(database: Database): UserId[] {
  const admins = database.select().from(peopleTable).where(eq(peopleTable.isAdmin, true)).all();
  return admins.filter((one) => !one.isBot && !one.isDeactivated).map(({ userId }) => userId);
}

export function findChannel(database: Database, channelId: ChannelId): Channel | undefined {
  return rememberRow(database, 'channel', channelId, () =>
    channelById(database).get({ channelId }),
  );
}

/** A person's name as plain words, for places where a mention would ping somebody who need not be. */
export function findName(database: Database, userId: UserId | string | undefined): string {
  if (userId === undefined) return 'someone';
  return findPerson(database, userId as UserId)?.name ?? UNKNOWN;
}

/** The names of many people, in their order; whoever is not known is named as such. */
export function listNames(database: Database, userIds: readonly UserId[]): string[] {
  const names = new Map(listPeople(database, userIds).map((one) => [one.userId, one.name]));
  return userIds.map((id) => names.get(id) ?? UNKNOWN);
}

const UNKNOWN = 'someone we do not know yet';

/** Turns `<@U…>` in stored sentences into plain names, so that telling a story pings nobody. */
export function findNamesIn(database: Database, text: string): string {
  return text.replace(/<@([UW][A-Z0-9]+)>/g, (_mention, id: string) => findName(database, id));
}

export function savePerson(database: Database, person: Person): void {
  write(database, () => {
    database
      .insert(peopleTable)
      .values(person)
      .onConflictDoUpdate({ target: [peopleTable.workspaceId, peopleTable.userId], set: person })
      .run();
  });
}

export function saveChannel(database: Database, channel: Channel): void {
  write(database, () => {
    database
      .insert(channelsTable)
      .values(channel)
      .onConflictDoUpdate({
        target: [channelsTable.workspaceId, channelsTable.channelId],
        set: channel,
      })
      .run();
  });
}

export function markChannel(
  database: Database,
  workspaceId: WorkspaceId,
  channelId: ChannelId,
  change: Partial<Pick<Channel, 'isMember' | 'isArchived' | 'name'>>,
): void {
  write(database, () => {
    database
      .update(channelsTable)
      .set(change)
      .where(
        and(eq(channelsTable.workspaceId, workspaceId), eq(channelsTable.channelId, channelId)),
      )
      .run();
  });
}

type SlackUser = {
  id?: string;
  name?: string;
  real_name?: string;
  tz?: string;
  team_id?: string;
  enterprise_user?: unknown;
  is_stranger?: boolean;
  deleted?: boolean;
  is_bot?: boolean;
  is_admin?: boolean;
  is_owner?: boolean;
  profile?: {
    display_name?: string;
    email?: string;
    real_name?: string;
    status_text?: string;
    status_expiration?: number;
  };
};

/** Reads Slack's user object, of which deactivated people and bots may lack any part. */
export function personFromSlack(
  user: SlackUser,
  workspaceId: WorkspaceId,
  now: Temporal.Instant,
): Person {
  const until = user.profile?.status_expiration ?? 0;
  return {
    workspaceId,
    userId: (user.id ?? '') as UserId,
    name:
      user.profile?.display_name ||
      user.profile?.real_name ||
      user.real_name ||
      user.name ||
      'someone',
    email: user.profile?.email?.trim().toLowerCase() || null,
    timeZone: knownZone(user.tz),
    isAdmin: user.is_admin === true || user.is_owner === true,
    isBot: user.is_bot === true,
    isDeactivated: user.deleted === true || isFromElsewhere(user, workspaceId),
    statusText: user.profile?.status_text ?? '',
    statusUntil: until > 0 ? Temporal.Instant.fromEpochMilliseconds(until * 1000) : null,
    fetchedAt: now,
  };
}

/** Somebody of another company in a shared channel sees what is said there, and has no account here. */
function isFromElsewhere(user: SlackUser, workspaceId: WorkspaceId): boolean {
  if (user.is_stranger === true) return true;
  const { team_id: home, enterprise_user: enterprise } = user;
  return home !== undefined && home !== workspaceId && enterprise === undefined;
}

function knownZone(zone: string | undefined): string {
  return zone !== undefined && zone !== '' && isTimeZone(zone) ? zone : 'UTC';
}
