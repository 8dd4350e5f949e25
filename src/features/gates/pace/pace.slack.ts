import { command, type RolloutRequest } from '../../../platform/slack/declarations.ts';
import { noArguments } from '../../../platform/slack/fields.ts';
import { tell } from '../../../platform/slack/reply.ts';
import { weekOf } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { sayGate, sayPhase } from '../gates/gate.view.ts';
import { findGateStanding, listGatesUnderWay } from '../gates/gate-standing.store.ts';
import { paceReport } from './pace.ts';
import { type PaceWords, paceMessage } from './pace.view.ts';
import { findPaceFacts, type PaceParts } from './pace-facts.store.ts';

/** `/rollout pace`: the answer to "roll it out now", ready to be forwarded. */
export const paceCommand = (parts: PaceParts) =>
  command({
    command: '/rollout',
    name: 'pace',
    summary: 'what would break if everyone went live now, ready to show to leadership',
    usage: '',
    who: ['lead', 'sponsor'],
    about: 'rollout',
    arguments: noArguments,
    run: (request) =>
      tell(paceMessage(paceReport(findPaceFacts(parts, request)), wordsOf(parts, request))),
  });

function wordsOf({ book }: PaceParts, request: RolloutRequest): PaceWords {
  const { database, rolloutId, now, today } = request;
  const rollout = findRollout(database, rolloutId);
  const [gate] = listGatesUnderWay(book, request);
  const standing = gate === undefined ? undefined : findGateStanding(book, database, gate, now);
  return {
    rolloutName: rollout?.name ?? '',
    phaseWords:
      rollout === undefined ? '' : `${sayPhase(rollout.phase)}, week ${weekOf(rollout, today)}`,
    nextGate:
      standing === undefined
        ? undefined
        : { words: sayGate(standing.key), opensOn: standing.verdict.opensOn },
  };
}
