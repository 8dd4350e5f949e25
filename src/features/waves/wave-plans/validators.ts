import type { TeamId } from '../../../platform/ids.ts';
import { normalTags } from '../selection/workflow-similarity.ts';

export type WorkingTeam = { teamId: TeamId; teamName: string; workflows: readonly string[] };

/** Teams that could validate what another one learns: the first of them by name, and how many there are. */
export type Validators = { validators: readonly string[]; validatorCount: number };

/** So many are named where a team of a wave has a line of its own. */
export const VALIDATORS_NAMED = 3;

/** For each team the others among these that share a workflow, in their order; teams alike are asked once. */
export function validatorsAmong(teams: readonly WorkingTeam[]): (team: WorkingTeam) => Validators {
  const byWorkflow = teamsByWorkflow(teams);
  const known = new Map<string, Sharing>();
  return ({ teamId, workflows }) => {
    const tags = normalTags(workflows);
    const key = JSON.stringify(tags);
    const sharing = known.get(key) ?? sharingOf(tags, byWorkflow);
    known.set(key, sharing);
    const others = sharing.first.filter((each) => each.teamId !== teamId);
    return {
      validators: others.slice(0, VALIDATORS_NAMED).map((each) => each.teamName),
      validatorCount: sharing.all.size - (sharing.all.has(teamId) ? 1 : 0),
    };
  };
}

type Sharing = { all: ReadonlySet<TeamId>; first: readonly WorkingTeam[] };

function sharingOf(
  tags: readonly string[],
  byWorkflow: ReadonlyMap<string, readonly WorkingTeam[]>,
): Sharing {
  const all = new Set<TeamId>();
  const first: WorkingTeam[] = [];
  for (const team of tags.flatMap((tag) => byWorkflow.get(tag) ?? [])) {
    // One more than are named, since the team itself may be among them.
    if (!all.has(team.teamId) && first.length <= VALIDATORS_NAMED) first.push(team);
    all.add(team.teamId);
  }
  return { all, first };
}

function teamsByWorkflow(teams: readonly WorkingTeam[]): Map<string, WorkingTeam[]> {
  const byWorkflow = new Map<string, WorkingTeam[]>();
  for (const team of teams) {
    for (const tag of normalTags(team.workflows)) {
      const same = byWorkflow.get(tag);
      if (same === undefined) byWorkflow.set(tag, [team]);
      else same.push(team);
    }
  }
  return byWorkflow;
}
