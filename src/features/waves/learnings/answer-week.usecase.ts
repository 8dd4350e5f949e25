import type { Acting } from '../../../platform/acting.ts';
import { recordEntry } from '../../../platform/audit/audit.ts';
import { type Database, write } from '../../../platform/database.ts';
import type { RolloutId, TeamId } from '../../../platform/ids.ts';
import { esc, mention } from '../../../platform/slack/blocks.ts';
import { sayDate } from '../../../platform/words.ts';
import { isInOffice } from '../../champions/champions/champion.ts';
import { listChampionsOfTeam } from '../../champions/champions/champions.store.ts';
import { findTeam } from '../../teams/teams/teams.store.ts';
import { addQuietWeek } from './learning-weeks.store.ts';

export type QuietWeekInput = {
  acting: Acting;
  rolloutId: RolloutId;
  teamId: TeamId;
  /** The Monday of the week. */
  weekOn: Temporal.PlainDate;
};

export type QuietWeekOutcome =
  | { kind: 'noted'; teamName: string; isNew: boolean }
  | { kind: 'no-such-team' }
  | { kind: 'not-champion'; teamName: string };

/** "Nothing learned this week" is an answer, and only the team's champion or back-up can give it. */
export function noteQuietWeek(
  database: Database,
  input: QuietWeekInput,
  now: Temporal.Instant,
): QuietWeekOutcome {
  return write(database, (): QuietWeekOutcome => {
    const { acting, rolloutId, teamId, weekOn } = input;
    const team = findTeam(database, rolloutId, teamId);
    if (team === undefined) return { kind: 'no-such-team' };
    const isTheirs = listChampionsOfTeam(database, teamId).some(
      (champion) => champion.personId === acting.userId && isInOffice(champion),
    );
    if (!isTheirs) return { kind: 'not-champion', teamName: team.name };
    const said = { rolloutId, teamId, weekOn, saidBy: acting.userId, saidAt: now };
    const isNew = addQuietWeek(database, said);
    if (isNew)
      recordEntry(database, {
        workspaceId: acting.workspaceId,
        rolloutId,
        at: now,
        actor: acting.userId,
        act: 'learning-weeks.nothing',
        subject: `team:${teamId}`,
        says: `${mention(acting.userId)} says *${esc(team.name)}* learned nothing new in the week of ${sayDate(weekOn)}.`,
        isNews: false,
      });
    return { kind: 'noted', teamName: team.name, isNew };
  });
}
