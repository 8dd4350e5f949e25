import { findRolloutPage } from '../../../../src/features/adopt/verdicts/adoption-pages.store.ts';
import { showTeamPage } from '../../../../src/features/adopt/verdicts/show-team-page.usecase.ts';
import { openUsageOffice, type UsedTeam } from './usage-office.ts';

const WEEKS = 30;

/** What is shown of a rollout with these teams after so many weeks. */
export function pagesOf(used: readonly UsedTeam[], weeks = WEEKS) {
  const office = openUsageOffice(used, weeks);
  office.look(weeks);
  const request = office.requestAfter(weeks);
  const whole = findRolloutPage(request);
  if (whole === undefined) throw new Error('Nothing was judged.');
  return {
    today: request.today,
    whole,
    teams: office.teams.map((team) => showTeamPage(request, team)!),
  };
}
