/* Who is in a private channel, as Slack last told us; without a word from Slack, nobody is. */
import { and, eq } from 'drizzle-orm';
import { type Database, write } from '../database.ts';
import type { ChannelId, UserId } from '../ids.ts';
import { channelMembersTable } from './directory.table.ts';
import { findChannel, saveChannel } from './directory.ts';

const { channelId: ofChannel, userId: ofUser } = channelMembersTable;

/** Makes exactly these people the known members of a channel. */
export function saveChannelMembers(
  database: Database,
  channelId: ChannelId,
  userIds: readonly UserId[],
): void {
  write(database, () => {
    const known = new Set(
      database
        .select({ userId: ofUser })
        .from(channelMembersTable)
        .where(eq(ofChannel, channelId))
        .all()
        .map(({ userId }) => userId),
    );
    const wanted = new Set(userIds);
    for (const userId of wanted.difference(known)) addChannelMember(database, channelId, userId);
    for (const userId of known.difference(wanted)) removeChannelMember(database, channelId, userId);
  });
}

export function addChannelMember(database: Database, channelId: ChannelId, userId: UserId): void {
  database.insert(channelMembersTable).values({ channelId, userId }).onConflictDoNothing().run();
}

export function removeChannelMember(
  database: Database,
  channelId: ChannelId,
  userId: UserId,
): void {
  database
    .delete(channelMembersTable)
    .where(and(eq(ofChannel, channelId), eq(ofUser, userId)))
    .run();
}

/** A channel that Slack no longer shows us may have become private, and is treated as such. */
export function hideUnseenChannel(database: Database, channelId: ChannelId): void {
  const known = findChannel(database, channelId);
  if (known !== undefined) saveChannel(database, { ...known, isMember: false, isPrivate: true });
}
