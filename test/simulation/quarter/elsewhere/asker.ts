/* A product of the company that asks, whenever somebody opens it, whether they may use the capability. */
import { listOpenRollouts } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import { contextOf } from '../../../../src/platform/request.ts';
import type { Dice } from '../dice.ts';
import type { House } from '../house.ts';
import { rows, type Scene } from '../watch.ts';
import { type Answer, type Note, post } from './door.ts';

const FLAGS = '/ofrep/v1/evaluate/flags';
const NOBODY = ['UNOBODY', 'mia@acme.example', 'No such team'];

type Ask = { house: House; key: string; note: Note };

/** Asks about somebody, and compares the answer with what a model of its own makes of the rows. */
export async function askAtRandom({ house, key, note }: Ask, dice: Dice): Promise<void> {
  const rollouts = listOpenRollouts(house.bot().database);
  if (rollouts.length === 0) return;
  const people = house.workspace.world.records.members.all().filter(({ isBot }) => !isBot);
  const target = dice.chance(0.1) ? dice.pick(NOBODY) : dice.pick(people)?.id;
  if (target === undefined) return;
  for (const { id } of rollouts) await askOne({ house, key, note }, id, target);
  if (dice.chance(0.3)) await askAll({ house, key, note }, target);
  if (dice.chance(0.1)) {
    const stranger = await ask({ house, key: 'gsk_made-up', note }, FLAGS, target);
    note(stranger === undefined || stranger.status === 401, 'A made-up key was let in.');
  }
}

export async function askOne(asking: Ask, rolloutId: string, target: string): Promise<void> {
  const { house, note } = asking;
  const answer = await ask(asking, `${FLAGS}/${rolloutId}`, target);
  if (answer === undefined) return;
  note(answer.status === 200, `Whether ${target} may was answered with ${answer.status}.`);
  const says = answer.body.value;
  const { must, may } = mayUse({ house, now: house.now() }, rolloutId, target);
  note(says !== true || may, `${target} is let in, though nothing gives it to them.`);
  note(says !== false || !must, `${target} is kept out: ${JSON.stringify(answer.body.metadata)}`);
  note(typeof says === 'boolean', `${target} got no yes and no no.`);
}

/** All flags at once; who asks again with the mark of the answer hears that nothing has changed. */
async function askAll(asking: Ask, target: string): Promise<void> {
  const answer = await ask(asking, FLAGS, target);
  if (answer?.etag === undefined) return;
  const again = await ask(asking, FLAGS, target, { 'if-none-match': answer.etag });
  asking.note(again === undefined || again.status === 304, `Unchanged flags: ${again?.status}.`);
}

export function ask(
  { house, key }: Ask,
  path: string,
  targetingKey: string,
  more: Record<string, string> = {},
): Promise<Answer | undefined> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...more };
  return post(house, path, JSON.stringify({ context: { targetingKey } }), headers);
}

type Seat = { team: string; zone: string; since: number };

/**
 * By the rows alone who has a seat, and by the state of its team whether that opens anything. `may`: something
 * could give it; `must`: nothing can take it away.
 */
function mayUse(
  { house, now }: Pick<Scene, 'house' | 'now'>,
  rolloutId: string,
  personId: string,
): { must: boolean; may: boolean } {
  const [account] = rows<{ gone: number }>(
    { house },
    'select is_deactivated as gone from people where user_id = ? and is_bot = 0',
    personId,
  );
  if (account === undefined || account.gone === 1) return { must: false, may: false };
  const seats = rows<Seat>(
    { house },
    `select t.id as team, t.time_zone as zone, m.since_at as since
     from team_members m join teams t on t.id = m.team_id where m.user_id = ?
     union select t.id, t.time_zone, c.accepted_at from champions c join teams t on t.id = c.team_id
     where c.person_id = ? and c.accepted_at is not null and c.ended_at is null`,
    personId,
    personId,
  );
  const { database, app } = house.bot();
  const asked = listOpenRollouts(database).filter(({ id }) => id === rolloutId);
  const states = asked.flatMap((rollout) => {
    const access = app.product.teamAccess(
      contextOf({ database, product: app.product, now }, rollout),
    );
    return seats.map((seat) => ({ seat, state: access.get(seat.team as never)?.state }));
  });
  const isOpen = (state: string | undefined) => state === 'live' || state === 'grace';
  return {
    must: states.some(({ seat, state }) => isOpen(state) && isSince(seat, now)),
    may: states.some(({ state }) => isOpen(state) || state === 'frozen'),
  };
}

/** A seat that begins today or did before, where its team is. */
function isSince({ zone, since }: Seat, now: Temporal.Instant): boolean {
  const on = Temporal.Instant.fromEpochMilliseconds(since).toZonedDateTimeISO(zone).toPlainDate();
  return Temporal.PlainDate.compare(on, now.toZonedDateTimeISO(zone).toPlainDate()) <= 0;
}
