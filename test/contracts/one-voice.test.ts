/* One voice: whatever is said to one person is of a declared kind, and goes one of the four ways. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { directMessages, isUrgentAsk } from '../../src/features/contract/direct-messages.ts';

const ROOT = new URL('../../', import.meta.url).pathname;
const CATALOGUE = 'src/features/contract/direct-messages.ts';
const sources = globSync('src/features/**/*.ts', { cwd: ROOT }).map((path) => ({
  path,
  code: readFileSync(ROOT + path, 'utf8'),
}));
const said = (pattern: RegExp) =>
  sources.filter(({ path, code }) => path !== CATALOGUE && pattern.test(code));

describe('what is said to one person', () => {
  it('is declared on one screen', () => {
    const catalogue = sources.find(({ path }) => path === CATALOGUE);
    expect(catalogue?.code.split('\n').length).toBeLessThanOrEqual(100);
  });

  it('is declared only where something says it', () => {
    const unsaid = Object.keys(directMessages).filter(
      (name) => said(new RegExp(`[\`']${name.replace('.', '\\.')}[:'\`$]`)).length === 0,
    );
    expect(unsaid).toEqual([]);
  });

  it('is urgent for the declared reasons alone', () => {
    const urgent = Object.entries(directMessages).filter(([, { kind }]) => kind === 'urgent');
    expect(urgent.map(([name]) => name).sort()).toEqual([
      'closing.access-ends',
      'escalations.top',
      'overrides.decide',
      'waves.access-ends',
    ]);
    for (const [, declared] of urgent) expect(declared).toHaveProperty('reason');
    expect(isUrgentAsk('overrides.decide:O1')).toBe(true);
    expect(isUrgentAsk('overrides.review:O1')).toBe(false);
    expect(isUrgentAsk('nudge')).toBe(false);
  });

  it('goes into the outbox by the day’s message, an answer, or not at all', () => {
    // What is handed to the outbox as it is can go to anybody: only these may, and none of them is about a person.
    expect(
      said(/\benqueue(Many)?\(/)
        .map(({ path }) => path.split('/').at(-1))
        .sort(),
    ).toEqual([
      'change-user-group.usecase.ts',
      'notify-webhooks.usecase.ts',
      'sweep-nudges.usecase.ts',
      // A question to a source of usage.
      'usage-pulls.jobs.ts',
    ]);
    // A delivery says something only where its row goes, and under its row's key.
    expect(said(/(?<!routes\.)\bpost\b *[(}]/).map(({ path }) => path)).toEqual([
      'src/features/telling/nudges/nudges.delivery.ts',
    ]);
    expect(said(/['"`]chat\./)).toEqual([]);
  });
});
