import { sayDate, sayFew, sayList } from '../../../platform/words.ts';

/** What happened in one team during a week. */
export type TeamNews = {
  team: string;
  at: number;
  did: ReadonlySet<TeamEvent>;
  /** By what happened to them. */
  people: ReadonlyMap<TeamEvent, string>;
  /** Until when nothing changes for its people, where it lost its champion and has no new one. */
  graceUntil: Temporal.PlainDate | undefined;
};

/** In the order in which they are told. */
export const teamEvents = [
  'live',
  'lost',
  'champion',
  'certified',
  'back-up',
  'answered',
  'asked',
  'withdrew',
] as const;
export type TeamEvent = (typeof teamEvents)[number];

/** Which acts in the record are a team's, and what happened by them. */
export const TEAM_ACTS: ReadonlyMap<string, TeamEvent> = new Map([
  ['access.live', 'live'],
  ['champions.end', 'lost'],
  ['champions.promote', 'champion'],
  ['champions.return', 'champion'],
  ['handovers.complete', 'champion'],
  ['nominations.accept', 'champion'],
  ['certificates.issue', 'certified'],
  ['readiness.answer', 'answered'],
  ['opt-ins.join', 'asked'],
  ['opt-ins.withdraw', 'withdrew'],
]);

const NAMED_MAX = 3;

/** Teams in which the same happened are told together: "*Onboarding* and *Recruiting* asked to join." */
export function sayTeams(all: readonly TeamNews[], today: Temporal.PlainDate): string {
  const [first] = all;
  if (first === undefined) return '';
  const names = sayFew(
    all.map(({ team }) => `*${team}*`),
    NAMED_MAX,
  );
  const isOne = all.length === 1;
  const parts = eventsOf(first).map((event) => {
    const people = all.flatMap((one) => one.people.get(event) ?? []);
    return sayEvent(event, isOne, all.length <= NAMED_MAX ? people : []);
  });
  return `${names} ${sayList(parts)}.${graceWords(first, today)}`;
}

function graceWords({ graceUntil }: TeamNews, today: Temporal.PlainDate): string {
  if (graceUntil === undefined) return '';
  return ` Nothing changes for its people until ${sayDate(graceUntil, today)}; a certified champion by then keeps it so.`;
}

/** Of an act that happened in very many teams: "214 teams asked to join, *Claims*, *Billing* and *Renewals* last." */
export function sayManyTeams(event: TeamEvent, count: number, newest: readonly string[]): string {
  const names = sayList(newest.slice(0, NAMED_MAX).map((name) => `*${name}*`));
  return `${count} teams ${sayEvent(event, false, [])}${names === '' ? '' : `, ${names} last`}.`;
}

/** What stands for what happened in a team; two teams with the same are told in one line. */
export function sameEvents(news: TeamNews): string {
  // A loss is a team's own story.
  const own = news.did.has('lost') ? news.team : '';
  return `${eventsOf(news).join(' ')} ${own}`;
}

/** A certificate says more than the yes before it. */
function eventsOf({ did }: TeamNews): TeamEvent[] {
  return teamEvents.filter(
    (event) => did.has(event) && !(event === 'champion' && did.has('certified')),
  );
}

function sayEvent(event: TeamEvent, isOne: boolean, people: readonly string[]): string {
  const who = people.length === 0 ? '' : ` (${sayList(people)})`;
  switch (event) {
    case 'live':
      return isOne ? 'is live' : 'are live';
    case 'lost':
      return isOne ? `lost its champion${who}` : `lost their champions${who}`;
    case 'champion':
      return isOne ? `has a new champion${who}` : `have new champions${who}`;
    case 'certified':
      return isOne ? `has a certified champion${who}` : `have certified champions${who}`;
    case 'back-up':
      return isOne ? `has a back-up champion${who}` : `have back-up champions${who}`;
    case 'answered':
      return isOne ? 'answered its readiness questions' : 'answered their readiness questions';
    case 'asked':
      return 'asked to join';
    case 'withdrew':
      return isOne ? 'withdrew its request to join' : 'withdrew their requests to join';
  }
}
