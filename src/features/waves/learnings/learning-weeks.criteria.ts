import type { UserId } from '../../../platform/ids.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { sayCount, sayFew } from '../../../platform/words.ts';
import type { Criterion, Judgement } from '../../contract/criterion.ts';
import type { Gate } from '../../contract/gate.ts';
import { listTeams } from '../../teams/teams/teams.store.ts';
import { listWeeksOfTeams, whoAnswersFor } from './learning-weeks.obligations.ts';
import { ASK_WEEK, weekValue } from './week-question.view.ts';

/** The second pilot is behind the first broad wave and behind the phase after it. */
function follows(gate: Gate): boolean {
  return gate.kind === 'wave' ? gate.wave === 1 : gate.leaving === 'expansion';
}

/** A second pilot that nobody looks at closely is only a second rollout. */
export const weeklyAnswers: Criterion<ReadContext> = {
  name: 'learning-weeks.answered',
  version: 1,
  asks: 'Did the champions of the second pilot say each week what was learned?',
  threshold: { default: 75, unit: '%', means: 'of the weekly questions answered' },
  appliesTo: follows,
  judge(context, _gate, threshold): Judgement {
    const weeks = listWeeksOfTeams(context, ({ number }) => number === 0);
    const asked = weeks.reduce((sum, one) => sum + one.asked, 0);
    if (asked === 0)
      return {
        verdict: 'no-data',
        measured: 'No champion of the second pilot has been asked yet.',
        n: 0,
        settledBy: 'The first question is asked on the first Thursday after its start.',
        obliges: [],
      };
    const answered = weeks.reduce((sum, one) => sum + one.answered, 0);
    const measured = `${answered} of ${sayCount(asked, 'weekly question')} answered (${Math.floor((100 * answered) / asked)} %).`;
    if (100 * answered >= threshold * asked)
      return { verdict: 'pass', measured, n: asked, settledBy: '', obliges: [] };
    const { database, rolloutId } = context;
    const behind = weeks.filter((one) => one.answered < one.asked);
    const teamIds = new Set(behind.map(({ teamId }) => teamId));
    const names = new Map(
      listTeams(database, rolloutId, teamIds).map(({ id, name }) => [id, name]),
    );
    const whoAnswers = whoAnswersFor(context, teamIds);
    return {
      verdict: 'fail',
      measured,
      n: asked,
      findings: behind.map((one) => ({
        about: one.teamId,
        lack: 'weekly-answers',
        amount: one.asked - one.answered,
        says: `${names.get(one.teamId) ?? 'A team'} answered ${one.answered} of ${one.asked} weekly questions`,
      })),
      settledBy: `${sayFew(behind.map(({ teamId }) => sayWho(context, whoAnswers(teamId), names.get(teamId) ?? '')))} answer this week’s question and the ones after it; past weeks can’t be made up.`,
      obliges: behind.flatMap(({ teamId, open: weekOn }) => {
        const personId = whoAnswers(teamId);
        if (personId === undefined || weekOn === undefined) return [];
        const value = weekValue({ rolloutId, teamId, weekOn });
        const text = `Say what *${esc(names.get(teamId) ?? '')}* learned this week`;
        return [{ personId, text, teamId, label: 'Answer', actionId: ASK_WEEK, value }];
      }),
    };
  },
};

/** "Mia Chen (*Claims*)". */
function sayWho({ database }: ReadContext, personId: UserId | undefined, team: string): string {
  if (personId === undefined) return `the next champion of *${esc(team)}*`;
  return `${esc(findName(database, personId))} (*${esc(team)}*)`;
}
