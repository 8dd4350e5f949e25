import { eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import type { ChannelId, UserId } from '../ids.ts';
import { channelsTable, peopleTable } from '../slack/directory.table.ts';

/** A destination as people call it: "#claims", "Mia". Plain words, so that telling of it pings nobody. */
export function nameOfDestination(database: Database, destination: string): string {
  const channel = database
    .select({ name: channelsTable.name })
    .from(channelsTable)
    .where(eq(channelsTable.channelId, destination as ChannelId))
    .get();
  if (channel !== undefined) return `#${channel.name}`;
  const person = database
    .select({ name: peopleTable.name })
    .from(peopleTable)
    .where(eq(peopleTable.userId, destination as UserId))
    .get();
  if (person !== undefined) return person.name;
  return /^[UW]/.test(destination) ? 'that person' : 'that channel';
}
