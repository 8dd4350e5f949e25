/* What is kept of each team about readiness, waves and learnings equals what a fresh look would find. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { product as whole } from '../../../src/app/app.ts';
import {
  getTeamObligations,
  listObligationsForTeams,
} from '../../../src/features/contract/team-obligations.store.ts';
import { readinessObligations } from '../../../src/features/expand/readiness/readiness.obligations.ts';
import { listReadiness } from '../../../src/features/expand/readiness/readiness.store.ts';
import {
  addRollout,
  saveRoleHolders,
} from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { addTeam } from '../../../src/features/teams/teams/teams.store.ts';
import { learningWeekObligations } from '../../../src/features/waves/learnings/learning-weeks.obligations.ts';
import { learningObligations } from '../../../src/features/waves/learnings/learnings.obligations.ts';
import { listTeamWaves } from '../../../src/features/waves/waves/team-waves.store.ts';
import { type Database, write } from '../../../src/platform/database.ts';
import type { UserId } from '../../../src/platform/ids.ts';
import type { ReadContext, TeamScope } from '../../../src/platform/request.ts';
import { openUnflushed, placeDatabase } from '../../support/fresh-database.ts';
import { FIRST, R1, rollout, TEAMS, teamOf } from './act-parts.ts';
import { step } from './team-acts.ts';

const product = {
  ...whole,
  teamObligations: [readinessObligations, learningObligations, learningWeekObligations],
};

const folder = { path: '' };
let database: Database;
beforeEach(() => {
  folder.path = mkdtempSync(join(tmpdir(), 'groundswell-'));
  placeDatabase(join(folder.path, 'a.db'));
  database = openUnflushed(join(folder.path, 'a.db'));
});
afterEach(() => {
  database.$client.close();
  rmSync(folder.path, { recursive: true, force: true });
});

const inOrder = (items: Iterable<unknown>) => [...items].map((one) => JSON.stringify(one)).sort();

function shown(context: ReadContext, only: TeamScope) {
  const { rolloutId } = context;
  const owed =
    only === undefined
      ? [...getTeamObligations(context).all()]
      : listObligationsForTeams(context, only);
  const asked = [...context.product.requestDays(context, only)];
  return {
    readiness: inOrder(listReadiness(context, only)),
    waves: inOrder(listTeamWaves(context.database, rolloutId, only)),
    starts: inOrder(context.product.waveStarts(context, only)),
    asked: inOrder(asked.filter(([teamId]) => only?.has(teamId) ?? true)),
    owed: inOrder(owed),
  };
}

function begin(): void {
  write(database, () => {
    database.$client.exec(
      'delete from learnings; delete from learning_weeks; delete from wave_pauses; delete from wave_teams; delete from waves; delete from opt_ins; delete from champions; delete from readiness_answers; delete from readiness_capacity; delete from readiness_confirmations; delete from team_members; delete from teams; delete from rollout_roles; delete from rollouts; delete from people;',
    );
    addRollout(database, rollout);
    for (const id of TEAMS) addTeam(database, teamOf(id), FIRST);
    saveRoleHolders(database, R1, { role: 'lead', userIds: ['ULENA' as UserId] }, FIRST);
    saveRoleHolders(database, R1, { role: 'sponsor', userIds: ['UINES' as UserId] }, FIRST);
  });
}

it('what is kept of readiness, requests, waves and duties is what a fresh look finds, of all teams and of some', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      begin();
      let now = FIRST;
      for (const { act, hours, only } of steps) {
        now = now.add({ hours, seconds: 1 });
        const at = now;
        write(database, () => act.run(database, at));
        const today = now.toZonedDateTimeISO(rollout.timeZone).toPlainDate();
        const context = { database, product, rolloutId: R1, now, today };
        const scope = only && new Set(only);
        const fresh = openUnflushed(join(folder.path, 'a.db'));
        expect(shown(context, scope)).toEqual(shown({ ...context, database: fresh }, scope));
        fresh.$client.close();
      }
    }),
    { numRuns: 40 },
  );
});
