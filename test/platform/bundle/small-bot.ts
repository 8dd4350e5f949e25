/*
 * A bot of two files and one package, with the real start and the real making of a bundle: what they
 * decide does not depend on how large a bot is, and this one starts in a tenth of a second.
 */
import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const product = new URL('../../..', import.meta.url).pathname;

const MAIN = `
import { createServer } from 'node:http';
import { routes, word } from 'small-package';
import { greeting, stumble } from './part.ts';

process.stderr.write(\`\${greeting} \${word}, told from \${import.meta.dirname}\\n\`);
if (process.env.ROUTES === 'wanted') process.stderr.write(\`It has \${routes()} routes\\n\`);
if (process.env.STUMBLE === 'aloud') setTimeout(stumble);
if (process.env.STUMBLE === 'quietly') {
  try {
    stumble();
  } catch (error) {
    process.stderr.write(\`\${(error as Error).stack}\\n\`);
  }
}
const server = createServer((_, response) => void response.end());
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as { port: number };
  process.stderr.write(\`{"address":"http://127.0.0.1:\${port}"}\\n\`);
  if (process.env.SLACK_BOT_TOKEN === undefined && process.env.STAY === undefined) process.exit(0);
});
process.on('SIGTERM', () => process.exit(0));
if (process.env.npm_lifecycle_event === 'start') {
  const maker = process.ppid;
  setInterval(() => process.ppid !== maker && process.exit(0), 50);
}
`;

/** The sixth line is the one that stumbles; types above it are gone from what runs. */
const PART = `type Greeting = {
  readonly of: string;
};
export const greeting: Greeting['of'] = 'Hello';
export function stumble(): never {
  throw new TypeError('stumbled');
}
`;

/** As Bolt does it: a package is asked for at once, and used by those who want it. */
const PACKAGE = `
const express_1 = require('express');
exports.word = 'world';
exports.routes = () => {
  const app = (0, express_1.default)();
  app.use((0, express_1.Router)());
  return app.router.stack.length;
};
`;

export type Run = {
  said: string;
  code: number | null;
  /** The bundle that is kept. */
  ranBundle: boolean;
  /** One that was made for this start. */
  ranOneForOnce: boolean;
  ranExpress: boolean;
};

export type SmallBot = {
  root: string;
  /** Where its bundles lie; undefined while there is none. */
  bundles(): string | undefined;
  write(path: string, text: string): void;
  replaceIn(path: string, from: string, to: string): void;
  make(): Promise<Run>;
  start(env?: Record<string, string>): Promise<Run>;
  spawn(script: string, env?: Record<string, string>): ReturnType<typeof spawn>;
  remove(): void;
};

/** In a folder of its own, written long enough ago that the times of its files tell something. */
export function createSmallBot(): SmallBot {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'groundswell-small-bot-')));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  cpSync(join(product, 'src/start.mjs'), join(root, 'src/start.mjs'));
  cpSync(join(product, 'src/platform'), join(root, 'src/platform'), { recursive: true });
  write('src/main.ts', MAIN);
  write('src/part.ts', PART);
  write('package.json', '{ "type": "module" }');
  const described = { name: 'small-package', version: '1.0.0', main: 'main.js' };
  write('node_modules/small-package/package.json', JSON.stringify(described));
  write('node_modules/small-package/main.js', PACKAGE);
  for (const name of ['rolldown', 'express']) {
    symlinkSync(join(product, 'node_modules', name), join(root, 'node_modules', name));
  }
  for (const path of filesIn(root)) utimesSync(path, 1_700_000_000, 1_700_000_000);

  const start = (script: string, env: Record<string, string> = {}) =>
    spawn(join(product, 'node_modules/.bin/node'), [script], {
      cwd: root,
      env: { PATH: process.env.PATH, ...env },
    });
  const folder = join(root, 'node_modules/.cache/groundswell-bundle');
  return {
    root,
    bundles: () => (existsSync(folder) ? join(folder, readdirSync(folder)[0] ?? '') : undefined),
    write,
    replaceIn(path, from, to) {
      write(path, readFileSync(join(root, path), 'utf8').replace(from, to));
    },
    make: () => finished(start('src/platform/bundle/make-bundle.mjs')),
    async start(env) {
      const coverage = mkdtempSync(join(tmpdir(), 'groundswell-ran-'));
      const run = await finished(start('src/start.mjs', { ...env, NODE_V8_COVERAGE: coverage }));
      const ran = filesIn(coverage).map((path) => readFileSync(path, 'utf8'));
      rmSync(coverage, { recursive: true });
      const hasRun = (part: RegExp) => ran.some((report) => part.test(report));
      return {
        ...run,
        ranBundle: hasRun(/\/groundswell-bundle\/\w+\/(?!once\/)/),
        ranOneForOnce: hasRun(/\/groundswell-bundle\/\w+\/once\//),
        ranExpress: hasRun(/\/node_modules\/express\//),
      };
    },
    spawn: start,
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** All files below a folder; links are left alone. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => !/rolldown|express/.test(path) && statSync(path).isFile());
}

function finished(child: ReturnType<typeof spawn>): Promise<Run> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += part));
  return new Promise((resolve) => {
    child.once('close', (code) => {
      resolve({ said, code, ranBundle: false, ranOneForOnce: false, ranExpress: false });
    });
  });
}

/** The one bundle in place; fails when there is none. */
export function bundleOf(bot: SmallBot): string {
  const folder = bot.bundles() ?? '';
  const { folder: name } = JSON.parse(readFileSync(join(folder, 'current.json'), 'utf8'));
  return join(folder, name);
}
