/* The smallest thing that can be written and read: one person's name. */
import type { Database } from '../../src/platform/database.ts';
import type { UserId, WorkspaceId } from '../../src/platform/ids.ts';
import { savePerson } from '../../src/platform/slack/directory.ts';

export function savePersonNamed(on: Database, name: string): void {
  savePerson(on, {
    workspaceId: 'T1' as WorkspaceId,
    userId: 'UMIA' as UserId,
    name,
    timeZone: 'UTC',
    isAdmin: false,
    isBot: false,
    isDeactivated: false,
    statusText: '',
    statusUntil: null,
    fetchedAt: Temporal.Instant.from('2027-01-04T08:00:00Z'),
  });
}
