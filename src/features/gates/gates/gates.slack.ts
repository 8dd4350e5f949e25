import { z } from 'zod';
import type { RolloutRequest } from '../../../platform/request.ts';
import { divider, type Message, section, sentence } from '../../../platform/slack/blocks.ts';
import { action, command } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { type GateKey, gateKey } from '../../contract/gate.ts';
import { sayTrained } from '../../contract/trained.ts';
import { countTrainedIn } from '../../prepare/training/walk-counts.store.ts';
import { gateButtons } from './gate-buttons.view.ts';
import { type CardFacts, gateCard, gateLine, SHOW_GATE } from './gate-card.view.ts';
import {
  findGateStatus,
  findStatusByKey,
  listGatesAhead,
  listGatesUnderWay,
} from './gate-status.store.ts';
import { sayStatus } from './gate-words.view.ts';

/** Every gate, those under way in full; looking changes nothing. */
export const gatesCommand = command({
  command: '/rollout',
  name: 'gates',
  summary: 'what each gate asks for, what was found, and what would settle it',
  usage: '',
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  arguments: noArguments,
  run: (request) => tell(gatesMessage(request)),
});

function gatesMessage(request: RolloutRequest): Message {
  const facts = factsOf(request);
  const underWay = new Set(listGatesUnderWay(request).map(gateKey));
  const statuses = listGatesAhead(request).flatMap((gate) => findGateStatus(request, gate) ?? []);
  const [first, ...others] = statuses.filter(({ key }) => underWay.has(key));
  const later = [...others, ...statuses.filter(({ key }) => !underWay.has(key))];
  if (first === undefined) {
    return sentence(
      'The rollout is complete, so no gate is ahead. `/rollout complete` shows what is watched.',
    );
  }
  return {
    text: sayStatus(first, facts),
    blocks: [
      ...gateCard(first, facts),
      ...(later.length === 0
        ? []
        : [
            divider,
            section(later.map((one) => gateLine(one, facts)).join('\n')),
            gateButtons(
              facts.rolloutId,
              later.map(({ key }) => key),
            ),
          ]),
    ],
  };
}

const keyed = rolloutValue.extend({ gate: z.string().transform((key) => key as GateKey) });

/** One gate in full, as a dry run where it is not under way yet. */
export const showGate = action({
  actionId: SHOW_GATE,
  who: 'anyone',
  shows: 'inside',
  about: 'rollout',
  value: keyed,
  run(request, { gate: key }): Reply {
    const status = findStatusByKey(request, key);
    if (status === undefined) return unknownGate;
    const facts = factsOf(request);
    return tell({ text: sayStatus(status, facts), blocks: gateCard(status, facts) });
  },
});

export function factsOf(request: RolloutRequest): CardFacts {
  const { database, acting, rolloutId, now, today } = request;
  return {
    trained: sayTrained(countTrainedIn(request)),
    rolloutId,
    now,
    today,
    timeZone: acting.timeZone,
    isLead: acting.roles.has('lead'),
    nameOf: (id) => (id === 'groundswell' ? 'Groundswell' : findName(database, id)),
  };
}

export const unknownGate = tell(
  sentence('This gate no longer exists. `/rollout gates` shows the ones ahead.'),
);
