import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import { SECRET } from './meter.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let sent = 0;

/** Sends one signed slash command; answers how many milliseconds its acknowledgement took. */
export function sendCommand(port: number, text: string): Promise<number> {
  sent += 1;
  const body = new URLSearchParams({
    token: 'bench',
    team_id: 'TBENCH',
    team_domain: 'bench',
    channel_id: 'CBENCH',
    channel_name: 'bench',
    user_id: 'UBENCH',
    user_name: 'bench',
    command: '/rollout',
    text: text.replace('%', String(sent)),
    api_app_id: 'ABENCH',
    is_enterprise_install: 'false',
    response_url: 'https://hooks.slack.com/commands/bench',
    trigger_id: `${sent}.bench`,
  }).toString();
  const timestamp = String(Math.floor(Date.now() / 1000));
  const mac = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${mac}`,
  };
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const call = request(
      { host: '127.0.0.1', port, path: '/slack/events', method: 'POST', headers, agent },
      (response) => {
        response.resume().on('end', () => {
          if (response.statusCode === 200) resolve(performance.now() - begun);
          else reject(new Error(`The bot answered ${response.statusCode}.`));
        });
      },
    );
    call.once('error', reject);
    call.end(body);
  });
}

/** Sends many, so many at once, several texts in turn; answers all their times. */
export async function sendMany(
  port: number,
  text: string,
  how: { count: number; atOnce: number },
): Promise<number[]> {
  const times: number[] = [];
  const texts = text.split(' | ');
  let left = how.count;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      times.push(await sendCommand(port, texts[left % texts.length] ?? text));
    }
  };
  await Promise.all(Array.from({ length: how.atOnce }, one));
  return times;
}

export function closeConnections(): void {
  agent.destroy();
}
