import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import type { Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { PracticeWorkspace } from '../practice-workspace.ts';
import { actShape } from './act-shape.ts';
import { perform } from './acts.ts';
import { type BuiltPage, buildPage } from './page-build.ts';
import { pageState } from './page-state.ts';

const CHANGES_AT_MOST_EVERY_MS = 40;
/** A whole state for each step of the sample would cost more than the step. */
const WHILE_PLAYING_MS = 500;
const HEARTBEAT_MS = 15_000;

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
};

/** The page for people, and what it asks and says. */
export function servePage(app: Hono, workspace: PracticeWorkspace, folder?: string): void {
  let building: Promise<BuiltPage> | undefined;
  const page = async () => {
    building ??= folder === undefined ? buildPage() : Promise.resolve({ ok: true, folder });
    const built = await building;
    if (!built.ok) building = undefined;
    return built;
  };

  app.get('/practice/state', (context) => {
    const { as, conversation } = context.req.query();
    context.header('cache-control', 'no-store');
    return context.json(pageState(workspace, as, conversation));
  });
  app.get('/practice/events', (context) => streamChanges(context, workspace));
  app.post('/practice/act', async (context) => {
    const asked = actShape.safeParse(await context.req.json().catch(() => undefined));
    if (!asked.success) {
      const where = asked.error.issues.map((issue) => issue.path.join('.')).join(', ');
      return context.json({ ok: false, error: `The page asked for something unknown (${where}).` });
    }
    const outcome = await perform(workspace, asked.data).catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      return { ok: false, error: `This did not work: ${why}` };
    });
    return context.json(outcome);
  });
  app.get('*', async (context) => {
    const built = await page();
    if (!built.ok) return context.html(placeholder(built.why), 503);
    return sendFile(built.folder, context.req.path);
  });
}

function streamChanges(context: Context, workspace: PracticeWorkspace): Response {
  return streamSSE(context, async (stream) => {
    let told = -1;
    let wake: () => void = () => {};
    const leave = workspace.world.onChange(() => wake());
    stream.onAbort(() => {
      leave();
      wake();
    });
    while (!stream.aborted) {
      const version = workspace.world.version();
      if (version !== told) {
        told = version;
        await stream.writeSSE({ event: 'changed', data: String(version) });
        const isPlaying = workspace.timeTravel.progress() !== undefined;
        await stream.sleep(isPlaying ? WHILE_PLAYING_MS : CHANGES_AT_MOST_EVERY_MS);
        continue;
      }
      const woken = await new Promise<boolean>((resolve) => {
        const beat = setTimeout(() => resolve(false), HEARTBEAT_MS);
        beat.unref();
        wake = () => {
          clearTimeout(beat);
          resolve(true);
        };
      });
      if (!woken) await stream.writeSSE({ event: 'beat', data: '' });
    }
  });
}

async function sendFile(folder: string, path: string): Promise<Response> {
  const decoded = decode(path);
  if (decoded === undefined) return new Response('There is nothing here.', { status: 404 });
  const name = normalize(decoded).replace(/^[/\\]+/, '');
  const file = name === '' || extname(name) === '' ? 'index.html' : name;
  if (file.startsWith('..')) return new Response('There is nothing here.', { status: 404 });
  try {
    const bytes = await readFile(join(folder, file));
    const type = contentTypes[extname(file)] ?? 'application/octet-stream';
    return new Response(bytes, {
      headers: {
        'content-type': type,
        'cache-control': file === 'index.html' ? 'no-cache' : 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'content-security-policy': "frame-ancestors 'none'",
      },
    });
  } catch {
    return new Response('There is nothing here.', { status: 404 });
  }
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function placeholder(why: string): string {
  return `<!doctype html><html lang="en"><title>Practice workspace</title>
<body style="font: 16px/1.5 system-ui; max-width: 40rem; margin: 4rem auto; padding: 0 1rem">
<h1>Practice workspace</h1><p>${why}</p></body></html>`;
}
