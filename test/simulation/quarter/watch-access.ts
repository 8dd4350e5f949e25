/* Who has access, by a small model: only teams of a wave that has started, or the pilot, and with a certified champion. */
import { listOpenRollouts } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { contextOf } from '../../../src/platform/request.ts';
import { rows, type Scene, type Watch, workingDaysBetween } from './watch.ts';

/** Grace is ten working days after the day of the loss; holidays make it longer by some. */
const GRACE_WORKING_DAYS = 10;
const HOLIDAYS_MOST = 4;

const LOOKED_AT_ONCE = 40;

type TeamRow = { id: string; name: string; zone: string };

export const watchAccess: Watch = (scene, report) => {
  const { house, now } = scene;
  const { database, app } = house.bot();
  for (const rollout of listOpenRollouts(database)) {
    const context = contextOf({ database, product: app.product, now }, rollout);
    const access = app.product.teamAccess(context);
    const teams = rows<TeamRow>(
      scene,
      'select id, name, time_zone as zone from teams where rollout_id = ?',
      rollout.id,
    );
    for (const team of inTurn(teams, scene.step?.number ?? 0)) {
      const today = now.toZonedDateTimeISO(team.zone).toPlainDate().toString();
      const one = access.get(team.id as never);
      const state = one?.state ?? 'waiting';
      const hasAccess = state === 'live' || state === 'grace' || state === 'frozen';
      const isPilot = rollout.pilotTeamId === (team.id as never);
      const wave = startedWave(scene, team.id, today);
      report.expect(
        !hasAccess || isPilot || wave !== undefined,
        () => `${team.name} is ${state} without a wave that has started.`,
      );
      report.expect(
        !hasAccess || wave?.step !== 'suspend' || (wave.on ?? '') > today,
        () => `${team.name} is ${state} though it was suspended.`,
      );
      const isCovered = hasChampion(scene, team.id, today);
      const isOverridden = hasOverride(scene, rollout.id, team.id);
      report.expect(
        state !== 'live' || isCovered || isPilot || isOverridden || one?.lastOn !== undefined,
        () => `${team.name} is live without a certified champion.`,
      );
      report.expect(
        state !== 'grace' || !isCovered,
        () => `${team.name} is in grace though it has a certified champion.`,
      );
      const last = one?.sinceOn;
      report.expect(
        state !== 'grace' ||
          last === undefined ||
          workingDaysBetween(last, Temporal.PlainDate.from(today)) <=
            GRACE_WORKING_DAYS + HOLIDAYS_MOST,
        () => `${team.name} has been in grace since ${last}.`,
      );
      const isFrozen = wave?.step != null && (wave.on ?? '') <= today;
      report.expect(
        state !== 'frozen' || isFrozen || !isCovered || isLateFreeze(scene, team.id),
        () => `${team.name} is frozen though it has a certified champion.`,
      );
    }
  }
};

/** Of very many teams some at each step, others at the next. */
function inTurn(teams: readonly TeamRow[], step: number): readonly TeamRow[] {
  if (teams.length <= LOOKED_AT_ONCE) return teams;
  const from = (step * LOOKED_AT_ONCE) % teams.length;
  return teams.slice(from, from + LOOKED_AT_ONCE);
}

type Started = { step: string | null; on: string | null };

function startedWave(scene: Scene, teamId: string, today: string): Started | undefined {
  return rows<Started>(
    scene,
    `select roll_back_step as step, roll_back_on as "on" from wave_teams t
     join waves w on w.rollout_id = t.rollout_id and w.number = t.wave and w.attempt = t.attempt
     where t.team_id = ? and w.started_on is not null and w.started_on <= ? and w.rolled_back_on is null
     order by w.number desc limit 1`,
    teamId,
    today,
  )[0];
}

function hasChampion(scene: Scene, teamId: string, today: string): boolean {
  return (
    rows(
      scene,
      `select 1 from champions c join certificates k on k.holder_id = c.person_id
         and k.rollout_id = c.rollout_id and k.path = 'champion'
       where c.team_id = ? and c.role = 'champion' and c.accepted_at is not null and c.ended_at is null
         and k.last_day_on >= ? and c.hours_from_on <= ?`,
      teamId,
      today,
      today,
    ).length > 0
  );
}

function hasOverride(scene: Scene, rolloutId: string, teamId: string): boolean {
  return (
    rows(
      scene,
      `select 1 from overrides where rollout_id = ? and decided = 'approved'
       and (found like '%' || ? || '%' or criteria like '%champion%')`,
      rolloutId,
      teamId,
    ).length > 0
  );
}

/** Its champion's hours are over, which this model does not follow day by day. */
function isLateFreeze(scene: Scene, teamId: string): boolean {
  return (
    rows(scene, 'select 1 from champions where team_id = ? and hours_until_on is not null', teamId)
      .length > 0
  );
}
