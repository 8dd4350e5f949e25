import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { saveTeamFacts, teamProblem } from '../teams/add-team.usecase.ts';
import type { Team, TeamInput } from '../teams/team.ts';

export type AddTeamsOutcome =
  | { kind: 'added'; teams: Team[] }
  | { kind: 'not-lead' }
  /** Something has changed since the list was looked at; nothing is added. */
  | { kind: 'changed' };

/** Adds a list of teams, all of them or none. */
export function addTeams(
  request: RolloutRequest,
  { teams: inputs }: { teams: readonly TeamInput[] },
): AddTeamsOutcome {
  return write(request.database, (): AddTeamsOutcome => {
    if (!request.acting.roles.has('lead')) return { kind: 'not-lead' };
    if (inputs.some((input) => teamProblem(request, input) !== undefined))
      return { kind: 'changed' };
    const teams = inputs.flatMap((input) => {
      const outcome = saveTeamFacts(request, input);
      return outcome.kind === 'saved' ? [outcome.team] : [];
    });
    if (teams.length !== inputs.length) throw new Error('A team that could be added was not.');
    return { kind: 'added', teams };
  });
}
