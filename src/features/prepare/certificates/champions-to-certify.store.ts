/* Which champions in office are certified, kept team by team. */
import { dayMark } from '../../../platform/day-mark.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { listInOffice } from '../../champions/champions/champions.store.ts';
import { listCertifiedChampions } from './certified-people.store.ts';
import { getIsPathFinished } from './earnings.store.ts';

export type ChampionToCertify = {
  id: string;
  personId: UserId;
  isCertified: boolean;
  isPathFinished: boolean;
};

const kept = perTeam<ChampionToCertify[], ReadContext>({
  name: 'champions to certify',
  readMark: dayMark,
  read(context, only) {
    const certified = listCertifiedChampions(context);
    const champions = listInOffice(context, only).filter(({ role }) => role === 'champion');
    return [...Map.groupBy(champions, ({ teamId }) => teamId)].map(([teamId, own]) => [
      teamId,
      own.map(({ id, personId }) => {
        const isCertified = certified.has(personId);
        const isPathFinished = isCertified || getIsPathFinished(context, personId, 'champion');
        return { id, personId, isCertified, isPathFinished };
      }),
    ]);
  },
});

/** The champions of the teams in scope, without their back-ups. */
export function getChampionsToCertify(
  context: ReadContext,
  only: TeamScope,
): ReadonlyMap<TeamId, readonly ChampionToCertify[]> {
  return kept.of(context, only);
}
