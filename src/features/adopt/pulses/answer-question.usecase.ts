import { write } from '../../../platform/database.ts';
import type { TeamId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { newSecret } from '../../../platform/sealed.ts';
import { findBallot, removeBallots, saveBallot, takesAnswers } from './ballots.store.ts';
import { findOwnChoice } from './own-pulse.store.ts';
import type { PulseCycle } from './pulse.ts';
import { answersTo, type ItemKey, type PulseAnswer } from './pulse-item.ts';
import { findAskedTeam } from './pulse-people.store.ts';
import { findCycle, findOpenCycle, markCycleSecret } from './pulses.store.ts';

export type AnswerOutcome =
  | { kind: 'answered'; teamId: TeamId }
  | { kind: 'closed' }
  | { kind: 'not-asked' };

/**
 * Takes one answer. Nothing is recorded: who has answered is nobody's business, and what they said is sealed.
 * The same question answered again, by a button that still stood there, counts once, as it was first answered.
 */
export function answerQuestion(
  request: RolloutRequest,
  given: { cycleId: string; item: ItemKey; answer: PulseAnswer },
): AnswerOutcome {
  const { database, acting } = request;
  return write(database, (): AnswerOutcome => {
    const found = findMine(request, given.cycleId);
    if (found.kind !== 'mine') return found;
    const { cycle, teamId } = found;
    const isAsked = cycle.items.some(({ key }) => key === given.item);
    if (!isAsked || !answersTo(given.item).includes(given.answer)) return { kind: 'not-asked' };
    const ballot = findBallot(database, cycle, acting.userId);
    if (ballot.has(given.item)) return { kind: 'answered', teamId };
    const who = { personId: acting.userId, teamId };
    saveBallot(
      database,
      withSecret(request, cycle),
      who,
      new Map([...ballot, [given.item, given.answer]]),
    );
    return { kind: 'answered', teamId };
  });
}

/** Takes back what somebody has answered in the pulse that is open, so that they can answer again. */
export function takeBackAnswers(request: RolloutRequest, cycleId: string): AnswerOutcome {
  const { database, acting } = request;
  return write(database, (): AnswerOutcome => {
    const found = findMine(request, cycleId);
    if (found.kind !== 'mine') return found;
    const { cycle, teamId } = found;
    const who = { personId: acting.userId, teamId };
    saveBallot(database, withSecret(request, cycle), who, new Map());
    return { kind: 'answered', teamId };
  });
}

type Mine =
  | { kind: 'mine'; cycle: PulseCycle; teamId: TeamId }
  | { kind: 'closed' }
  | { kind: 'not-asked' };

function findMine(request: RolloutRequest, cycleId: string): Mine {
  const { database, rolloutId, acting } = request;
  const cycle = findOpenCycle(database, rolloutId);
  if (cycle?.id !== cycleId) return { kind: 'closed' };
  const teamId = findAskedTeam(database, cycle.id, acting.userId);
  if (teamId === undefined || findOwnChoice(request, acting.userId) === 'out')
    return { kind: 'not-asked' };
  return { kind: 'mine', cycle, teamId };
}

/** After an export was read back the old answers open no longer: everybody is asked again. */
function withSecret({ database }: RolloutRequest, cycle: PulseCycle): PulseCycle {
  if (takesAnswers(cycle)) return cycle;
  removeBallots(database, cycle.id);
  markCycleSecret(database, cycle.id, newSecret());
  return findCycle(database, cycle.id) ?? cycle;
}
