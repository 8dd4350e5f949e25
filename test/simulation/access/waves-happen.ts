/* Waves start, pause and are taken back, and overrides stand in for champions. */
import type { StoredOverride } from '../../../src/features/gates/overrides/override.ts';
import {
  addOverride,
  saveOverrideFate,
} from '../../../src/features/gates/overrides/overrides.store.ts';
import type { WaveRecord } from '../../../src/features/waves/waves/wave-record.ts';
import { saveWave } from '../../../src/features/waves/waves/waves.store.ts';
import { write } from '../../../src/platform/database.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import { newId } from '../../../src/platform/new-id.ts';
import { PEOPLE } from './access-yard.ts';
import { type Happening, LEAD, near, past } from './happening.ts';

export const wave: Happening = (yard) => {
  const { dice, database, rollouts, teams: all, clock } = yard;
  const rollout = dice.pick(rollouts);
  if (rollout === undefined) return;
  const chosen = all.filter((team) => team.rolloutId === rollout.id && dice.chance(0.6));
  const startedOn = dice.chance(0.85) ? near(yard, 12, 2) : undefined;
  const pauses = dice.chance(0.25)
    ? [
        {
          fromOn: near(yard, 6, 1),
          untilOn: dice.chance(0.4) ? near(yard, 0, 3) : undefined,
          reason: 'The vendor.',
        },
      ]
    : [];
  const number = dice.below(3);
  const attempt = 1 + dice.below(2);
  const record: WaveRecord = {
    ...{ workspaceId: rollout.workspaceId, rolloutId: rollout.id, number, attempt },
    ...{
      plannedOn: near(yard, 20, 0),
      plannedBy: LEAD,
      intendedOn: near(yard, 5, 5),
      channelId: rollout.channelId,
    },
    teams: chosen.map(({ id }) => ({ teamId: id, rollBack: undefined })),
    clock: { workingDays: 10, startedOn, pauses },
    ...{
      startedAt: startedOn && clock.now(),
      endedAt: undefined,
      startedBy: startedOn && LEAD,
      entryCriteria: [],
      told: undefined,
    },
    ...{ completedOn: undefined, completedBy: undefined, rolledBackOn: undefined, plan: [] },
  };
  write(database, () => saveWave(database, record));
};

export const rollBack: Happening = (yard) => {
  const { dice, rows, run } = yard;
  const one = dice.pick(
    rows<{
      id: number;
    }>(`select t.rowid as id from wave_teams t join waves w on w.rollout_id = t.rollout_id
         and w.number = t.wave and w.attempt = t.attempt where started_on is not null`),
  );
  if (one === undefined) return;
  if (dice.chance(0.3))
    return run(
      'update wave_teams set roll_back_step = null, roll_back_on = null, roll_back_by = null, roll_back_reason = null, roll_back_keeps = null where rowid = ?',
      one.id,
    );
  const keeps = JSON.stringify(PEOPLE.filter(() => dice.chance(0.4)));
  const step = dice.pick(['stop-new-seats', 'narrow', 'suspend']);
  const sql =
    "update wave_teams set roll_back_step = ?, roll_back_on = ?, roll_back_by = ?, roll_back_reason = 'Errors.', roll_back_keeps = ? where rowid = ?";
  run(sql, step, near(yard, 4, 2).toString(), LEAD, keeps, one.id);
};

export const standStill: Happening = (yard) => {
  const { dice, rollouts, run } = yard;
  const isOn = dice.chance(0.5);
  const at = isOn ? past(yard, 4).epochMilliseconds : null;
  run(
    'update rollouts set paused_at = ?, paused_by = ?, paused_reason = ? where id = ?',
    at,
    isOn ? LEAD : null,
    isOn ? 'It stands.' : null,
    dice.pick(rollouts)?.id,
  );
};

const CRITERIA = ['champions.every-team', 'certificates.every-champion', 'core.coverage'];

export const override: Happening = (yard) => {
  const { dice, database, rollouts, teams: all } = yard;
  const rollout = dice.pick(rollouts);
  if (rollout === undefined) return;
  const criteria = CRITERIA.filter(() => dice.chance(0.5));
  const at = past(yard, 5);
  const found = CRITERIA.filter(() => dice.chance(0.7)).map((criterion) => ({
    ...{ criterion, verdict: 'fail' as const, measured: 'Some', n: 3 },
    findings: all
      .filter(() => dice.chance(0.5))
      .map(({ id }) => ({ about: id, lack: 'champion', says: 'None' })),
  }));
  const one: StoredOverride = {
    ...{
      id: newId(),
      gate: `wave-${dice.below(3)}`,
      criteria,
      asks: criteria,
      found: dice.chance(0.3) ? undefined : found,
    },
    ...{
      change: undefined,
      reason: 'The release is on Monday',
      risk: 'Nobody to ask',
      requestedBy: LEAD,
      requestedAt: at,
    },
    ...{
      asked: ['UP1' as UserId],
      answerBy: at.add({ hours: 72 }),
      expiresOn: near(yard, 2, 8),
      reviewedAfter: 'broad',
    },
    ...{
      decision: {
        kind: dice.chance(0.8) ? 'approved' : 'declined',
        by: 'UP1' as UserId,
        at,
        why: 'So.',
      },
      ended: undefined,
      review: undefined,
    },
  };
  write(database, () => {
    addOverride(database, { workspaceId: rollout.workspaceId, rolloutId: rollout.id }, one);
    saveOverrideFate(database, one);
  });
};

export const endOverride: Happening = (yard) => {
  const { dice, rows, run } = yard;
  const one = dice.pick(
    rows<{ id: string }>("select id from overrides where decided = 'approved' and ended is null"),
  );
  if (one !== undefined)
    run(
      "update overrides set ended = 'fulfilled', ended_at = ? where id = ?",
      past(yard, 1).epochMilliseconds,
      one.id,
    );
};
