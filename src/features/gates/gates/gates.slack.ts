import { z } from 'zod';
import type { Reading } from '../../../platform/reading.ts';
import { divider, type Message, section, sentence } from '../../../platform/slack/blocks.ts';
import { action, command, type RolloutRequest } from '../../../platform/slack/declarations.ts';
import { findName } from '../../../platform/slack/directory.ts';
import { noArguments, rolloutValue } from '../../../platform/slack/fields.ts';
import { type Reply, tell } from '../../../platform/slack/reply.ts';
import { type Gate, type GateBook, type GateKey, gateKey } from './gate.ts';
import { gateButtons } from './gate-buttons.view.ts';
import { type CardFacts, gateCard, gateLine, SHOW_GATE } from './gate-card.view.ts';
import {
  findGateByKey,
  findGateStanding,
  listGatesAhead,
  listGatesUnderWay,
} from './gate-standing.store.ts';
import type { GateStanding } from './gate-standing.ts';
import { sayStanding } from './gate-words.view.ts';

type Book = GateBook<Reading>;

/** Every gate, those under way in full; looking changes nothing. */
export const gatesCommand = (book: Book) =>
  command({
    command: '/rollout',
    name: 'gates',
    summary: 'what each gate asks for, what was found, and what would settle it',
    usage: '',
    who: 'anyone',
    about: 'rollout',
    arguments: noArguments,
    run: (request) => tell(gatesMessage(book, request)),
  });

function gatesMessage(book: Book, request: RolloutRequest): Message {
  const facts = factsOf(request);
  const underWay = new Set(listGatesUnderWay(book, request).map(gateKey));
  const standings = listGatesAhead(book, request).flatMap((gate) =>
    standingOf(book, request, gate),
  );
  const [first, ...others] = standings.filter(({ key }) => underWay.has(key));
  const later = [...others, ...standings.filter(({ key }) => !underWay.has(key))];
  if (first === undefined) {
    return sentence('The rollout is in its last phase, so there are no more gates.');
  }
  return {
    text: sayStanding(first, facts),
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
export const showGate = (book: Book) =>
  action({
    actionId: SHOW_GATE,
    who: 'anyone',
    about: 'rollout',
    value: keyed,
    run(request, { gate: key }): Reply {
      const standing = standingByKey(book, request, key);
      if (standing === undefined) return unknownGate;
      const facts = factsOf(request);
      return tell({ text: sayStanding(standing, facts), blocks: gateCard(standing, facts) });
    },
  });

function standingOf(book: Book, { database, now }: RolloutRequest, gate: Gate): GateStanding[] {
  const standing = findGateStanding(book, database, gate, now);
  return standing === undefined ? [] : [standing];
}

export function standingByKey(
  book: Book,
  request: RolloutRequest,
  key: GateKey,
): GateStanding | undefined {
  const gate = findGateByKey(book, request, key);
  return gate === undefined ? undefined : standingOf(book, request, gate)[0];
}

export function factsOf({ database, acting, rolloutId, now, today }: RolloutRequest): CardFacts {
  return {
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
