/* A rollout with one team in a database of its own, and the operator's command for usage. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { onTestFinished } from 'vitest';
import type { ImportReport } from '../../../src/features/adopt/usage-imports/usage-import.ts';
import { addUsageImport } from '../../../src/features/adopt/usage-imports/usage-imports.cli.ts';
import { addRollout } from '../../../src/features/rollout/rollouts/rollouts.store.ts';
import { addTeam } from '../../../src/features/teams/teams/teams.store.ts';
import { write } from '../../../src/platform/database.ts';
import type { TeamId, UserId, WorkspaceId } from '../../../src/platform/ids.ts';
import { inRollout, ownRequest } from '../../../src/platform/request.ts';
import { savePerson } from '../../../src/platform/slack/directory.ts';
import { aRollout, aTeam } from '../../support/builders.ts';
import { openInMemory } from '../../support/fresh-database.ts';
import { noProduct } from '../../support/requests.ts';

export const NOW = Temporal.Instant.from('2026-06-01T08:00:00Z');
const WORKSPACE = 'TACME' as WorkspaceId;

export function usageWorld() {
  const database = openInMemory();
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-usage-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
    database.$client.close();
  });
  const rollout = aRollout({ workspaceId: WORKSPACE });
  const team = aTeam({ id: 'claims' as TeamId, name: 'Claims', memberIds: ['UMIA' as UserId] });
  write(database, () => {
    addRollout(database, rollout);
    addTeam(database, team, NOW);
    for (const name of ['Mia', 'Bao', 'Finn'])
      savePerson(database, {
        ...{ workspaceId: WORKSPACE, userId: `U${name.toUpperCase()}` as UserId, name },
        ...{ email: `${name.toLowerCase()}@acme.example`, timeZone: 'Europe/Berlin' },
        ...{ isAdmin: false, isBot: false, isDeactivated: false },
        ...{ statusText: '', statusUntil: null, fetchedAt: NOW },
      });
  });
  const requestAt = (now: Temporal.Instant) => {
    const own = ownRequest({ database, product: noProduct, now }, WORKSPACE);
    return inRollout(own, rollout);
  };
  return {
    database,
    rollout,
    request: requestAt(NOW),
    requestAt,
    /** Writes a file and imports it; the report, or the sentence that refuses it. */
    async importing(content: string | Uint8Array, options: string[] = [], name = 'usage.csv') {
      const path = join(folder, name);
      writeFileSync(path, content);
      const said: string[] = [];
      const clock = { now: () => NOW };
      const print = (line: string) => said.push(line);
      const program = new Command('groundswell');
      addUsageImport(program, {
        database: () => database,
        product: noProduct,
        clock,
        print,
      } as never);
      await program.parseAsync([
        'node',
        'groundswell',
        'import',
        'usage',
        path,
        '--json',
        ...options,
      ]);
      return JSON.parse(said.join('\n')) as ImportReport;
    },
    count(what: string): number {
      return database.$client.prepare(`select count(*) from ${what}`).pluck().get() as number;
    },
    all(sql: string): unknown[] {
      return database.$client.prepare(sql).all();
    },
  };
}
