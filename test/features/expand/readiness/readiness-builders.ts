import { judgeCapacity } from '../../../../src/features/expand/readiness/capacity.ts';
import type { ConfirmedMust } from '../../../../src/features/expand/readiness/must-confirmation.ts';
import type { ReadinessFacts } from '../../../../src/features/expand/readiness/readiness.ts';
import {
  type AskedItem,
  askedItems,
  type Level,
  type ReadinessAnswer,
  type SpeakerRole,
} from '../../../../src/features/expand/readiness/readiness-answer.ts';
import { MONDAY_TO_FRIDAY } from '../../../../src/features/teams/calendars/working-calendar.ts';
import type { TeamId, UserId } from '../../../../src/platform/ids.ts';

export const day = (text: string) => Temporal.PlainDate.from(text);
export const today = day('2026-03-09');
export const claims = 'claims' as TeamId;
export const window = { fromOn: day('2026-03-16'), untilOn: day('2026-03-27') };
export const [SPONSOR, OWNER, MANAGER] = ['sponsor', 'owner', 'boss'] as UserId[] as [
  UserId,
  UserId,
  UserId,
];
export const team = { size: 9, calendar: MONDAY_TO_FRIDAY };

export function said(
  item: AskedItem,
  level: Level,
  role: SpeakerRole = 'champion',
  on = '2026-03-02',
  evidence = 'https://wiki.example/claims',
): ReadinessAnswer {
  const saidAt = Temporal.Instant.from(`${on}T10:00:00Z`);
  return { teamId: claims, item, level, evidence, saidBy: role as UserId, role, saidAt };
}

export const allYes = [
  { ...said('data-rules', 'yes'), ownerId: OWNER },
  ...askedItems.map((item) => said(item, 'yes')),
];

export const yesFrom = (must: ConfirmedMust, saidBy: UserId, about = '') => ({
  ...{ teamId: claims, must, says: 'yes' as const, words: '', about, saidBy },
  saidAt: Temporal.Instant.from('2026-03-03T10:00:00Z'),
});
export const RULES = JSON.stringify(['https://wiki.example/claims', OWNER]);

/** The manager said of the weeks that they are calm. */
export const weeks = {
  ...{ teamId: claims, window, disturbances: [], isKnown: true, saidBy: MANAGER },
  ...{ role: 'manager' as const, saidAt: Temporal.Instant.from('2026-03-02T10:00:00Z') },
};

export const confirming: ReadinessFacts['confirming'] = {
  confirmations: [yesFrom('sponsor-consent', SPONSOR), yesFrom('data-rules', OWNER, RULES)],
  capacity: [weeks],
  sponsorIds: [SPONSOR],
  managerId: MANAGER,
  hasLeft: () => false,
  since: Temporal.Instant.from('2026-03-02T10:00:00Z'),
};
export const read: ReadinessFacts['read'] = {
  'knowledge-covers': { level: 'yes', words: '8 of 8 entries are published' },
  'reviewers-named': { level: 'yes', words: '2 named' },
};

export function facts(changes: Partial<ReadinessFacts> = {}): ReadinessFacts {
  const capacity = judgeCapacity([], team, window);
  const base = { teamId: claims, champion: 'confirmed', capacity, answers: allYes } as const;
  return { ...base, confirming, read, ...changes };
}
