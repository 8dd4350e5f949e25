import { createHmac } from 'node:crypto';
import { Agent, type RequestOptions, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { SECRET } from './meter.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 256 });
let sent = 0;

type Said = { by?: string; command?: string };

/** Sends one signed slash command; answers how many milliseconds its acknowledgement took. */
export function sendCommand(
  port: number,
  text: string,
  { by = 'UBENCH', command = '/rollout' }: Said = {},
): Promise<number> {
  sent += 1;
  const body = new URLSearchParams({
    token: 'bench',
    team_id: 'TBENCH',
    team_domain: 'bench',
    channel_id: 'CBENCH',
    channel_name: 'bench',
    user_id: by,
    user_name: 'bench',
    command,
    text: text.replace('%', String(sent)),
    api_app_id: 'ABENCH',
    is_enterprise_install: 'false',
    response_url: 'https://hooks.slack.com/commands/bench',
    trigger_id: `${sent}.bench`,
  }).toString();
  return sendSigned(port, body, 'application/x-www-form-urlencoded');
}

/** Tells the bot that somebody has opened its Home, which it then draws. */
export function sendHomeOpened(port: number, by: string): Promise<number> {
  sent += 1;
  const event = { type: 'app_home_opened', user: by, channel: 'DBENCH', tab: 'home' };
  const body = JSON.stringify({
    ...{ token: 'bench', team_id: 'TBENCH', api_app_id: 'ABENCH', type: 'event_callback' },
    ...{ event, event_id: `Ev${sent}`, event_time: Math.floor(Date.now() / 1000) },
    authorizations: [{ team_id: 'TBENCH', user_id: 'UBOT', is_bot: true, enterprise_id: null }],
  });
  return sendSigned(port, body, 'application/json');
}

/** Sends a form that somebody has filled in. */
export function sendForm(port: number, by: string, view: Record<string, unknown>): Promise<number> {
  sent += 1;
  const payload = {
    ...{ type: 'view_submission', token: 'bench', team: { id: 'TBENCH' }, user: { id: by } },
    ...{ api_app_id: 'ABENCH', trigger_id: `${sent}.bench` },
    view: { id: `V${sent}`, hash: String(sent), type: 'modal', team_id: 'TBENCH', ...view },
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return sendSigned(port, body, 'application/x-www-form-urlencoded');
}

function sendSigned(port: number, body: string, contentType: string): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const mac = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return post(port, '/slack/events', body, {
    'content-type': contentType,
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${mac}`,
  }).then(({ status, milliseconds }) => {
    if (status === 200) return milliseconds;
    throw new Error(`The bot answered ${status}.`);
  });
}

export type Posted = { status: number; etag: string; milliseconds: number };

const TRIES = 5;

/**
 * Posts over a connection that is kept; answers how long it took until all of the answer was there. A
 * connection that was dropped is opened again, as Slack does, and the time goes on.
 */
export async function post(
  port: number,
  path: string,
  body: string,
  more: Record<string, string>,
): Promise<Posted> {
  const begun = performance.now();
  const headers = { ...more, 'content-length': Buffer.byteLength(body) };
  const to = { host: '127.0.0.1', port, path, method: 'POST', headers, agent };
  for (let tries = 1; ; tries += 1) {
    try {
      const answer = await postOnce(to, body);
      return { ...answer, milliseconds: performance.now() - begun };
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ECONNRESET' || tries === TRIES) throw error;
    }
  }
}

function postOnce(to: RequestOptions, body: string): Promise<Omit<Posted, 'milliseconds'>> {
  return new Promise((resolve, reject) => {
    const call = request(to, (response) => {
      response.once('error', reject);
      response.resume().on('end', () => {
        resolve({ status: response.statusCode ?? 0, etag: response.headers.etag ?? '' });
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** Does so many, so many at once, and no more when the time is over; answers all their results. */
export async function many<T>(
  how: { count: number; atOnce: number; seconds?: number },
  act: (index: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  const until = performance.now() + (how.seconds ?? Number.POSITIVE_INFINITY) * 1000;
  let next = 0;
  const one = async () => {
    while (next < how.count && performance.now() < until) {
      next += 1;
      results.push(await act(next));
    }
  };
  await Promise.all(Array.from({ length: how.atOnce }, one));
  return results;
}

/** So many a second, whether the ones before are answered or not; the wait in a queue counts. */
export async function steadily(
  how: { perSecond: number; seconds: number },
  act: (index: number) => Promise<unknown>,
): Promise<number[]> {
  const count = Math.round(how.perSecond * how.seconds);
  const begun = performance.now();
  const times = Array.from({ length: count }, async (_, index) => {
    const due = begun + (index * 1000) / how.perSecond;
    await wait(Math.max(0, due - performance.now()));
    await act(index);
    return performance.now() - due;
  });
  return Promise.all(times);
}

/** Sends many commands, so many at once, several texts in turn; answers all their times. */
export function sendMany(
  port: number,
  text: string,
  how: { count: number; atOnce: number },
): Promise<number[]> {
  const texts = text.split(' | ');
  return many(how, (index) => sendCommand(port, texts[index % texts.length] ?? text));
}

export function closeConnections(): void {
  agent.destroy();
}
