import {
  type Candidate,
  type Escalation,
  nextStep,
  type Path,
  type Step,
} from '../../../../src/features/prepare/escalations/escalation.ts';
import type { RolloutId, TeamId, UserId } from '../../../../src/platform/ids.ts';

export const NOW = Temporal.Instant.from('2027-01-04T09:00:00Z');
export const [MIA, TOM, LENA, HANNAH] = ['UMIA', 'UTOM', 'ULENA', 'UHANNAH'] as UserId[] as [
  UserId,
  UserId,
  UserId,
  UserId,
];
export const inHours = (hours: number) => NOW.add({ minutes: Math.round(hours * 60) });
export const there = (personId: UserId, takeBy = inHours(2)): Candidate => ({ personId, takeBy });
/** Everyone is there, and takes it within two hours. */
export const path = (change: Partial<Path> = {}): Path => ({
  champion: there(MIA),
  owner: there(TOM),
  leadBy: inHours(2),
  ...change,
});
export const coming = {
  from: 'champion',
  because: 'raised',
  askerId: HANNAH,
  asked: [],
  number: 1,
  now: NOW,
} as const;

/** Raised by Hannah and with Mia, unless told otherwise. */
export function aCase(step: Partial<Step> = {}, change: Partial<Escalation> = {}): Escalation {
  const first = nextStep(coming, path());
  return {
    id: 'E1',
    rolloutId: 'R1' as RolloutId,
    teamId: 'T1' as TeamId,
    workflow: 'reply drafting',
    link: undefined,
    words: 'The sum is wrong.',
    isCritical: false,
    isDrill: false,
    source: 'person',
    sourceId: undefined,
    askerId: HANNAH,
    raisedAt: NOW,
    resolved: undefined,
    ...change,
    steps: [{ ...first, ...untouched, ...step }],
  };
}
export const untouched = {
  taken: undefined,
  settleBy: undefined,
  tookMinutes: undefined,
  sponsorsToldAt: undefined,
};
