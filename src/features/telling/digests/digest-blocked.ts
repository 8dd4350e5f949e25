import { compareTimes, isBefore } from '../../../platform/calendar.ts';
import { type HeldUp, heldUpKey } from '../../contract/held-up.ts';
import { byUrgency, type Obligation } from '../../contract/obligation.ts';
import type { Blocked, Thing } from './digest-facts.ts';

/** A digest looks ahead to the next one: what is due until then is worth naming. */
const LOOK_AHEAD_DAYS = 7;

type Facts = {
  obligations: readonly Obligation[];
  today: Temporal.PlainDate;
  nextWave: number | undefined;
};

/**
 * What holds others up and is due before the next digest, by its cause: whatever holds up the same thing
 * is one entry, and so are things that wait for the same to be done. The most urgent first.
 */
export function selectBlocked(facts: Facts, decisionKey: string | undefined): Blocked[] {
  const nextDigestOn = facts.today.add({ days: LOOK_AHEAD_DAYS });
  const isDue = ({ dueOn }: Obligation) => dueOn === undefined || isBefore(dueOn, nextDigestOn);
  const blocking = facts.obligations
    .filter((one) => one.blocks !== undefined && one.key !== decisionKey && isDue(one))
    .sort(byUrgency(facts.today));
  const byThing = [...Map.groupBy(blocking, ({ key }) => key).values()].map((owed) =>
    thingFrom(owed, facts.nextWave),
  );
  const byWaits = Map.groupBy(byThing, ({ waits }) => heldUpKey(waits));
  const alone = [...byWaits.values()].flatMap(merged);
  return [...Map.groupBy(alone, sameCause).values()]
    .map(joined)
    .sort((a, b) => byUrgency(facts.today)(a.first, b.first))
    .map(({ first: _first, ...blocked }) => blocked);
}

type Found = Blocked & { first: Obligation };

type Owed = { waits: HeldUp; thing: Thing; first: Obligation };

/** One thing that is owed, by all who owe it. */
function thingFrom(owed: readonly Obligation[], nextWave: number | undefined): Owed {
  const [first] = owed as [Obligation, ...Obligation[]];
  const byIds = [...new Set(owed.map(({ personId }) => personId))];
  const { blocks, text, sinceOn } = first;
  return { waits: canonical(blocks as HeldUp, nextWave), thing: { text, byIds, sinceOn }, first };
}

/** Everything that holds up one thing. */
function merged(all: readonly Owed[]): Found[] {
  const [first] = all;
  if (first === undefined) return [];
  if (all.length === 1) {
    const { waits, thing } = first;
    return [{ waits: [waits], things: [thing], sinceOn: thing.sinceOn, first: first.first }];
  }
  const things = distinct(withoutEchoes(all).map(({ thing }) => thing));
  return [
    {
      waits: [first.waits],
      things,
      sinceOn: earliest(things.map(({ sinceOn }) => sinceOn)),
      first: first.first,
    },
  ];
}

/** What a gate asks in general is left out where the same people are asked for the very thing. */
function withoutEchoes(all: readonly Owed[]): readonly Owed[] {
  const isEcho = ({ first: { topic, settle }, thing }: Owed) =>
    topic === 'gates' &&
    all.some(
      (other) =>
        other.first.topic !== 'gates' &&
        other.thing.text.startsWith(settle.label) &&
        other.thing.byIds.join() === thing.byIds.join(),
    );
  return all.filter((one) => !isEcho(one));
}

/** The same words of two features are one thing to do. */
function distinct(things: readonly Thing[]): Thing[] {
  return [...Map.groupBy(things, ({ text, byIds }) => `${text} ${byIds.join()}`).values()].flatMap(
    ([one]) => one ?? [],
  );
}

/** Of things of one kind that wait for one thing each: the kind, and what is to be done, by the beginning of its key. */
function sameCause({ waits, things, first }: Found): string {
  const [held, ...others] = waits;
  if (held === undefined || others.length > 0 || things.length > 1) {
    return `own ${waits.map(heldUpKey).join()}`;
  }
  return `${held.kind} ${first.key.split(':', 1)[0]}`;
}

function joined(all: readonly Found[]): Found {
  const [first] = all as [Found, ...Found[]];
  if (all.length === 1) return first;
  const things = all.flatMap((one) => one.things);
  const byIds = [...new Set(things.flatMap((one) => one.byIds))];
  const sinceOn = earliest(all.map((one) => one.sinceOn));
  const text = inCommon(things.map((thing) => thing.text)) ?? first.first.settle.label;
  return {
    waits: all.flatMap(({ waits }) => waits),
    things: [{ text, byIds, sinceOn }],
    sinceOn,
    first: first.first,
  };
}

/** Words that lead up to what differs: "Decide on protected hours" *for Mia*. */
const LEADING = /(?:\s+(?:for|of|to|in|as|on|with|at|by|the|a)|[:,“(*])+$/;
const WORDS_MIN = 2;

/** What texts begin with, in whole words; undefined where that says too little. */
function inCommon(texts: readonly string[]): string | undefined {
  const [first = '', ...rest] = new Set(texts);
  if (rest.length === 0) return texts[0];
  const words = first.split(' ');
  const shared = rest.reduce((most, text) => countShared(words.slice(0, most), text), words.length);
  const same = words.slice(0, shared).join(' ').replace(LEADING, '');
  return same.split(' ').length < WORDS_MIN ? undefined : same;
}

/** With how many of these words a text begins; thousands of texts are not taken apart for it. */
function countShared(words: readonly string[], text: string): number {
  let at = 0;
  for (const [index, word] of words.entries()) {
    const end = at + word.length;
    const isWhole = end === text.length || text[end] === ' ';
    if (!text.startsWith(word, at) || !isWhole) return index;
    at = end + 1;
  }
  return words.length;
}

function earliest(dates: readonly Temporal.PlainDate[]): Temporal.PlainDate {
  // Dates are shared, so that most of them are the same one.
  return dates.reduce((a, b) => (b !== a && compareTimes(b, a) < 0 ? b : a));
}

/** The next wave, its gate and its number are one thing to everyone who waits for it. */
function canonical(heldUp: HeldUp, nextWave: number | undefined): HeldUp {
  if (heldUp.kind === 'next-wave' && nextWave !== undefined) {
    return { kind: 'wave', number: nextWave };
  }
  if (heldUp.kind === 'gate' && heldUp.gate.startsWith('wave-')) {
    return { kind: 'wave', number: Number(heldUp.gate.slice('wave-'.length)) };
  }
  return heldUp;
}
