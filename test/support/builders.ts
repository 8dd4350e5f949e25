/* Values with valid, dull defaults, for tests of rules and views. */
import { ACCESS_SETTINGS } from '../../src/features/contract/grace.ts';
import type { Obligation } from '../../src/features/contract/obligation.ts';
import { FRAMEWORK_PACE, type Rollout } from '../../src/features/rollout/rollouts/rollout.ts';
import type { Team } from '../../src/features/teams/teams/team.ts';
import type { ChannelId, RolloutId, TeamId, UserId, WorkspaceId } from '../../src/platform/ids.ts';

export function aRollout(change: Partial<Rollout> = {}): Rollout {
  return {
    id: 'R1' as RolloutId,
    workspaceId: 'TBRIGHTWATER' as WorkspaceId,
    name: 'Support copilot',
    capability: 'drafted replies to customer letters',
    channelId: 'CAIROLLOUT' as ChannelId,
    pilotTeamId: 'T-HAMBURG' as TeamId,
    timeZone: 'Europe/Berlin',
    startsOn: Temporal.PlainDate.from('2027-01-04'),
    pace: FRAMEWORK_PACE,
    phase: 'assessment',
    access: ACCESS_SETTINGS,
    paused: undefined,
    createdAt: Temporal.Instant.from('2027-01-04T08:00:00Z'),
    closedAt: undefined,
    ...change,
  };
}

export function aTeam(change: Partial<Team> = {}): Team {
  return {
    id: 'T-CLAIMS' as TeamId,
    rolloutId: 'R1' as RolloutId,
    name: 'Claims',
    managerId: 'UDANIEL' as UserId,
    memberIds: ['UDANIEL', 'UMIA', 'USOFIA'] as UserId[],
    workflows: ['reply drafting'],
    context: {
      function: 'claims handling',
      place: 'New York',
      timeZone: 'America/New_York',
      size: 5,
      seniority: 0.4,
      regulated: true,
      tools: ['outlook'],
    },
    ...change,
  };
}

export function anObligation(change: Partial<Obligation> = {}): Obligation {
  return {
    key: 'readiness.answer:T-CLAIMS',
    rolloutId: 'R1' as RolloutId,
    personId: 'UMIA' as UserId,
    topic: 'readiness',
    text: 'Answer the readiness questions for Claims',
    why: 'Wave 1 is planned on Monday and Claims can only be in it with them.',
    sinceOn: Temporal.PlainDate.from('2027-01-04'),
    minutes: 5,
    settle: { label: 'Answer now', actionId: 'readiness.answer-questions', value: '{}' },
    ...change,
  };
}
