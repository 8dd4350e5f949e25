import { z } from 'zod';
import type { Reading } from '../../../platform/reading.ts';
import { type Message, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, type RolloutRequest } from '../../../platform/slack/declarations.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { open, type Reply, tell } from '../../../platform/slack/reply.ts';
import { nextPhase } from '../../rollout/rollouts/rollout.ts';
import { findRollout } from '../../rollout/rollouts/rollouts.store.ts';
import { type Gate, type GateBook, type GateKey, gateKey } from './gate.ts';
import { gateButtons } from './gate-buttons.view.ts';
import { EDIT_GATE, OPEN_GATE } from './gate-card.view.ts';
import { editGateModal, openGateModal } from './gate-modals.view.ts';
import { findCriteriaOf, findGateByKey, listGatesUnderWay } from './gate-standing.store.ts';
import type { GateStanding } from './gate-standing.ts';
import type { GateVersion } from './gate-version.ts';
import { sayStanding } from './gate-words.view.ts';
import { factsOf, standingByKey, unknownGate } from './gates.slack.ts';
import { findGateVersion } from './gates.store.ts';

type Book = GateBook<Reading>;

const keyed = rolloutValue.extend({ gate: z.string().transform((key) => key as GateKey) });

/** `/rollout gate open`: asks once more, and only when there is something to open. */
export const openCommand = (book: Book) =>
  command({
    command: '/rollout',
    name: 'gate open',
    summary: 'open the gate to the next phase',
    usage: '',
    who: ['lead'],
    about: 'rollout',
    arguments: noArguments,
    run(request): Reply {
      const phase = findRollout(request.database, request.rolloutId)?.phase;
      if (phase === undefined) return unknownGate;
      return askToOpen(book, request, {
        kind: 'phase',
        rolloutId: request.rolloutId,
        leaving: phase,
      });
    },
  });

export const openButton = (book: Book) =>
  action({
    actionId: OPEN_GATE,
    who: ['lead'],
    about: 'rollout',
    value: keyed,
    run(request, { gate: key }): Reply {
      const gate = findGateByKey(book, request, key);
      return gate === undefined ? unknownGate : askToOpen(book, request, gate);
    },
  });

function askToOpen(book: Book, request: RolloutRequest, gate: Gate): Reply {
  if (gate.kind === 'wave') {
    return tell(sentence('A wave’s gate opens when the wave is started: `/rollout wave start`.'));
  }
  if (nextPhase(gate.leaving) === undefined) {
    return tell(sentence('The rollout is in its last phase, so there are no more gates.'));
  }
  const standing = standingByKey(book, request, gateKey(gate));
  if (standing === undefined) return unknownGate;
  const facts = factsOf(request);
  if (standing.passed !== undefined || standing.refusal !== undefined) {
    return tell(refusedMessage(request, standing));
  }
  return open(openGateModal(request.rolloutId, gate.leaving, standing, facts));
}

/** Why it stays shut, with the button that shows what is missing. */
export function refusedMessage(request: RolloutRequest, standing: GateStanding): Message {
  const facts = factsOf(request);
  const says = `${sayStanding(standing, facts)} Nothing was changed.`;
  if (standing.passed !== undefined) return sentence(says);
  return sentence(says, gateButtons(facts.rolloutId, [standing.key], 'See what is missing'));
}

export const editButton = (book: Book) =>
  action({
    actionId: EDIT_GATE,
    who: ['lead'],
    about: 'rollout',
    value: keyed,
    run: (request, { gate: key }) => openEdit(book, request, key),
  });

export const editCommand = (book: Book) =>
  command({
    command: '/rollout',
    name: 'gate edit',
    summary: 'change the criteria of the next gate, as a new version on the record',
    usage: '',
    who: ['lead'],
    about: 'rollout',
    arguments: noArguments,
    run(request): Reply {
      const [gate] = listGatesUnderWay(book, request);
      return gate === undefined ? unknownGate : openEdit(book, request, gateKey(gate));
    },
  });

/** A planned wave's gate may be changed before the wave begins; that freezes it first. */
function firstVersionOf(book: Book, request: RolloutRequest, gate: Gate): GateVersion | undefined {
  const standing = gate.kind === 'wave' ? standingByKey(book, request, gateKey(gate)) : undefined;
  return standing === undefined ? undefined : { ...standing.version, number: 1 };
}

function openEdit(book: Book, request: RolloutRequest, key: GateKey): Reply {
  const { database, rolloutId } = request;
  const gate = findGateByKey(book, request, key);
  if (gate === undefined) return unknownGate;
  const version = findGateVersion(database, rolloutId, key) ?? firstVersionOf(book, request, gate);
  if (version === undefined) {
    return tell(
      sentence(
        'This gate’s criteria aren’t frozen yet. That happens when its phase or wave begins; from then on you can change them here.',
      ),
    );
  }
  return open(editGateModal(rolloutId, version, findCriteriaOf(book, database, gate)));
}
