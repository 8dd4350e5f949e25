import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { sayDate } from '../../../platform/words.ts';
import { isInOffice } from '../../champions/champions/champion.ts';
import { listChampionsOfTeam } from '../../champions/champions/champions.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { addQuietWeek } from './learning-weeks.store.ts';

export type QuietWeekOutcome =
  | { kind: 'stored'; teamName: string; isNew: boolean }
  | { kind: 'no-such-team' }
  | { kind: 'not-champion'; teamName: string };

/** "Nothing learned this week" is an answer, and only the team's champion or back-up can give it. */
export function answerQuietWeek(
  request: RolloutRequest,
  /** `weekOn` is the Monday of the week. */
  { teamId, weekOn }: { teamId: TeamId; weekOn: Temporal.PlainDate },
): QuietWeekOutcome {
  const { database, rolloutId, acting, now } = request;
  return write(database, (): QuietWeekOutcome => {
    const team = findTeam(database, rolloutId, teamId);
    if (team === undefined) return { kind: 'no-such-team' };
    const isTheirs = listChampionsOfTeam(database, teamId).some(
      (champion) => champion.personId === acting.userId && isInOffice(champion),
    );
    if (!isTheirs) return { kind: 'not-champion', teamName: team.name };
    const said = { rolloutId, teamId, weekOn, saidBy: acting.userId, saidAt: now };
    const isNew = addQuietWeek(database, said);
    if (isNew)
      record(request, {
        act: 'learning-weeks.nothing',
        subject: `team:${teamId}`,
        says: `${mention(acting.userId)} says *${esc(team.name)}* learned nothing new in the week of ${sayDate(weekOn, request.today)}.`,
        isNews: false,
      });
    return { kind: 'stored', teamName: team.name, isNew };
  });
}
