/* What holds people back most, from what is told of a pulse alone: it can give away no more than that. */
import type { RolloutId, TeamId, UserId } from '../../../platform/ids.ts';
import { type Band, TOLD_PEOPLE_MIN, yesIn } from '../pulses/pulse-band.ts';
import { type Construct, constructs } from '../pulses/pulse-item.ts';
import { wilsonInterval } from '../segments/wilson.ts';

/** A told share of one construct, and of how many people it is. */
export type ToldShare = { band: Band; people: number };

export type Barrier =
  /** Not all four constructs have been told of yet. */
  | { kind: 'unknown' }
  /** Most people say yes to all four. */
  | { kind: 'none' }
  /** No construct is shown to be weaker than every other one. */
  | { kind: 'mixed' }
  | { kind: 'named'; construct: Construct };

export const barrierChoices = ['taken-up', 'declined'] as const;

/** What somebody decided about a recommended action, with their words. */
export type BarrierAnswer = {
  id: string;
  rolloutId: RolloutId;
  teamId: TeamId | null;
  cycleId: string;
  construct: Construct;
  choice: (typeof barrierChoices)[number];
  says: string;
  byId: UserId;
  decidedAt: Temporal.Instant;
};

/** A barrier of a team, or of the rollout as a whole, and what was decided about its action. */
export type FoundBarrier = {
  teamId: TeamId | undefined;
  barrier: Barrier;
  answer: BarrierAnswer | undefined;
};

/**
 * The weakest of the four constructs. It is named only where the lower end of its Wilson interval (95 %, of the
 * share that does not say yes, at the least that the bands allow) lies above the share of each other one, at the
 * most that the bands allow.
 */
export function barrierOf(told: ReadonlyMap<Construct, readonly ToldShare[]>): Barrier {
  const weak = constructs.map((construct) => {
    const shares = told.get(construct) ?? [];
    const people = shares.reduce((sum, one) => sum + one.people, 0);
    const counts = shares.map((one) => weakIn(one));
    const least = counts.reduce((sum, one) => sum + one.least, 0);
    const most = counts.reduce((sum, one) => sum + one.most, 0);
    return { construct, people, least, most, shares };
  });
  if (weak.some(({ people }) => people < TOLD_PEOPLE_MIN)) return { kind: 'unknown' };
  if (weak.every(({ shares }) => shares.every(({ band }) => band === 'most')))
    return { kind: 'none' };
  const named = weak.find(({ construct, least, people }) => {
    const { low } = wilsonInterval(least, people);
    return weak.every((other) => other.construct === construct || low > other.most / other.people);
  });
  return named === undefined ? { kind: 'mixed' } : { kind: 'named', construct: named.construct };
}

function weakIn({ band, people }: ToldShare): { least: number; most: number } {
  const yes = yesIn(band, people);
  return { least: people - yes.most, most: people - yes.least };
}
