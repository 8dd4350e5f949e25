import { sayAmountOf, sayCount, singularOf } from '../words.ts';
import type { Delivery } from './delivery.ts';
import type { OutboxRow } from './outbox.ts';

/** What went out and what did not, since the sender began or during one flush. */
export type FlushSummary = {
  /** Messages sent, by kind: the first word of their keys. Edits are not messages. */
  sent: Record<string, number>;
  edited: number;
  cancelled: number;
  failed: number;
  unknown: number;
};

export const nothingSent = (): FlushSummary => ({
  sent: {},
  edited: 0,
  cancelled: 0,
  failed: 0,
  unknown: 0,
});

export function count(summary: FlushSummary, row: OutboxRow, delivery: Delivery): void {
  if (delivery.kind === 'cancelled') summary.cancelled += 1;
  if (delivery.kind === 'refused') summary.failed += 1;
  if (delivery.kind === 'unknown') summary.unknown += 1;
  if (delivery.kind !== 'sent') return;
  if (row.handler === 'edit') {
    summary.edited += 1;
    return;
  }
  const kind = kindOf(row.key);
  summary.sent[kind] = (summary.sent[kind] ?? 0) + 1;
}

export function difference(after: FlushSummary, before: FlushSummary): FlushSummary {
  const sent = Object.entries(after.sent)
    .map(([kind, total]) => [kind, total - (before.sent[kind] ?? 0)] as const)
    .filter(([, total]) => total > 0);
  return {
    sent: Object.fromEntries(sent),
    edited: after.edited - before.edited,
    cancelled: after.cancelled - before.cancelled,
    failed: after.failed - before.failed,
    unknown: after.unknown - before.unknown,
  };
}

export function add(one: FlushSummary, other: FlushSummary): FlushSummary {
  const sent = { ...one.sent };
  for (const [kind, total] of Object.entries(other.sent)) sent[kind] = (sent[kind] ?? 0) + total;
  return {
    sent,
    edited: one.edited + other.edited,
    cancelled: one.cancelled + other.cancelled,
    failed: one.failed + other.failed,
    unknown: one.unknown + other.unknown,
  };
}

/** "3 nudges, 1 digest, 1 wave summary". */
export function sayFlushSummary(summary: FlushSummary): string {
  const sent = [...byNoun(summary.sent)]
    .sort(([, one], [, other]) => other - one)
    .map(([noun, total]) => sayAmountOf(total, noun));
  const troubled = [
    ...(summary.failed > 0 ? [`${sayCount(summary.failed, 'message')} could not be sent`] : []),
    ...(summary.unknown > 0
      ? [`${sayCount(summary.unknown, 'message')} may or may not have arrived`]
      : []),
  ];
  return [...sent, ...troubled].join(', ') || 'Nothing was due.';
}

function kindOf(key: string): string {
  return key.split(':', 1)[0] ?? key;
}

/** A feature's own messages count together, whatever each is about. */
function byNoun(sent: FlushSummary['sent']): Map<string, number> {
  const nouns = new Map<string, number>();
  for (const [kind, total] of Object.entries(sent))
    nouns.set(nounOf(kind), (nouns.get(nounOf(kind)) ?? 0) + total);
  return nouns;
}

/** "nominations.hours-asked" is a message of the nominations, and "wave-summaries" are summaries of waves. */
function nounOf(kind: string): string {
  const [feature = kind, act] = kind.split('.', 2);
  const words = feature.replaceAll('-', ' ');
  if (act !== undefined) return `${singularOf(words)} messages`;
  if (words.endsWith('s')) return words;
  return words.endsWith('y') ? `${words.slice(0, -1)}ies` : `${words}s`;
}
