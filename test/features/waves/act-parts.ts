/* What every act at random is made of. */
import fc from 'fast-check';
import type { Database } from '../../../src/platform/database.ts';
import type { RolloutId, TeamId, UserId, WorkspaceId } from '../../../src/platform/ids.ts';
import { aRollout, aTeam } from '../../support/builders.ts';

export const R1 = 'R1' as RolloutId;
export const of = { workspaceId: 'TBRIGHTWATER' as WorkspaceId, rolloutId: R1 };
export const TEAMS = ['T1', 'T2', 'T3', 'T4', 'T5'] as TeamId[];
export const PEOPLE = ['UMIA', 'UBAO', 'UDANIEL'] as UserId[];
export const FIRST = Temporal.Instant.from('2027-01-25T09:00:00Z');
export const rollout = aRollout({ phase: 'infrastructure', pilotTeamId: 'T1' as TeamId });

export type Act = { what: string; run(on: Database, now: Temporal.Instant): void };
export const team = fc.constantFrom(...TEAMS);
export const person = fc.constantFrom(...PEOPLE);
export const teamOf = (id: TeamId) => aTeam({ id, name: `Team ${id}`, memberIds: PEOPLE });
export const dateOf = (now: Temporal.Instant) => now.toZonedDateTimeISO('UTC').toPlainDate();

export const saidBy = 'UMIA' as UserId;
