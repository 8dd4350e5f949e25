/* A rollout with people and no bot, for what needs the Core's tables alone. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Command } from 'commander';
import { addCoreFiles } from '../../../../src/features/prepare/core-files/files.cli.ts';
import { addCoreSearch } from '../../../../src/features/prepare/core-search/core-search.cli.ts';
import { addRollout } from '../../../../src/features/rollout/rollouts/rollouts.store.ts';
import type { Database } from '../../../../src/platform/database.ts';
import type { Operator } from '../../../../src/platform/feature.ts';
import type { UserId, WorkspaceId } from '../../../../src/platform/ids.ts';
import { inRollout, ownRequest, type RolloutRequest } from '../../../../src/platform/request.ts';
import { savePerson } from '../../../../src/platform/slack/directory.ts';
import { aRollout } from '../../../support/builders.ts';
import { openInMemory } from '../../../support/fresh-database.ts';
import { noProduct } from '../../../support/requests.ts';

export const OFFICE_NOW = Temporal.Instant.from('2027-01-11T09:00:00Z');

export type CoreOffice = {
  database: Database;
  request: RolloutRequest;
  /** What an operator's command prints, or refuses with. */
  run(...typed: string[]): Promise<string>;
};

export function openCoreOffice(): CoreOffice {
  const database = openInMemory();
  addRollout(database, aRollout());
  for (const [userId, name] of [
    ['UMIA', 'Mia Chen'],
    ['ULENA', 'Lena Vogt'],
    ['UTOM1', 'Tom Berg'],
    ['UTOM2', 'Tom Berg'],
  ] as const) {
    const email = `${name.toLowerCase().replace(' ', '.')}@brightwater.example`;
    savePerson(database, { ...aPerson(userId, name), ...(userId === 'UTOM1' ? {} : { email }) });
  }
  savePerson(database, { ...aPerson('UGONE', 'Greta Gone'), isDeactivated: true });
  const request = inRollout(
    ownRequest({ database, now: OFFICE_NOW, product: noProduct }, 'TBRIGHTWATER' as WorkspaceId),
    aRollout(),
  );
  async function run(...typed: string[]): Promise<string> {
    const printed: string[] = [];
    const operator = {
      database: () => database,
      clock: { now: () => OFFICE_NOW },
      product: noProduct,
      print: (line: string) => void printed.push(line),
    } as unknown as Operator;
    const program = new Command().exitOverride();
    addCoreFiles(program, operator);
    addCoreSearch(program, operator);
    try {
      await program.parseAsync(['core', ...typed], { from: 'user' });
    } catch (error) {
      return `Refused: ${(error as Error).message}`;
    }
    return printed.join('\n');
  }
  return { database, request, run };
}

function aPerson(userId: string, name: string) {
  return {
    userId: userId as UserId,
    workspaceId: 'TBRIGHTWATER' as WorkspaceId,
    name,
    timeZone: 'Europe/Berlin',
    isBot: false,
    isDeactivated: false,
    isAdmin: false,
    statusText: '',
    statusUntil: null,
    fetchedAt: OFFICE_NOW,
  };
}

export function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-core-'));
  for (const [path, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents);
  }
  return folder;
}

/** An entry's file with every line that one needs; `change` replaces lines by their key. */
export function entryText(
  change: Record<string, string> = {},
  body = 'Finance looks first.',
): string {
  const lines: Record<string, string> = {
    kind: 'edge-case',
    title: 'Refunds over 500 euros',
    workflow: 'claims',
    owner: 'Mia Chen',
    status: 'published',
    version: '2.1',
    'review-on': '2027-03-01',
    ...change,
  };
  const front = Object.entries(lines).flatMap(([key, value]) =>
    value === '' ? [] : [`${key}: ${value}`],
  );
  return `---\n${front.join('\n')}\n---\n\n${body}\n`;
}
