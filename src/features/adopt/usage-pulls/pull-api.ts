/*
 * How the interfaces of sources are asked for the usage of one day. Copilot answers with links to files that
 * need no key; the others answer page by page.
 */
import { type DayNumber, dateOfDay } from '../usage/usage.ts';
import { isRecord } from '../usage-formats/json-rows.ts';

export const pulledKinds = ['copilot', 'claude-enterprise', 'claude-code', 'openai'] as const;
export type PulledKind = (typeof pulledKinds)[number];

export function isPulled(kind: string): kind is PulledKind {
  return (pulledKinds as readonly string[]).includes(kind);
}

type PullApi = {
  /** Where it is asked unless the operator says otherwise; undefined where the address names the company. */
  usualUrl: string | undefined;
  /** Path and query for one day, below the address. */
  path(day: DayNumber): string;
  headers(key: string): Record<string, string>;
};

const SECONDS = 86_400;
const iso = (day: DayNumber) => dateOfDay(day).toString();

const anthropic = {
  usualUrl: 'https://api.anthropic.com',
  headers: (key: string) => ({ 'x-api-key': key, 'anthropic-version': '2023-06-01' }),
};

const apis: Record<PulledKind, PullApi> = {
  copilot: {
    usualUrl: undefined,
    path: (day) => `/copilot/metrics/reports/users-1-day?day=${iso(day)}`,
    headers: (key) => ({
      authorization: `Bearer ${key}`,
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2026-03-10',
    }),
  },
  'claude-enterprise': {
    ...anthropic,
    path: (day) => `/v1/organizations/analytics/users?date=${iso(day)}&limit=1000`,
  },
  'claude-code': {
    ...anthropic,
    path: (day) => `/v1/organizations/usage_report/claude_code?starting_at=${iso(day)}&limit=1000`,
  },
  openai: {
    usualUrl: 'https://api.openai.com',
    path: (day) =>
      `/v1/organization/usage/completions?start_time=${day * SECONDS}&end_time=${(day + 1) * SECONDS}&bucket_width=1d&group_by[]=user_id&limit=1`,
    headers: (key) => ({ authorization: `Bearer ${key}` }),
  },
};

export const usualUrlOf = (kind: PulledKind) => apis[kind].usualUrl;
export const headersOf = (kind: PulledKind, key: string) => apis[kind].headers(key);

/** The address of a page of one day's usage; `page` is what the page before named as the next. */
export function pageUrl(
  { kind, url }: { kind: PulledKind; url: string },
  day: DayNumber,
  page: string | undefined,
): string {
  const more = page === undefined ? '' : `&page=${encodeURIComponent(page)}`;
  return `${url.replace(/\/+$/, '')}${apis[kind].path(day)}${more}`;
}

/** What an answer holds: a page with the name of the next one, links to files, or neither. */
export type PullAnswer =
  | { kind: 'page'; next: string | undefined }
  | { kind: 'links'; links: readonly string[] }
  | { kind: 'other' };

export function readPullAnswer(body: unknown): PullAnswer {
  if (!isRecord(body)) return { kind: 'other' };
  if (Array.isArray(body.download_links)) {
    const links = body.download_links.filter((link) => typeof link === 'string');
    return { kind: 'links', links };
  }
  if (!Array.isArray(body.data)) return { kind: 'other' };
  const { next_page: next } = body;
  const hasMore = body.has_more !== false && typeof next === 'string' && next !== '';
  return { kind: 'page', next: hasMore ? next : undefined };
}

/** An address that a key may be sent to; a sentence where it may not. */
export function pullUrlProblem(url: string): string | undefined {
  const parsed = URL.parse(url);
  if (parsed === null)
    return `${url} is not an address: write it as https://api.github.com/orgs/acme.`;
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(parsed.hostname);
  if (parsed.protocol !== 'https:' && !(parsed.protocol === 'http:' && isHere))
    return 'The address must begin with https://, or the key would travel in the open.';
  if (parsed.username !== '' || parsed.password !== '' || parsed.search !== '')
    return 'Leave the key and everything after a question mark out of the address: the key belongs in the environment.';
  return undefined;
}
