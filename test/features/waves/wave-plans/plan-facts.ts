import type { Lack } from '../../../../src/features/contract/wait.ts';
import type {
  PlanFacts,
  WaitingTeam,
} from '../../../../src/features/waves/wave-plans/wave-plan.ts';
import type { TeamId } from '../../../../src/platform/ids.ts';

export const CERTIFICATE: Lack = { about: 'certificate', words: "the champion's certificate" };

export function waiting(
  name: string,
  askedOn: string | undefined,
  changes: Partial<WaitingTeam> = {},
): WaitingTeam {
  const askedAt = askedOn ? Temporal.Instant.from(`${askedOn}T09:00:00Z`) : undefined;
  const teamId = name.toLowerCase() as TeamId;
  return { teamId, teamName: name, workflows: ['triage'], askedAt, lacks: [], ...changes };
}

export function planFacts(
  teams: readonly WaitingTeam[],
  changes: Partial<PlanFacts> = {},
): PlanFacts {
  return {
    number: 1,
    today: Temporal.PlainDate.from('2026-03-09'),
    timeZone: 'Europe/Berlin',
    liveTeams: [{ teamId: 'support' as TeamId, teamName: 'Support', workflows: ['triage'] }],
    teams,
    championHours: 20,
    reviewerHours: 30,
    holds: [],
    ...changes,
  };
}
