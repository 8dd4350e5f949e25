/* People and channels as Slack last told us; handlers read from here and never wait for Slack. */
import { and, eq, sql } from 'drizzle-orm';
import { listed } from '../among.ts';
import { type Database, write } from '../database.ts';
import type { ChannelId, UserId, WorkspaceId } from '../ids.ts';
import { perDatabase } from '../prepared.ts';
import { notePeople } from '../reading.ts';
import { rememberRow } from '../remember.ts';
import { scopedQuery } from '../scoped-query.ts';
import { channelMembersTable, channelsTable, peopleTable } from './directory.table.ts';
import { elsewhereQuery, savePersonQuery } from './save-person.ts';

type PersonRow = typeof peopleTable.$inferSelect;
export type Person = Omit<PersonRow, 'email' | 'isGuest'> & {
  email?: string | null;
  isGuest?: boolean;
};
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

const memberQuery = perDatabase((database) =>
  database
    .select({ userId: channelMembersTable.userId })
    .from(channelMembersTable)
    .where(
      and(
        eq(channelMembersTable.channelId, sql.placeholder('channelId')),
        eq(channelMembersTable.userId, sql.placeholder('userId')),
      ),
    )
    .prepare(),
);

/** Whether somebody is in a private channel, as Slack last told us; of others it is not asked. */
export function isKnownMember(database: Database, channelId: ChannelId, userId: UserId): boolean {
  return rememberRow(
    database,
    'channel member',
    `${channelId} ${userId}`,
    () => memberQuery(database).get({ channelId, userId }) !== undefined,
  );
}

/** A person's name as plain words, for places where a mention would ping somebody who need not be. */
export function findName(database: Database, userId: UserId | string | undefined): string {
  if (userId === undefined) return 'someone';
  return findPerson(database, userId as UserId)?.name ?? UNKNOWN;
}

/** The names of many people, in their order; whoever is not known is named as such. */
export function listNames(database: Database, userIds: readonly UserId[]): string[] {
  const names = new Map(pairsOfNames(database, userIds));
  return userIds.map((id) => names.get(id) ?? UNKNOWN);
}

function pairsOfNames(database: Database, userIds: readonly UserId[]): [UserId, string][] {
  if (userIds.length <= FEW)
    return listPeople(database, userIds).map(({ userId, name }) => [userId, name]);
  notePeople(userIds);
  return namesQuery(database).all(listed(userIds));
}

/** Of thousands at once, so without a query builder. */
const namesQuery = perDatabase(
  ({ $client }) =>
    $client
      .prepare('select user_id, name from people where user_id in (select value from json_each(?))')
      .raw() as { all(people: string): [UserId, string][] },
);

const UNKNOWN = 'someone we do not know yet';

/** Turns `<@U…>` in stored sentences into plain names, so that telling a story pings nobody. */
export function findNamesIn(database: Database, text: string): string {
  return text.replace(/<@([UW][A-Z0-9]+)>/g, (_mention, id: string) => findName(database, id));
}

export function savePerson(database: Database, person: Person): void {
  const { workspaceId, userId } = person;
  write(database, () => {
    // A user's id is unique over all of Slack: nobody is in two rows.
    elsewhereQuery(database).run({ userId, workspaceId });
    savePersonQuery(database)(person);
  });
}

const TO_BE_ASKED = 0;

/** Makes somebody the first to be asked about. */
export function askAgain(database: Database, userId: UserId): void {
  const fetchedAt = Temporal.Instant.fromEpochMilliseconds(TO_BE_ASKED);
  write(database, () => {
    database.update(peopleTable).set({ fetchedAt }).where(eq(peopleTable.userId, userId)).run();
  });
}

/** Read from the disk: when somebody was last told of changes nothing that is remembered of them. */
export function isToBeAsked(database: Database, userId: UserId): boolean {
  return personById(database).get({ userId })?.fetchedAt.epochMilliseconds === TO_BE_ASKED;
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
