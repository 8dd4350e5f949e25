/* Single lines of a digest, the same in the channel and behind its buttons. */
import type { UserId } from '../../../platform/ids.ts';
import { esc } from '../../../platform/slack/blocks.ts';
import { capitalised, sayCount, sayDate, sayFew, withinSentence } from '../../../platform/words.ts';
import { type HeldUp, sayHeldUp } from '../../contract/held-up.ts';
import type { Blocked, Queue, Thing } from './digest-facts.ts';

const NAMED_MAX = 4;
const THINGS_MAX = 3;

export type Naming = {
  today: Temporal.PlainDate;
  nameOf: (userId: UserId) => string;
  withNames: (text: string) => string;
};

/** What waits, for what, whose it is and since when; several things of one cause in one line. */
export function blockedLine(naming: Naming, { waits, things, sinceOn }: Blocked): string {
  const verb = waits.length === 1 ? 'waits' : 'wait';
  const waiting = `${capitalised(naming.withNames(sayAllHeldUp(waits)))} ${verb}`;
  const since = sayDate(sinceOn, naming.today);
  const [thing, ...others] = things;
  if (thing === undefined) return waiting;
  const longest =
    waits.length > 1 || others.length > 0 ? `the longest since ${since}` : `since ${since}`;
  if (others.length === 0) {
    return `${waiting} for ${who(naming, thing)}: ${what(naming, thing)} (${longest})`;
  }
  const isOneOwner = others.every(({ byIds }) => byIds.join() === thing.byIds.join());
  if (isOneOwner) {
    const all = things.map((one) => what(naming, one));
    return `${waiting} for ${who(naming, thing)}: ${inShort(all)} (${longest})`;
  }
  const all = things.map((one) => `${what(naming, one)} (${who(naming, one)})`);
  return `${waiting} for ${sayCount(things.length, 'thing')}: ${inShort(all)}; ${longest}`;
}

/** "3 teams wait to join, *Broker Desk* the longest: 10 days, since Friday 5 March." */
export function queueLine({ teams, longest }: Queue, today: Temporal.PlainDate): string {
  const name = `*${esc(longest.name)}*`;
  const days = longest.sinceOn.until(today).total('days');
  const since = `since ${sayDate(longest.sinceOn, today)}${days < 2 ? '' : ` (${days} days)`}`;
  if (teams === 1) return `${name} waits to join, ${since}.`;
  return `${teams} teams wait to join, ${name} the longest: ${since}.`;
}

/** A few names; whom to look up is known only by then. */
export function few(ids: readonly UserId[], say: (id: UserId) => string): string {
  return sayFew(ids.slice(0, NAMED_MAX).map(say), NAMED_MAX, ids.length);
}

function who({ nameOf }: Naming, { byIds }: Thing): string {
  return few(byIds, (id) => esc(nameOf(id)));
}

function what({ withNames }: Naming, { text }: Thing): string {
  return withinSentence(withNames(text));
}

function inShort(all: readonly string[]): string {
  const more = all.length - THINGS_MAX;
  return [...all.slice(0, THINGS_MAX), ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

const TITLES: Partial<Record<HeldUp['kind'], string>> = {
  certificate: 'the certificates for',
  'new-access': 'new access in',
};

function sayAllHeldUp(all: readonly HeldUp[]): string {
  const names = all.flatMap((one) => ('teamName' in one ? `*${one.teamName}*` : []));
  const title = TITLES[all[0]?.kind ?? 'wave'];
  if (all.length > 1 && title !== undefined && names.length === all.length) {
    return `${title} ${sayFew(names, THINGS_MAX)}`;
  }
  return sayFew(all.map(sayHeldUp), THINGS_MAX);
}
