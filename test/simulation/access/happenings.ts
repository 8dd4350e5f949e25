/* What gives access and takes it: champions, certificates, waves, overrides, pauses, people, the end of a rollout. */
import { PEOPLE, type Yard } from './access-yard.ts';
import { certify, endOffice, nominate, release } from './champions-happen.ts';
import { type Happening, LEAD, near, past } from './happening.ts';
import { endOverride, override, rollBack, standStill, wave } from './waves-happen.ts';

export function somethingHappens(yard: Yard): void {
  const { dice } = yard;
  const happening = dice.weighed<Happening>([
    ...([
      [10, nominate],
      [4, endOffice],
      [17, certify],
      [0.4, release],
      [3.5, wave],
      [5, rollBack],
    ] as const),
    ...([
      [1, standStill],
      [1.5, override],
      [1, endOverride],
      [3, people],
      [2, teams],
      [0.8, close],
      [0.5, keeper],
      [0.5, key],
    ] as const),
  ]);
  happening(yard);
}

const people: Happening = (yard) => {
  const { dice, run, teams: all } = yard;
  const personId = dice.pick(PEOPLE) ?? 'UP0';
  const team = dice.pick(all);
  if (dice.chance(0.4))
    run('update people set is_deactivated = ? where user_id = ?', dice.below(2), personId);
  else if (dice.chance(0.5))
    run('delete from team_members where team_id = ? and user_id = ?', team?.id, personId);
  else {
    const at = yard.clock.now().add({ minutes: dice.below(6000) - 4500 }).epochMilliseconds;
    run(
      'insert or ignore into team_members (rollout_id, team_id, user_id, since_at) values (?, ?, ?, ?)',
      team?.rolloutId,
      team?.id,
      personId,
      at,
    );
  }
};

const teams: Happening = (yard) => {
  const { dice, run, teams: all } = yard;
  const team = dice.pick(all);
  const place = dice.pick(['DE', 'US', 'none', null]) ?? null;
  const off = JSON.stringify([near(yard, 3, 6).toString(), near(yard, 3, 6).toString()]);
  if (dice.chance(0.4)) run('update teams set size = ? where id = ?', 1 + dice.below(9), team?.id);
  else if (dice.chance(0.5))
    run('update teams set holiday_place = ?, holidays = ? where id = ?', place, off, team?.id);
  else
    run(
      'insert or ignore into public_holidays (place, on_date, name) values (?, ?, ?)',
      dice.pick(['DE', 'US']),
      near(yard, 3, 8).toString(),
      'Day',
    );
};

/** Somebody gives access by hand from now on, or nobody does. */
const keeper: Happening = ({ dice, run, rollouts, clock }) => {
  const rollout = dice.pick(rollouts);
  run('delete from access_keepers where rollout_id = ?', rollout?.id);
  if (dice.chance(0.6))
    run(
      'insert into access_keepers (rollout_id, keeper_id, chosen_by, chosen_at) values (?, ?, ?, ?)',
      ...[rollout?.id, LEAD, LEAD, clock.now().epochMilliseconds],
    );
};

/** A program gets a key, uses it, or may no longer. */
const key: Happening = ({ dice, run, rollouts, clock }) => {
  const now = clock.now().epochMilliseconds;
  const of = dice.chance(0.7) ? dice.pick(rollouts)?.id : null;
  const purpose = dice.chance(0.7) ? 'access' : 'usage';
  run('delete from api_keys');
  run(
    `insert into api_keys (id, name, hash, ending, created_at, last_used_at, revoked_at, purpose, rollout_id)
     values ('K', 'Gate', 'h', 'abcd', ?, ?, ?, ?, ?)`,
    ...[now, dice.chance(0.7) ? now : null, dice.chance(0.2) ? now : null, purpose, of ?? null],
  );
};

const close: Happening = (yard) => {
  const { dice, rollouts, run } = yard;
  const isClosed = dice.chance(0.2);
  const at = isClosed ? past(yard, 5).epochMilliseconds : null;
  const how = isClosed ? dice.pick(['kept', 'ended']) : null;
  run(
    'update rollouts set closed_at = ?, closed_by = ?, closed_reason = ?, closed_access = ? where id = ?',
    at,
    isClosed ? LEAD : null,
    isClosed ? 'Done.' : null,
    how ?? null,
    dice.pick(rollouts)?.id,
  );
};
