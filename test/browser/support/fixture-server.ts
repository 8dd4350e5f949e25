import { mkdtempSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';
import { FixtureWorkspace } from './fixture-workspace.ts';

export type FixtureServer = {
  url: string;
  workspace: FixtureWorkspace;
  close: () => Promise<void>;
};

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

let built: Promise<string> | undefined;

/** The page on a free port of loopback, with a workspace of canned answers behind it. */
export async function startFixture(stage: 'choose' | 'ready' = 'ready'): Promise<FixtureServer> {
  built ??= buildPage();
  const folder = await built;
  const listeners = new Set<ServerResponse>();
  const workspace = new FixtureWorkspace(stage, (version) => {
    for (const listener of listeners) listener.write(`event: changed\ndata: ${version}\n\n`);
  });

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/practice/state') {
      const { searchParams: asked } = url;
      const state = workspace.stateFor(
        asked.get('as') ?? undefined,
        asked.get('conversation') ?? undefined,
      );
      return json(response, state);
    }
    if (url.pathname === '/practice/act')
      return json(response, await workspace.act(JSON.parse(await bodyOf(request))));
    if (url.pathname === '/practice/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write(': hello\n\n');
      listeners.add(response);
      request.on('close', () => listeners.delete(response));
      return;
    }
    const path = normalize(url.pathname === '/' ? '/index.html' : url.pathname);
    const content = await readFile(join(folder, path)).catch(() => undefined);
    if (!content) {
      response.writeHead(404).end('Not here.');
      return;
    }
    response
      .writeHead(200, { 'content-type': `${TYPES[extname(path)] ?? 'text/plain'}; charset=utf-8` })
      .end(content);
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    workspace,
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function buildPage(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'practice-page-'));
  const root = new URL('../../../src/practice/page', import.meta.url).pathname;
  await build({ root, base: './', logLevel: 'error', build: { outDir, emptyOutDir: true } });
  return outDir;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function json(response: ServerResponse, value: unknown): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}
