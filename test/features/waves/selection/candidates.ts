import type { Lack } from '../../../../src/features/contract/wait.ts';
import type { Readiness } from '../../../../src/features/expand/readiness/readiness.ts';
import type { Team, TeamContext } from '../../../../src/features/teams/teams/team.ts';
import type { Candidate } from '../../../../src/features/waves/selection/selection.ts';
import type { RolloutId, TeamId } from '../../../../src/platform/ids.ts';

export const SUPPORT: TeamContext = {
  function: 'Support',
  place: 'Berlin',
  timeZone: 'Europe/Berlin',
  size: 8,
  seniority: 0.25,
  regulated: false,
  tools: ['Zendesk'],
};

export function aTeam(
  name: string,
  context: Partial<TeamContext> = {},
  workflows: readonly string[] = ['triage', 'reply drafting'],
): Team {
  return {
    id: name.toLowerCase() as TeamId,
    rolloutId: 'support-copilot' as RolloutId,
    name,
    managerId: undefined,
    memberIds: [],
    workflows,
    context: { ...SUPPORT, ...context },
  };
}

export function aCandidate(
  team: Team,
  changes: { lacks?: readonly Lack[]; optedInOn?: string } = {},
): Candidate {
  const lacks = changes.lacks ?? [];
  const readiness: Readiness = {
    teamId: team.id,
    ready: lacks.length === 0,
    mustHaves: [],
    score: 80,
    enoughPoints: 70,
    items: [],
    disagreements: [],
    lacks,
    words: '',
  };
  const optedInOn = changes.optedInOn ? Temporal.PlainDate.from(changes.optedInOn) : undefined;
  return { team, readiness, optedInOn };
}
