/* What is to be said in one round, and what goes wrong in it. */
import { divider, type Message, sentence } from '../../../src/platform/slack/blocks.ts';
import type { Dice } from '../quarter/dice.ts';
import { conversationOf, type Fate } from './fate.ts';
import type { Expect } from './flush.ts';
import { CLOSING, move, reopen } from './judge-places.ts';
import { WAYS } from './outside.ts';
import { CHANNELS, oddities, PEOPLE, type Yard } from './yard.ts';

/** Words that Slack refuses with, by what they mean. */
const CODES = [
  ...['service_unavailable', 'a_new_code', 'ratelimited', 'internal_error', 'invalid_blocks'],
  ...['msg_too_long', 'invalid_auth', 'missing_scope', 'fatal_error'],
];
/** What was said lately is changed more often than what is old. */
const LATELY = 6;
const MUCH = 23;
const METHODS = ['chat.postMessage', 'chat.postMessage', 'chat.update', 'conversations.history'];

export function sayThings(yard: Yard, dice: Dice, round: number, expect: Expect): number {
  if (dice.chance(0.05)) sayMuchAtOnce(yard, dice, round);
  const count = dice.below(dice.chance(0.1) ? 40 : 9);
  const said = yard.rows().filter(({ handler }) => handler === 'message' || handler === 'post');
  const open = said.filter(({ state }) => state === 'unknown');
  for (let number = 0; number < count; number += 1) {
    const key = `thing:${round}:${number}`;
    const to = dice.pick(PEOPLE) ?? 'U1';
    const channel = yard.slack.there(dice.pick(CHANNELS) ?? 'C1');
    const old = dice.pick(dice.chance(0.4) ? open : dice.chance(0.6) ? said.slice(-LATELY) : said);
    const way = dice.below(14);
    let isFresh: boolean;
    if (way < 5) isFresh = yard.say({ key, to, text: key, ...later(dice) });
    else if (way < 8) isFresh = yard.post({ key, to: channel, message: aPost(key, dice) });
    else if (way === 8) isFresh = yard.odd(key, to, dice.pick(oddities) ?? 'throws');
    else if (way === 9) isFresh = yard.tellOutside(key, dice.pick(WAYS) ?? '');
    else if (way > 11) isFresh = yard.ask(key, askable(yard, dice) ?? to);
    else if (old === undefined) continue;
    else isFresh = yard.change(old.key, key, `${key} instead`);
    expect(isFresh, () => `${key} could not be said.`);
    if (!dice.chance(0.1) || way > 7) continue;
    expect(!yard.say({ key, to, text: 'twice' }), () => `${key} was taken twice.`);
  }
  return count;
}

/** Mostly somebody who is known not to be disturbed, where there is one. */
const askable = ({ slack }: Yard, dice: Dice) =>
  dice.chance(0.6) ? PEOPLE.find((person) => slack.quiet.isKnown(person)) : undefined;

/** More than one message of a channel takes, each of them short. */
function sayMuchAtOnce(yard: Yard, dice: Dice, round: number): void {
  const to = yard.slack.there(dice.pick(CHANNELS) ?? 'C1');
  for (let number = 0; number < MUCH; number += 1) {
    const key = `much:${round}:${number}`;
    yard.post({ key, to, message: sentence(key) });
  }
}

const later = (dice: Dice) => (dice.chance(0.2) ? { inMs: dice.below(3_600_000) } : {});

function aPost(key: string, dice: Dice): Message {
  const message = sentence(key);
  const more = dice.pick([[], [], [], [], filling, table, chart]) ?? [];
  return { ...message, blocks: [...message.blocks, ...more] };
}

const filling = Array.from({ length: 24 }, () => divider);
/** Of some blocks a message takes few; what is in them is no question of the sender's. */
const table = [{ type: 'table', rows: [] }] as unknown as Message['blocks'];
const chart = [{ type: 'data_visualization' }] as unknown as Message['blocks'];

export function makeTrouble(yard: Yard, dice: Dice, expect: Expect): void {
  const { slack } = yard;
  if (dice.chance(0.4)) {
    const method = dice.pick(METHODS) ?? 'chat.postMessage';
    slack.fates.set(
      method,
      Array.from({ length: 1 + dice.below(3) }, () => fate(dice)),
    );
  }
  if (dice.chance(0.1)) yard.outside.losesAnswers = 1;
  if (dice.chance(0.15)) {
    const at = dice.pick(['statement', 'before-call', 'after-call'] as const) ?? 'statement';
    yard.dieAt({ at, after: dice.below(at === 'statement' ? 40 : 3) });
  }
  if (dice.chance(0.15)) {
    const place = yard.slack.there(dice.pick([...PEOPLE, ...CHANNELS]) ?? 'U1');
    const code = dice.pick(CLOSING) ?? 'is_archived';
    for (const one of [place, conversationOf(place)]) slack.closed.set(one, code);
  }
  const shut = dice.pick([...yard.closed().keys()]);
  if (shut !== undefined && dice.chance(0.4)) {
    slack.closed.delete(conversationOf(shut));
    reopen(yard, shut, expect);
  }
  const lost = dice.pick(yard.rows().filter(({ state }) => state === 'unknown'));
  if (lost !== undefined && dice.chance(0.5)) slack.chatter(lost.destination, dice.below(20));
  const moving = dice.pick(CHANNELS) ?? 'C1';
  if (dice.chance(0.04) && !slack.moved.has(moving)) move(yard, moving, `${moving}M`, expect);
  if (dice.chance(0.3)) {
    const until = yard.now() + dice.below(5) * 1_500_000;
    slack.quiet.pause(dice.pick(PEOPLE) ?? 'U1', until, dice.chance(0.5));
  }
  slack.quiet.isForbidden = dice.chance(0.05);
  slack.takesNoNewBlocks = dice.chance(0.25);
  if (dice.chance(0.06)) slack.token = dice.pick(['token_revoked', 'token_expired']);
  else if (dice.chance(0.5)) slack.token = undefined;
}

function fate(dice: Dice): Fate {
  switch (dice.below(11)) {
    case 0:
    case 1:
      return { kind: 'lost-answer' };
    case 2:
      return { kind: 'lost-request' };
    case 3:
      return { kind: 'broken' };
    case 4:
      return { kind: 'slower', seconds: dice.chance(0.7) ? 1 + dice.below(90) : undefined };
    case 5:
      return { kind: 'unreachable' };
    case 6:
      return { kind: 'status', status: dice.pick([403, 404, 408, 502]) ?? 403 };
    case 7:
      return { kind: 'nonsense' };
    case 8:
      return { kind: 'says', error: 'ratelimited', retryAfter: 1 + dice.below(80) };
    default: {
      const error = dice.pick(CODES) ?? 'a_new_code';
      return { kind: 'says', error };
    }
  }
}

const WAITS = [
  ...[300, 1100, 5000, 16_000, 40_000, 120_000, 600_000, 3_600_000, 11_000_000],
  ...[300, 1100, 5000, 16_000, 40_000, 120_000, 600_000, 3_600_000, 90_000_000],
];

/** Mostly moments, sometimes hours: limits are for seconds, and looking again for quarters of an hour; a day, for news that are none any more. */
export const waitOf = (dice: Dice) => dice.pick(WAITS) ?? 300;
