import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type RealWorkspace = { url: string; close: () => Promise<void> };

const READY_WITHIN_MS = 30_000;

/** `npm start` without Slack tokens: the bot and its practice workspace, on a free port with a new database. */
export async function startRealWorkspace(): Promise<RealWorkspace> {
  const folder = mkdtempSync(join(tmpdir(), 'practice-real-'));
  const port = await freePort();
  const root = new URL('../../..', import.meta.url).pathname;
  const { PATH = '', HOME = '' } = process.env;
  const started = spawn(process.execPath, ['src/main.ts'], {
    cwd: root,
    env: { PATH, HOME, PORT: String(port), DATABASE_PATH: join(folder, 'groundswell.db') },
  });
  let said = '';
  const ended = new Promise<void>((resolve) => started.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`Not ready: ${said}`)), READY_WITHIN_MS);
    const hear = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (!said.includes('http://127.0.0.1')) return;
      clearTimeout(late);
      resolve();
    };
    started.stdout.on('data', hear);
    started.stderr.on('data', hear);
    started.once('exit', (code) => reject(new Error(`Ended with ${code}: ${said}`)));
  });
  return {
    url: `http://127.0.0.1:${port}/`,
    close: async () => {
      started.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
