/* Which champions in office are certified, and who left without a certificate; kept team by team. */
import { compareTimes } from '../../../platform/calendar.ts';
import { dayMark } from '../../../platform/day-mark.ts';
import type { TeamId, UserId } from '../../../platform/ids.ts';
import { perTeam } from '../../../platform/per-team.ts';
import type { ReadContext, TeamScope } from '../../../platform/request.ts';
import { teamAndRolloutDays } from '../../../platform/team-days.ts';
import { type Champion, isInOffice } from '../../champions/champions/champion.ts';
import { listChampions } from '../../champions/champions/champions.store.ts';
import { listCertifiedChampions } from './certified-people.store.ts';
import { getIsPathFinished } from './earnings.store.ts';

export type ChampionToCertify = {
  id: string;
  personId: UserId;
  isCertified: boolean;
  isPathFinished: boolean;
  /** They left before they were certified, and nobody has followed: their team counts as it was found. */
  hasLeft: boolean;
};

const kept = perTeam<ChampionToCertify[], ReadContext>({
  name: 'champions to certify',
  isAskedForAll: true,
  readMark: dayMark,
  readMarkOf: teamAndRolloutDays,
  read(context, only) {
    const certified = listCertifiedChampions(context);
    const champions = listChampions(context.database, context.rolloutId, only).filter(
      ({ role, accepted }) => role === 'champion' && accepted !== undefined,
    );
    return [...Map.groupBy(champions, ({ teamId }) => teamId)].map(([teamId, own]) => {
      const inOffice = own.filter(isInOffice);
      const last = own.toSorted((a, b) => compareTimes(endOf(a), endOf(b))).at(-1);
      const left =
        inOffice.length > 0 || last === undefined || certified.has(last.personId) ? [] : [last];
      return [
        teamId,
        [...inOffice, ...left].map(({ id, personId, ended }) => {
          const isCertified = certified.has(personId);
          const isPathFinished = isCertified || getIsPathFinished(context, personId, 'champion');
          return { id, personId, isCertified, isPathFinished, hasLeft: ended !== undefined };
        }),
      ];
    });
  },
});

const endOf = ({ ended, nominated }: Champion) => ended?.at ?? nominated.at;

/** The champions of the teams in scope, without their back-ups; of a team that has none, the last where it still counts. */
export function getChampionsToCertify(
  context: ReadContext,
  only: TeamScope,
): ReadonlyMap<TeamId, readonly ChampionToCertify[]> {
  return kept.of(context, only);
}
