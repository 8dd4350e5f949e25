import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { type Message, sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { asLook } from '../../../platform/slack/refusal.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { type Gate, type GateKey, gateKey } from '../../contract/gate.ts';
import { nextPhase } from '../../contract/phase.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { gateButtons } from './gate-buttons.view.ts';
import { EDIT_GATE, OPEN_GATE } from './gate-card.view.ts';
import { editGateModal, openGateModal } from './gate-modals.view.ts';
import {
  findGateByKey,
  findStatusByKey,
  listCriteriaOf,
  listGatesUnderWay,
} from './gate-status.store.ts';
import type { GatePass, GateStatus } from './gate-status.ts';
import type { GateVersion } from './gate-version.ts';
import { sayPass, sayStatus } from './gate-words.view.ts';
import { factsOf, unknownGate } from './gates.slack.ts';
import { findGatePass, findGateVersion } from './gates.store.ts';

const keyed = rolloutValue.extend({ gate: z.string().transform((key) => key as GateKey) });

/** `/rollout gate open`: asks once more, and only when there is something to open. */
export const openCommand = command({
  command: '/rollout',
  name: 'gate open',
  summary: 'open the gate to the next phase',
  usage: '',
  who: ['lead'],
  instead: [{ says: 'See the gates', run: '/rollout gates' }],
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const phase = findRollout(request.database, request.rolloutId)?.phase;
    if (phase === undefined) return unknownGate;
    return askToOpen(request, {
      kind: 'phase',
      rolloutId: request.rolloutId,
      leaving: phase,
    });
  },
});

export const openButton = action({
  actionId: OPEN_GATE,
  who: ['lead'],
  about: 'rollout',
  value: keyed,
  run(request, { gate: key }): Reply {
    const gate = findGateByKey(request, key);
    return gate === undefined ? unknownGate : askToOpen(request, gate);
  },
});

function askToOpen(request: RolloutRequest, gate: Gate): Reply {
  if (gate.kind === 'wave') {
    return tell(sentence('A wave’s gate opens when the wave is started: `/rollout wave start`.'));
  }
  if (nextPhase(gate.leaving) === undefined) {
    return tell(
      sentence('Completion takes a lead and a sponsor: `/rollout complete`. Nothing was changed.'),
    );
  }
  const status = findStatusByKey(request, gateKey(gate));
  if (status === undefined) return unknownGate;
  const facts = factsOf(request);
  if (status.passed !== undefined || status.refusal !== undefined) {
    return tell(asLook(refusedMessage(request, status)));
  }
  return open(openGateModal(request.rolloutId, gate.leaving, status, facts));
}

/** Why it stays shut, with the button that shows what is missing. */
export function refusedMessage(request: RolloutRequest, status: GateStatus): Message {
  const facts = factsOf(request);
  const says = `${sayStatus(status, facts)} Nothing was changed.`;
  if (status.passed !== undefined) return sentence(says);
  return sentence(says, gateButtons(facts.rolloutId, [status.key], 'See what is missing'));
}

/** What it asked when it was opened stays, so that the evidence beside it can be read. */
export function openedAlready(request: RolloutRequest, pass: GatePass): Message {
  return sentence(`${sayPass(pass, factsOf(request))} What it asked stays. Nothing was changed.`);
}

export const editButton = action({
  actionId: EDIT_GATE,
  who: ['lead'],
  about: 'rollout',
  value: keyed,
  run: (request, { gate: key }) => openEdit(request, key),
});

export const editCommand = command({
  command: '/rollout',
  name: 'gate edit',
  summary: 'change the criteria of the next gate, as a new version on the record',
  usage: '',
  who: ['lead'],
  instead: [{ says: 'See the gates', run: '/rollout gates' }],
  about: 'rollout',
  arguments: noArguments,
  run(request): Reply {
    const [gate] = listGatesUnderWay(request);
    return gate === undefined ? unknownGate : openEdit(request, gateKey(gate));
  },
});

/** A planned wave's gate may be changed before the wave begins; that freezes it first. */
function firstVersionOf(request: RolloutRequest, gate: Gate): GateVersion | undefined {
  const status = gate.kind === 'wave' ? findStatusByKey(request, gateKey(gate)) : undefined;
  return status === undefined ? undefined : { ...status.version, number: 1 };
}

function openEdit(request: RolloutRequest, key: GateKey): Reply {
  const { database, rolloutId } = request;
  const gate = findGateByKey(request, key);
  if (gate === undefined) return unknownGate;
  const pass = findGatePass(database, rolloutId, key);
  if (pass !== undefined) return tell(asLook(openedAlready(request, pass)));
  const version = findGateVersion(database, rolloutId, key) ?? firstVersionOf(request, gate);
  if (version === undefined) {
    return tell(
      sentence(
        'This gate’s criteria aren’t frozen yet. That happens when its phase or wave begins; from then on you can change them here.',
      ),
    );
  }
  return open(editGateModal(rolloutId, version, listCriteriaOf(request, gate)));
}
