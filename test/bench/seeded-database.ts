/* One rollout with twelve teams, as a bot finds it that has been running for a while. */
import { addRollout, saveRoleHolders } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import { addTeam } from '../../src/features/teams/teams/teams.store.ts';
import { openDatabase, write } from '../../src/platform/database.ts';
import type { ChannelId, TeamId, UserId, WorkspaceId } from '../../src/platform/ids.ts';
import { saveChannel, savePerson } from '../../src/platform/slack/directory.ts';
import { aRollout, aTeam } from '../support/builders.ts';

export function seedDatabase(path: string, now: Temporal.Instant): void {
  const database = openDatabase(path);
  const workspaceId = 'TBENCH' as WorkspaceId;
  const channelId = 'CBENCH' as ChannelId;
  const userId = 'UBENCH' as UserId;
  const zone = { timeZone: 'Europe/Berlin', statusText: '', statusUntil: null, fetchedAt: now };
  const flags = { isAdmin: true, isBot: false, isDeactivated: false };
  write(database, () => {
    savePerson(database, { workspaceId, userId, name: 'Lena Hartmann', ...zone, ...flags });
    const place = { isMember: true, isPrivate: false, isArchived: false };
    saveChannel(database, { workspaceId, channelId, name: 'ai-rollout', ...place, fetchedAt: now });
    const startsOn = now.toZonedDateTimeISO('Europe/Berlin').toPlainDate().subtract({ days: 15 });
    const teams = Array.from({ length: 12 }, (_, index) =>
      aTeam({ id: `T${index}` as TeamId, name: `Team ${index}`, managerId: userId }),
    );
    const pilotTeamId = 'T0' as TeamId;
    const rollout = aRollout({ workspaceId, channelId, startsOn, pilotTeamId, createdAt: now });
    addRollout(database, rollout);
    saveRoleHolders(database, rollout.id, { role: 'lead', userIds: [userId] }, now);
    for (const team of teams) addTeam(database, team, now);
  });
  database.$client.close();
}
