/* Champions come and go, certificates are issued and lapse, lessons change. */
import type { ChampionRole } from '../../../src/features/champions/champions/champion.ts';
import { addNomination } from '../../../src/features/champions/nominations/nominations.store.ts';
import { addCertificate } from '../../../src/features/prepare/certificates/certificates.store.ts';
import { write } from '../../../src/platform/database.ts';
import { newId } from '../../../src/platform/new-id.ts';
import { PEOPLE } from './access-yard.ts';
import { type Happening, LEAD, near, past } from './happening.ts';

const LESSONS = ['first', 'second'];
const ENDINGS = ['withdrawn', 'handed-over', 'lapsed', 'lapsed'] as const;

export const nominate: Happening = (yard) => {
  const { dice, teams: all, database, rows } = yard;
  const team = dice.pick(all);
  const personId = dice.pick(PEOPLE);
  if (team === undefined || personId === undefined) return;
  const open = rows<{ person: string; role: string }>(
    'select person_id as person, role from champions where team_id = ? and ended_at is null',
    team.id,
  );
  const role: ChampionRole = dice.chance(0.7) ? 'champion' : 'back-up';
  if (open.some((one) => one.person === personId || (role === 'champion' && one.role === role)))
    return;
  const at = past(yard, dice.chance(0.3) ? 0 : 12);
  const stamp = { by: LEAD, at };
  const hours = {
    ...stamp,
    perWeek: 4,
    fromOn: dice.chance(0.3) ? near(yard, 3, 5) : near(yard, 40, -20),
    untilOn: near(yard, 2, 40),
  };
  const champion = {
    ...{
      id: newId<string>(),
      rolloutId: team.rolloutId,
      teamId: team.id,
      personId,
      role,
      nominated: { ...stamp, why: 'Yes.' },
    },
    ...{ hours: dice.chance(0.9) ? hours : undefined, confirmed: stamp, ended: undefined },
    accepted: dice.chance(0.87) ? stamp : undefined,
  } as const;
  write(database, () => addNomination(database, champion));
};

export const endOffice: Happening = (yard) => {
  const { dice, rows, run } = yard;
  const one = dice.pick(
    rows<{ id: string; at: number }>(
      'select id, coalesce(accepted_at, nominated_at) as at from champions where ended_at is null',
    ),
  );
  if (one === undefined) return;
  const how = dice.pick(ENDINGS) ?? 'lapsed';
  const cause = how === 'lapsed' ? dice.pick(['stepped-down', 'hours-ended', 'deactivated']) : null;
  const at = Math.max(one.at, past(yard, dice.chance(0.5) ? 0 : 4).epochMilliseconds);
  const sql =
    "update champions set ended_how = ?, ended_cause = ?, ended_at = ?, ended_reason = 'Time.' where id = ?";
  run(sql, how, cause ?? null, at, one.id);
};

export const certify: Happening = (yard) => {
  const { dice, database, rollouts, rows } = yard;
  // Mostly of somebody in office, since without one there is little to see.
  const isOpen = dice.chance(0.75) ? 'ended_at is null' : 'true';
  const champion = dice.pick(
    rows<{ rollout: string; person: string; until: string | null }>(
      `select rollout_id as rollout, person_id as person,
         coalesce(date(ended_at / 1000, 'unixepoch', '-1 day'), hours_until_on) as until from champions
       where accepted_at is not null and role = 'champion' and ${isOpen} order by id`,
    ),
  );
  const isTheirs = champion !== undefined && dice.chance(0.8);
  const rollout = isTheirs
    ? rollouts.find(({ id }) => id === champion.rollout)
    : dice.pick(rollouts);
  const holderId = isTheirs ? (champion.person as (typeof PEOPLE)[number]) : dice.pick(PEOPLE);
  if (rollout === undefined || holderId === undefined) return;
  // Often on the very day on which an office ends, or one beside it.
  const lastDayOn =
    champion?.until != null && isTheirs && dice.chance(0.4)
      ? Temporal.PlainDate.from(champion.until).add({ days: dice.below(3) - 1 })
      : near(yard, 2, dice.chance(0.3) ? 6 : 60);
  const restsOn = LESSONS.filter(() => dice.chance(0.6)).map((lessonId) => ({
    lessonId,
    version: { major: 1 + dice.below(2), minor: 0 },
  }));
  const certificate = {
    ...{
      rolloutId: rollout.id,
      holderId,
      path: dice.chance(0.85) ? ('champion' as const) : ('member' as const),
    },
    ...{
      issuedAt: past(yard, dice.chance(0.4) ? 0 : 10),
      restsOn,
      timeZone: dice.pick(['Europe/Berlin', 'Asia/Kolkata', 'America/New_York']) ?? 'UTC',
    },
    ...{ lastDayOn, proof: undefined },
  };
  write(database, () => addCertificate(database, certificate as never));
};

export const release: Happening = (yard) => {
  const { dice, rollouts, run } = yard;
  const sql =
    'insert or ignore into lesson_releases (rollout_id, lesson_id, major, minor, released_at) values (?, ?, ?, ?, ?)';
  run(
    sql,
    dice.pick(rollouts)?.id,
    dice.pick(LESSONS),
    1 + dice.below(3),
    dice.below(2),
    past(yard, 3).epochMilliseconds,
  );
};
