import { surfaceBits } from '../usage/surface.ts';
import { countIn, part, textIn } from './json-rows.ts';
import { addJsonRow, type JsonReader } from './json-usage.ts';

/**
 * Claude Enterprise analytics by user. A row carries no day: it is the day that was asked for. An act is a
 * message in chat or a session of Claude Code or Cowork.
 */
export const claudeEnterpriseReader: JsonReader = {
  kind: 'claude-enterprise',
  version: '2023-06-01',
  repeats: 'last',
  hasNoDay: true,
  isMine: ({ value }) =>
    'chat_metrics' in value || ('claude_code_metrics' in value && 'user' in value),
  read(reading, { line, value }, day) {
    const chat = countIn(part(value, 'chat_metrics'), 'message_count');
    const code = sessionsIn(value, 'claude_code_metrics');
    const cowork = sessionsIn(value, 'cowork_metrics');
    const user = part(value, 'user');
    const sessions = sum([code, cowork]);
    addJsonRow(reading, line, {
      person: textIn(user, 'email_address') || textIn(user, 'id'),
      day,
      actions: sum([chat, sessions]),
      sessions: sessions || undefined,
      surfaces: surfaceBits({
        chat: (chat ?? 0) > 0,
        code: (code ?? 0) > 0,
        cowork: (cowork ?? 0) > 0,
        design: isUsed(value.design_metrics),
        office: isUsed(value.office_metrics),
        science: isUsed(value.science_metrics),
        'web search': (countIn(value, 'web_search_count') ?? 0) > 0,
      }),
    });
  },
};

function sessionsIn(value: Record<string, unknown>, name: string): number | undefined {
  const metrics = part(value, name);
  const core = part(metrics, 'core_metrics');
  return countIn('distinct_session_count' in core ? core : metrics, 'distinct_session_count');
}

function sum(counts: readonly (number | undefined)[]): number | undefined {
  return counts.includes(undefined)
    ? undefined
    : counts.reduce<number>((all, one) => all + (one ?? 0), 0);
}

/** Whether any number within it is above zero. */
function isUsed(value: unknown): boolean {
  if (typeof value === 'number') return value > 0;
  return typeof value === 'object' && value !== null && Object.values(value).some(isUsed);
}
