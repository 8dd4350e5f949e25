/*
 * What a look at everyone's use costs: npm run bench -- --verdicts [--teams 10000] [--weeks 26]. Twelve people a
 * team, read from the weekly rollup, judged and kept; the whole in CPU seconds, and how long the longest slice holds the loop.
 */
import { join } from 'node:path';
import { product } from '../../src/app/app.ts';
import { dateOfWeek, dayNumber, weekOfDay } from '../../src/features/adopt/usage/usage.ts';
import { markReported } from '../../src/features/adopt/usage-sources/source-reports.store.ts';
import {
  addUsageSource,
  markUsageChanged,
} from '../../src/features/adopt/usage-sources/usage-sources.store.ts';
import { isLookDue, lookAtDepth } from '../../src/features/adopt/verdicts/look-at-depth.usecase.ts';
import { findRollout } from '../../src/features/rollout/rollouts/rollouts.store.ts';
import { type Database, openDatabase, write } from '../../src/platform/database.ts';
import type { RolloutId, WorkspaceId } from '../../src/platform/ids.ts';
import { inRollout, ownRequest } from '../../src/platform/request.ts';
import type { Company } from './company.ts';
import { MORNING, seedLargeRollout } from './large-rollout.ts';
import { optionOf } from './options.ts';
import { ROLLOUT, WORKSPACE } from './seeding.ts';
import { temporaryFolder } from './temporary-folder.ts';

export function benchVerdicts(): void {
  const teams = Number(optionOf('--teams') ?? 10_000);
  const weeks = Number(optionOf('--weeks') ?? 26);
  const database = openDatabase(join(temporaryFolder('verdicts'), 'large.db'));
  const company = seedLargeRollout(database, teams);
  seedUsage(database, company, weeks);
  const rollout = findRollout(database, ROLLOUT as RolloutId);
  if (rollout === undefined) throw new Error('The rollout was not seeded.');
  const own = ownRequest({ database, product, now: MORNING }, WORKSPACE as WorkspaceId);
  const request = inRollout(own, rollout);
  const slices: number[] = [];
  const before = process.cpuUsage();
  while (isLookDue(database, rollout.id, request.today)) {
    const begun = performance.now();
    write(database, () => lookAtDepth(request));
    slices.push(performance.now() - begun);
  }
  const all = milliseconds(process.cpuUsage(before));
  const memory = Math.round(process.memoryUsage().rss / 1e6);
  const longest = Math.round(Math.max(...slices));
  process.stdout.write(
    `${teams} teams of 12 over ${weeks} weeks: ${(all / 1000).toFixed(1)} s of CPU in ${slices.length} slices, which hold the loop for ${longest} ms at most; ${memory} MB at the end.\n`,
  );
  database.$client.close();
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}

function seedUsage(database: Database, company: Company, weeks: number): void {
  const rolloutId = ROLLOUT as RolloutId;
  const lastWeek = weekOfDay(dayNumber(MORNING.toZonedDateTimeISO('UTC').toPlainDate())) - 1;
  const firstWeek = lastWeek - weeks + 1;
  const from = dateOfWeek(firstWeek).toZonedDateTime('UTC').epochMilliseconds;
  write(database, () => {
    const source = addUsageSource(database, { rolloutId, name: 'copilot', kind: 'copilot' });
    const { $client: client } = database;
    const person = client.prepare(
      'insert into usage_people (source_id, key, user_id, matched_by) values (?, ?, ?, ?)',
    );
    const week = client.prepare(
      'insert into usage_weeks (person_id, first_week, actions) values (?, ?, ?)',
    );
    const access = client.prepare(
      `insert into access_events (id, rollout_id, team_id, person_id, event, after, reason, at)
       values (?, ?, ?, ?, 'access.granted', 'live', 'seeded', ?)`,
    );
    for (const { id, people } of company.teams) {
      for (const userId of people) {
        access.run(`${id}-${userId}`, rolloutId, id, userId, from);
        const { lastInsertRowid } = person.run(source.id, userId, userId, 'slack-id');
        const actions = Buffer.alloc(weeks * 4);
        for (let at = 0; at < weeks; at++) {
          const count = company.random.chance(0.1) ? 0 : company.random.whole(1, 25);
          actions.writeUInt32LE(count, at * 4);
        }
        week.run(lastInsertRowid, firstWeek, actions);
      }
    }
    for (let at = firstWeek; at <= lastWeek; at++) {
      markReported(database, source.id, { week: at, days: 127, someDays: 0 });
    }
    markUsageChanged(database, rolloutId, MORNING);
  });
}
