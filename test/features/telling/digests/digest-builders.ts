import type { Obligation } from '../../../../src/features/contract/obligation.ts';
import type { DigestFacts } from '../../../../src/features/telling/digests/digest-facts.ts';
import { MEANING, type Story } from '../../../../src/features/telling/digests/story.ts';
import type { RolloutId, UserId } from '../../../../src/platform/ids.ts';

export const BAO = 'U-BAO' as UserId;
export const on = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);

export function theFacts(change: Partial<DigestFacts> = {}): DigestFacts {
  return {
    rolloutId: 'R1' as RolloutId,
    rolloutName: 'Support copilot',
    week: 7,
    startsOn: on('2026-10-26'),
    phaseInWords: 'the infrastructure is being built',
    paused: undefined,
    today: on('2026-12-07'),
    period: { after: at('2026-11-30T08:00:00Z'), until: at('2026-12-07T08:00:00Z') },
    liveTeams: { names: ['Claims', 'Billing'], count: 2, of: 9 },
    stories: [],
    nextWave: undefined,
    queue: undefined,
    shutGate: undefined,
    obligations: [],
    concerns: [],
    overrides: [],
    dates: { dueGate: undefined, next: { what: 'gate to broad rollout', on: on('2026-12-14') } },
    ...change,
  };
}

export function owed(change: Partial<Obligation> = {}): Obligation {
  return {
    key: 'training.sign-off:BAO',
    rolloutId: 'R1' as RolloutId,
    personId: BAO,
    topic: 'training',
    text: 'Sign off the practice task',
    why: 'Wave 1 waits for it.',
    sinceOn: on('2026-11-26'),
    minutes: 5,
    settle: { label: 'Look at it', actionId: 'training.open-task', value: '1' },
    ...change,
  };
}

export function story(text: string, meaning: number = MEANING.team): Story {
  return { text, at: at('2026-12-01T08:00:00Z').epochMilliseconds, meaning };
}
