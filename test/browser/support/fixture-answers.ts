import type { PageState, PageView } from '../../../src/practice/page-api.ts';

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

/** What a move of the clock brought: nothing in an hour, Mia two messages in a day or a week. */
export function onTheWay(by: string): [string, PageState['received']] {
  if (by === 'hour') return ['Nothing fell due.', []];
  const received = [{ personId: 'UMIA', messages: 2, latest: 'Two things wait.' }];
  return ['3 nudges, 1 digest, 1 wave summary', received];
}

export function sampleSays(done: number): string {
  return done < 6 ? 'Lena sets up the rollout.' : 'Tom nominates himself.';
}
