import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { roleTitles } from '../champions/champion.ts';
import { listChampionsOfTeam } from '../champions/champions.store.ts';
import { saveLeaving } from './leaving.store.ts';

/** The roles and nominations of a team that leaves end with it; nobody is asked for a successor. */
export function endRolesOfTeam(request: RolloutRequest, teamId: TeamId): void {
  const { database, now } = request;
  write(database, () => {
    for (const champion of listChampionsOfTeam(database, teamId)) {
      if (champion.ended !== undefined) continue;
      const reason = 'The team has left the rollout.';
      const ended = { how: 'lapsed', cause: 'stepped-down', at: now, reason } as const;
      saveLeaving(database, { ...champion, ended });
      record(request, {
        act: 'champions.end',
        subject: `champion:${champion.id}`,
        says: `${findName(database, champion.personId)} is no longer ${roleTitles[champion.role]}: the team has left the rollout.`,
        before: { inOffice: champion.accepted !== undefined },
        after: { cause: 'team-left' },
        isNews: false,
      });
    }
  });
}
