import type { RolloutRequest } from '../../../platform/request.ts';
import { command } from '../../../platform/slack/declarations.ts';
import { noArguments } from '../../../platform/slack/fields.ts';
import { tell } from '../../../platform/slack/reply.ts';
import { sayGate, sayPhase } from '../../contract/gate-words.ts';
import { weekOf } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { findNextGateStatus } from '../gates/gate-status.store.ts';
import { paceReport } from './pace.ts';
import { type PaceWords, paceMessage } from './pace.view.ts';
import { getPaceFacts } from './pace-facts.store.ts';

/** `/rollout pace`: the answer to "roll it out now", ready to be forwarded. */
export const paceCommand = command({
  command: '/rollout',
  name: 'pace',
  summary: 'what would break if everyone went live now, ready to show to leadership',
  usage: '',
  who: ['lead', 'sponsor'],
  instead: [{ says: 'See where it stands', run: '/rollout status' }],
  about: 'rollout',
  arguments: noArguments,
  run: (request) => tell(paceMessage(paceReport(getPaceFacts(request)), wordsOf(request))),
});

function wordsOf(request: RolloutRequest): PaceWords {
  const { database, rolloutId, today } = request;
  const rollout = findRollout(database, rolloutId);
  const status = findNextGateStatus(request);
  return {
    rolloutName: rollout?.name ?? '',
    phaseWords:
      rollout === undefined ? '' : `${sayPhase(rollout.phase)}, week ${weekOf(rollout, today)}`,
    nextGate:
      status === undefined
        ? undefined
        : { words: sayGate(status.key), opensOn: status.verdict.opensOn },
  };
}
