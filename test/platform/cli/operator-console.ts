/* The operator's commands over a database in a folder of its own, and what they print. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { addAudit } from '../../../src/platform/cli/audit.cli.ts';
import { addBackup } from '../../../src/platform/cli/backup.cli.ts';
import { addDoctor } from '../../../src/platform/cli/doctor.cli.ts';
import { addExport } from '../../../src/platform/cli/export.cli.ts';
import type { Finding } from '../../../src/platform/cli/finding.ts';
import { addJob } from '../../../src/platform/cli/job.cli.ts';
import { openOperator } from '../../../src/platform/cli/operator.ts';
import { addOutbox } from '../../../src/platform/cli/outbox.cli.ts';
import { readConfig } from '../../../src/platform/config.ts';
import type { Database } from '../../../src/platform/database.ts';
import type { ChannelId, UserId, WorkspaceId } from '../../../src/platform/ids.ts';
import type { Job } from '../../../src/platform/jobs/job.ts';
import { silentLog } from '../../../src/platform/log.ts';
import { sentence } from '../../../src/platform/slack/blocks.ts';
import { enqueueMessageEntry } from '../../support/entries.ts';
import { openUnflushed, placeDatabase } from '../../support/fresh-database.ts';
import { noProduct } from '../../support/requests.ts';

export const WORKSPACE = 'TBRIGHT' as WorkspaceId;
export const MIA = 'UMIA' as UserId;
export const NOW = Temporal.Instant.from('2027-01-18T08:00:00Z');

export type Said = { text: string; failed: boolean; refused: string | undefined };

export type Desk = {
  folder: string;
  path: string;
  database: Database;
  run(...typed: string[]): Promise<Said>;
  close(): void;
};

export function createDeliverer(
  options: {
    jobs?: readonly Job[];
    variables?: Record<string, string>;
    places?: { channelId: ChannelId; name: string }[];
    checks?: Finding[];
  } = {},
): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-operator-'));
  const path = join(folder, 'groundswell.db');
  placeDatabase(path);
  const database = openUnflushed(path);
  return {
    folder,
    path,
    database,
    async run(...typed) {
      const said: string[] = [];
      let failed = false;
      const operator = openOperator({
        settings: readConfig({ DATABASE_PATH: path, PORT: '1', ...options.variables }),
        clock: { now: () => NOW },
        log: silentLog,
        product: noProduct,
        jobs: options.jobs ?? [],
        handlers: [],
        places: () => options.places ?? [],
        checks: () => options.checks ?? [],
        print: (line) => void said.push(line),
        fail: () => {
          failed = true;
        },
      });
      const program = new Command().exitOverride().configureOutput({ writeErr: () => {} });
      for (const add of [addAudit, addBackup, addDoctor, addExport, addJob, addOutbox]) {
        add(program, operator);
      }
      const refused = await program.parseAsync(typed, { from: 'user' }).then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error.message : String(error)),
      );
      operator.close();
      return { text: said.join('\n'), failed, refused };
    },
    close() {
      if (database.$client.open) database.$client.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function queue(database: Database, key: string, text = 'The digest of week 3.'): void {
  const message = sentence(text);
  const entry = { key, workspaceId: WORKSPACE, rolloutId: undefined, now: NOW };
  enqueueMessageEntry(database, { ...entry, to: MIA, message });
}
