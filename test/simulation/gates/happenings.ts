/* What happens beside the acts: evidence comes and goes, offices change hands, people are away, waves start. */
import { addAbsence, markBack } from '../../../src/features/champions/absences/absences.store.ts';
import { saveRoleHolders } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { write } from '../../../src/platform/database.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { newId } from '../../../src/platform/new-id.ts';
import { dayPlus } from '../quarter/days.ts';
import type { Look } from '../quarter/gate-look.ts';
import { PEOPLE } from './beginning.ts';
import type { Yard } from './gate-yard.ts';
import { asksOf, newEvidence, wellShown } from './made-criteria.ts';

/** So long an override may last; a wave that lies further ahead cannot be overridden yet. */
const MOST_DAYS = 90;

type Happening = (yard: Yard, look: Look) => void;

export const somethingHappens: Happening = (yard, look) => {
  const happening = yard.dice.weighed<Happening>([
    [10, found],
    [2, asked],
    [2, offices],
    [1.5, accounts],
    [2, away],
    [2, waves],
    [1, allWell],
    [1.5, settings],
    [1.5, limit],
    [0.4, older],
  ]);
  happening(yard, look);
};

const found: Happening = ({ facts, setFacts, dice }) => {
  for (let count = 1 + dice.below(4); count > 0; count -= 1)
    setFacts({ evidence: newEvidence(facts(), dice, PEOPLE) });
};

const asked: Happening = ({ setFacts, dice }) => setFacts({ asked: asksOf(dice, PEOPLE) });

const offices: Happening = ({ database, dice, clock }, { place }) => {
  const role = dice.pick(['lead', 'sponsor'] as const) ?? 'lead';
  const pool = role === 'lead' ? PEOPLE.slice(0, 4) : PEOPLE.slice(1, 5);
  const userIds = pool.filter(() => dice.chance(0.5));
  if (role === 'lead' && userIds.length === 0) userIds.push('UA' as UserId);
  write(database, () =>
    saveRoleHolders(database, place.id as never, { role, userIds }, clock.now()),
  );
};

/** Never all: somebody stays who leads. */
const accounts: Happening = ({ database, dice }) => {
  const gone = dice.pick(PEOPLE.slice(1)) ?? 'UB';
  const isGone = dice.chance(0.4) ? 1 : 0;
  write(database, () => {
    database.$client
      .prepare('update people set is_deactivated = ? where user_id = ?')
      .run(isGone, gone);
  });
};

/** Now and then one says so twice, or takes back what was said. */
const away: Happening = ({ database, dice }, { context, place }) => {
  const { today, now } = context;
  write(database, () => {
    database.$client.prepare('delete from absences').run();
    for (const personId of PEOPLE.slice(1, 5).filter(() => dice.chance(0.5))) {
      const fromOn = today.add({ days: dice.below(4) - 2 });
      const toOn = fromOn.add({ days: dice.below(7) });
      const said = { personId, rolloutId: place.id as never, fromOn, saidAt: now };
      const id = newId<string>();
      addAbsence(database, { ...said, id, toOn });
      if (dice.chance(0.1)) markBack(database, { ...said, id, toOn }, fromOn, now);
      const earlier = toOn.subtract({ days: 1 });
      if (dice.chance(0.2) && earlier.toString() >= fromOn.toString())
        addAbsence(database, { ...said, id: newId(), toOn: earlier });
    }
  });
};

const waves: Happening = ({ database, dice }, { context, all }) => {
  const { number } = dice.pick(all.planned) ?? { number: 0 };
  const days = dice.chance(0.2) ? MOST_DAYS + dice.below(3) - 1 : dice.below(20) - 6;
  const on = dayPlus(context.today.toString(), days);
  const isStarted = dice.chance(0.15);
  write(database, () => {
    const sql = isStarted
      ? 'update waves set started_on = ? where number = ?'
      : 'update waves set intended_on = ? where number = ?';
    database.$client.prepare(sql).run(on, number);
    if (dice.chance(0.3)) database.$client.prepare('update waves set started_on = null').run();
  });
};

/** Everything is well at once, so that now and then a gate opens. */
const allWell: Happening = ({ setFacts }) => setFacts({ evidence: wellShown() });

const settings: Happening = ({ database, dice, setFacts, facts }, { context }) => {
  setFacts({
    isComplete: dice.chance(0.3),
    isAsked: dice.chance(0.5),
    usual: dice.below(6),
    limit: facts().limit + dice.below(3),
  });
  const access = JSON.stringify({ graceWorkingDays: 10, seatsWithoutBackUp: 10 + dice.below(8) });
  const pace = JSON.stringify({
    infrastructure: 2,
    expansion: 3 + dice.below(2),
    broad: 5 + dice.below(3),
    sustained: 9,
  });
  const startsOn = dayPlus(context.today.toString(), 3 - dice.below(40));
  write(database, () => {
    database.$client.prepare('update rollouts set access = ?, pace = ?').run(access, pace);
    if (dice.chance(0.4))
      database.$client.prepare('update rollouts set starts_on = ?').run(startsOn);
  });
};

/** What somebody wants to make easier is something else by now. */
const limit: Happening = ({ facts, setFacts, dice }) =>
  setFacts({ limit: facts().limit + (dice.pick([-1, 1, 2]) ?? 1) });

/** What was frozen by a definition that has changed since. */
const older: Happening = ({ database, dice, rows }) => {
  const one = dice.pick(
    rows<{ gate: string; number: number; criteria: string }>(
      'select gate, number, criteria from gate_versions',
    ),
  );
  if (one === undefined) return;
  const criteria = JSON.parse(one.criteria) as { name: string; version: number }[];
  const at = dice.below(criteria.length);
  const changed = criteria.map((each, index) =>
    index === at ? { ...each, version: each.version === 1 ? 2 : 1 } : each,
  );
  write(database, () => {
    const sql = 'update gate_versions set criteria = ? where gate = ? and number = ?';
    database.$client.prepare(sql).run(JSON.stringify(changed), one.gate, one.number);
  });
};
