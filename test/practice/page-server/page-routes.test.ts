import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  type PracticeServer,
  servePracticeWorkspace,
} from '../../../src/practice/practice-server.ts';
import { startPracticeWorkspace } from '../../../src/practice/practice-workspace.ts';

const folder = mkdtempSync(join(tmpdir(), 'page-'));
const workspace = startPracticeWorkspace({
  journey: async () => {
    throw new Error('the road is closed');
  },
});
let server: PracticeServer;

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<title>Practice workspace</title>');
  writeFileSync(join(folder, 'main.js'), 'void 0');
  server = await servePracticeWorkspace(workspace, {
    port: 0,
    pageFolder: folder,
    extra: async (request) =>
      new URL(request.url).pathname === '/ofrep' ? Response.json({ ours: true }) : undefined,
  });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

function act(asked: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${server.url}/practice/act`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(asked),
  });
}

describe('the practice server', () => {
  it('serves the page, its files, and what the app adds', async () => {
    expect(await (await fetch(server.url)).text()).toContain('Practice workspace');
    const script = await fetch(`${server.url}/main.js`);
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect((await fetch(`${server.url}/missing.js`)).status).toBe(404);
    expect((await fetch(`${server.url}/..%2f..%2fetc%2fpasswd.txt`)).status).toBe(404);
    expect(await (await fetch(`${server.url}/ofrep`)).json()).toEqual({ ours: true });
  });

  it('tells the page when something is new', async () => {
    const leaving = new AbortController();
    const events = await fetch(`${server.url}/practice/events`, { signal: leaving.signal });
    const reader = events.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toContain('event: changed');
    const said = { act: 'say', as: 'ULENA', conversation: 'CAIROLLOUT', text: 'Good morning' };
    expect(await (await act(said)).json()).toEqual({ ok: true });
    expect((await reader?.read())?.value).toContain('event: changed');
    leaving.abort();
    const state = await fetch(`${server.url}/practice/state?as=USAM&conversation=CAIROLLOUT`);
    expect(await state.json()).toMatchObject({
      actingAs: 'USAM',
      messages: [{ authorId: 'ULENA', text: 'Good morning', at: '2027-01-04T08:00:00Z' }],
    });
  });

  it('answers in words what it does not understand and what went wrong', async () => {
    expect(await (await act({ act: 'dance' })).json()).toEqual({
      ok: false,
      error: 'The page asked for something unknown (act).',
    });
    expect(await (await act({ act: 'travel', by: 'day' })).json()).toEqual({
      ok: false,
      error: 'This did not work: the road is closed',
    });
  });

  it('does nothing for another web site', async () => {
    const home = { act: 'open-home', as: 'ULENA' };
    expect((await act(home, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await act(home, { origin: server.url })).status).toBe(200);
  });

  it('keeps the Web API from other sites too: its token is no secret', async () => {
    const ask = (headers: Record<string, string>) =>
      fetch(`${server.url}/api/auth.test`, {
        method: 'POST',
        headers: { authorization: 'Bearer xoxb-practice', ...headers },
      });
    expect((await ask({ origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await ask({ origin: 'null' })).status).toBe(403);
    expect(await (await ask({})).json()).toMatchObject({ ok: true });
  });

  it.each([
    ['/', 'cross-site', 200],
    ['/api/auth.test?token=xoxb-practice', 'cross-site', 403],
    ['/api/auth.test?token=xoxb-practice', 'same-site', 403],
    ['/practice/state', 'same-site', 403],
  ])('lets a link from elsewhere lead to the page alone: %s, %s', async (path, site, status) => {
    const answered = await new Promise((resolve) => {
      const headers = { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate' };
      get(`${server.url}${path}`, { headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
    });
    expect(answered).toBe(status);
  });

  it('is shown in no frame, and a path that is none is not found', async () => {
    const { headers } = await fetch(server.url);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect((await fetch(`${server.url}/%zz`)).status).toBe(404);
  });

  it('opens a socket only with a ticket, and only once with each', async () => {
    const asked = await fetch(`${server.url}/api/apps.connections.open`, {
      method: 'POST',
      headers: { authorization: 'Bearer xapp-practice' },
    });
    const { url } = z.object({ url: z.string() }).parse(await asked.json());
    const opens = (address: string) =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(address);
        socket.onopen = () => {
          socket.close();
          resolve(true);
        };
        socket.onerror = () => resolve(false);
      });
    expect(await opens(url.replace(/ticket=[^&]+/, 'ticket=guessed'))).toBe(false);
    expect(await opens(url)).toBe(true);
    expect(await opens(url)).toBe(false);
  });
});
