/* One day of one source, asked over the network: page by page, or by the files that it links to. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { DayNumber } from '../usage/usage.ts';
import { type JsonRows, readJsonRows } from '../usage-formats/json-rows.ts';
import { headersOf, type PulledKind, pageUrl, readPullAnswer } from './pull-api.ts';

export type SourceToAsk = { kind: PulledKind; url: string; key: string };

/** What came of it. Problems name the host alone, and never what was sent. */
export type Asked =
  | { kind: 'rows'; rows: JsonRows }
  /** It answered that it has no report of that day. */
  | { kind: 'no-report' }
  | { kind: 'problem'; problem: string; isFinal: boolean };

const PAGES_MAX = 500;
const LINES_AT_ONCE = 500;

export async function askSource(
  fetch: typeof globalThis.fetch,
  source: SourceToAsk,
  day: DayNumber,
): Promise<Asked> {
  const { kind, key } = source;
  const rows: JsonRows = { rows: [], broken: [], whole: undefined };
  let page: string | undefined;
  for (let pages = 0; pages < PAGES_MAX; pages += 1) {
    const got = await get(fetch, pageUrl(source, day, page), headersOf(kind, key));
    if ('problem' in got) return { kind: 'problem', ...got };
    const body = parsed(got.text);
    const answer = readPullAnswer(body);
    if (answer.kind === 'other') return { ...notUnderstood(source.url), kind: 'problem' };
    if (answer.kind === 'links') return await readLinks(fetch, answer.links, source.url);
    await addRows(rows, got.text, false);
    page = answer.next;
    if (page === undefined) return { kind: 'rows', rows };
  }
  return { ...notUnderstood(source.url), kind: 'problem' };
}

async function readLinks(
  fetch: typeof globalThis.fetch,
  links: readonly string[],
  url: string,
): Promise<Asked> {
  if (links.length === 0) return { kind: 'no-report' };
  const rows: JsonRows = { rows: [], broken: [], whole: undefined };
  for (const link of links) {
    // The links are signed by themselves; the key stays here.
    if (!/^https:/.test(link) && !/^http:/.test(url))
      return { ...notUnderstood(url), kind: 'problem' };
    const got = await get(fetch, link, {});
    if ('problem' in got) return { kind: 'problem', ...got };
    await addRows(rows, got.text, !got.text.startsWith('['));
  }
  return { kind: 'rows', rows };
}

/** A long list of lines is read a part at a time, so that nobody waits for it. */
async function addRows(into: JsonRows, text: string, byLine: boolean): Promise<void> {
  const lines = byLine && parsed(text) === undefined ? text.split('\n') : [text];
  for (let from = 0; from < lines.length; from += LINES_AT_ONCE) {
    const part = readJsonRows(lines.slice(from, from + LINES_AT_ONCE).join('\n'));
    for (const row of part.rows) into.rows.push({ ...row, line: into.rows.length + 1 });
    for (const line of part.broken) into.broken.push(from + line);
    await breathe();
  }
}

type Got = { text: string } | { problem: string; isFinal: boolean };

async function get(
  fetch: typeof globalThis.fetch,
  url: string,
  headers: Record<string, string>,
): Promise<Got> {
  const { host } = new URL(url);
  try {
    const response = await fetch(url, { headers: { 'user-agent': 'Groundswell', ...headers } });
    if (response.ok) return { text: await response.text() };
    await response.body?.cancel();
    return refusalOf(host, response.status);
  } catch (error) {
    const isSlow = (error as { name?: string }).name === 'TimeoutError';
    const problem = isSlow ? `${host} did not answer in time.` : `${host} can’t be reached.`;
    return { problem, isFinal: false };
  }
}

function refusalOf(host: string, status: number): Got {
  if (status === 401 || status === 403)
    return { problem: `${host} does not take the key (HTTP ${status}).`, isFinal: true };
  const isTheirs = status === 408 || status === 429 || status >= 500;
  return { problem: `${host} answered with HTTP ${status}.`, isFinal: !isTheirs };
}

function notUnderstood(url: string) {
  const { host } = new URL(url);
  return { problem: `${host} answered with something else than usage.`, isFinal: true };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
