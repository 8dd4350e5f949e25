import {
  type Actor,
  agreeAction,
  identify,
  implement,
  type Learning,
  type LearningAction,
  type LearningOutcome,
  observe,
  type Trial,
} from '../../../../src/features/waves/learnings/learning.ts';
import type { LearningId, RolloutId, TeamId, UserId } from '../../../../src/platform/ids.ts';

export const day = (text: string) => Temporal.PlainDate.from(text);
export const claims = 'claims' as TeamId;
export const legal = 'legal' as TeamId;
const mia = 'mia' as UserId;
export const lead: Actor = { personId: 'lena' as UserId, teamId: undefined, isLead: true };
export const member: Actor = { personId: mia, teamId: claims, isLead: false };

export function made(outcome: LearningOutcome): Learning {
  if (outcome.kind !== 'done') throw new Error(`It was refused: ${outcome.kind}`);
  return outcome.learning;
}

export function aLearning(changes: Partial<Learning> = {}): Learning {
  const learning = made(
    observe({
      id: 'L1' as LearningId,
      rolloutId: 'support-copilot' as RolloutId,
      wave: 0,
      teamId: claims,
      foundBy: mia,
      observedOn: day('2026-03-09'),
      what: 'Escalations outside office hours reach nobody',
      severity: 'must',
    }),
  );
  return { ...learning, ...changes };
}

export const agreement: Omit<LearningAction, 'implementedOn'> = {
  kind: 'document',
  what: 'Add the night shift to the escalation path',
  link: 'core:escalation-night',
  ownerId: mia,
  dueOn: undefined,
};

export function implemented(changes: Partial<Learning> = {}): Learning {
  const identified = made(identify(aLearning(changes), 'Cause', day('2026-03-10')));
  return made(
    implement(made(agreeAction(identified, agreement, day('2026-03-11'))), day('2026-03-12')),
  );
}

export function trial(teamId: TeamId, worked = true): Trial {
  return { teamId, by: 'bao' as UserId, on: day('2026-03-16'), worked, note: '' };
}
