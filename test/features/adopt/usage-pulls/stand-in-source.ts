/* Stands in for the interfaces of sources: one person with a few acts on each working day, in each one's own shape. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type StandInSource = {
  url: string;
  /** Path and query of each request, with the answer's status before it. */
  log: string[];
  /** What the next requests are answered with, before the source is well again. */
  answers: number[];
  /** Keys that arrived, of requests that carried one. */
  keys: Set<string>;
};

const TOM = 'tom@brightwater.example';
const isWorkday = (day: string) => Temporal.PlainDate.from(day).dayOfWeek < 6;

export async function startStandInSource(): Promise<StandInSource> {
  const log: string[] = [];
  const answers: number[] = [];
  const keys = new Set<string>();
  const server = createServer((request, response) => {
    const status = answers.shift() ?? 200;
    log.push(`${status} ${request.url}`);
    const key = keyOf(request);
    if (key !== undefined) keys.add(key);
    if (status !== 200) response.writeHead(status).end();
    else response.end(bodyFor(new URL(request.url ?? '', url)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url, log, answers, keys };

  function bodyFor({ pathname, searchParams }: URL): string {
    const asked = (name: string) => searchParams.get(name) ?? '';
    if (pathname.startsWith('/files/')) return copilotFile(pathname.slice('/files/'.length));
    if (pathname.endsWith('/users-1-day')) {
      const day = asked('day');
      const links = day < '2026-12-28' ? [] : [`${url}/files/${day}`];
      return JSON.stringify({ download_links: links, report_day: day });
    }
    if (pathname.endsWith('/analytics/users'))
      return JSON.stringify(claudeEnterprise(asked('date'), searchParams.get('page')));
    if (pathname.endsWith('/claude_code')) return JSON.stringify(claudeCode(asked('starting_at')));
    return JSON.stringify(openai(Number(asked('start_time'))));
  }
}

function keyOf({ headers }: IncomingMessage): string | undefined {
  return headers.authorization?.replace('Bearer ', '') ?? headers['x-api-key']?.toString();
}

/** The first page names a second one, on which another person stands. */
function claudeEnterprise(day: string, page: string | null) {
  const user = (email: string, count: number) => ({
    user: { id: email, email_address: email },
    chat_metrics: { message_count: isWorkday(day) ? count : 0, distinct_conversation_count: 1 },
  });
  return page === null
    ? { data: [user(TOM, 5)], has_more: true, next_page: 'two/2' }
    : { data: [user('heike@brightwater.example', 7)], has_more: false, next_page: null };
}

function claudeCode(day: string) {
  const record = {
    date: `${day}T00:00:00Z`,
    actor: { type: 'user_actor', email_address: TOM },
    core_metrics: { num_sessions: 3 },
  };
  return { data: isWorkday(day) ? [record] : [], has_more: false, next_page: null };
}

function openai(start: number) {
  const day = new Date(start * 1000).toISOString().slice(0, 10);
  const result = {
    object: 'organization.usage.completions.result',
    ...{ num_model_requests: 4, user_id: TOM, input_tokens: 9, output_tokens: 9 },
  };
  const bucket = { object: 'bucket', start_time: start, end_time: start + 86_400 };
  const results = isWorkday(day) ? [result] : [];
  return { object: 'page', data: [{ ...bucket, results }], has_more: false, next_page: null };
}

function copilotFile(day: string): string {
  const row = (login: string, count: number) =>
    JSON.stringify({ user_id: 1, user_login: login, day, user_initiated_interaction_count: count });
  return `${row('tom-b', 4)}\n${row('heike-s', 6)}\n`;
}
