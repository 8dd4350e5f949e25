import type { PageView } from '../../../src/practice/page-api.ts';

export const HOURS = { hour: 1, day: 24, week: 168 } as const;

export function aView(id: string, type: PageView['type'], view: Record<string, unknown>): PageView {
  return { id, hash: '1', type, view, errors: {}, busy: false };
}

export function found(query: string): { text: string; value: string }[] {
  const entries = ['Refund window', 'Refund by cheque', 'Escalation at night'];
  const fitting = entries.filter((text) => text.toLowerCase().includes(query.toLowerCase()));
  return fitting.map((text) => ({ text, value: text }));
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
