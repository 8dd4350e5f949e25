/* Work and teams by the names that programs and files write. */
import type { TeamId } from '../../../platform/ids.ts';
import { remember } from '../../../platform/remember.ts';
import type { ReadContext } from '../../../platform/request.ts';
import { listNamedTeams } from '../../teams/teams/team-names.store.ts';
import { workflowKey } from '../core/entry.ts';
import { listWorkflows } from '../core/entry-choices.store.ts';
import type { OutputNames } from './output.ts';

/** Work by its name however it is written, teams by name or id; the same value until one of them changes. */
export function getOutputNames({ database, rolloutId }: ReadContext): OutputNames {
  return remember(database, `output names ${rolloutId}`, () => {
    const workflows = new Map(
      listWorkflows(database, rolloutId).map((name) => [workflowKey(name), name]),
    );
    const teams = new Map<string, TeamId>(
      listNamedTeams(database, rolloutId).flatMap(({ id, name }) => [
        [id, id],
        [name.toLowerCase(), id],
      ]),
    );
    return {
      findWorkflow: (typed: string) => workflows.get(workflowKey(typed)),
      findTeam: (typed: string) => teams.get(typed.trim().toLowerCase()) ?? teams.get(typed),
    };
  });
}
