import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  planUserGroupSync,
  type UserGroupFacts,
} from '../../../../src/features/access/user-groups/user-group-sync.ts';
import type { UserId } from '../../../../src/platform/ids.ts';

const people = (...names: string[]) => names as UserId[];
const ten = people('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j');

function group(changes: Partial<UserGroupFacts> = {}): UserGroupFacts {
  const dead = new Set<UserId>();
  return { handle: 'copilot', current: ten, isDisabled: false, wanted: ten, dead, ...changes };
}

describe('the user group', () => {
  it('is left alone when it is in sync', () => {
    expect(planUserGroupSync(group(), false)).toMatchObject({
      kind: 'in-step',
      words: '@copilot is in sync: 10 people.',
    });
  });

  it('is replaced as a whole, with the difference told', () => {
    const wanted = [...ten.slice(0, 8), ...people('k', 'l', 'm')];
    expect(planUserGroupSync(group({ wanted }), false)).toEqual({
      kind: 'replace',
      add: ['k', 'l', 'm'],
      remove: ['i', 'j'],
      dropped: [],
      next: [...ten.slice(0, 8), 'k', 'l', 'm'],
      enablesFirst: false,
      words: '@copilot: 3 to add, 2 to remove.',
    });
  });

  it('drops deactivated accounts first, as one of them would make the whole update fail', () => {
    const dead = new Set(people('a', 'b', 'c', 'z'));
    const plan = planUserGroupSync(group({ dead, wanted: [...ten, ...people('z')] }), false);
    expect(plan).toMatchObject({ kind: 'replace', dropped: ['a', 'b', 'c'], remove: [] });
    expect(plan.next).toEqual(ten.slice(3));
    expect(plan.words).toBe('@copilot: 3 deactivated accounts to drop.');
  });

  it('does not shrink by more than a fifth unless a lead confirms', () => {
    const two = group({ wanted: ten.slice(2) });
    const three = group({ wanted: ten.slice(3) });
    expect(planUserGroupSync(two, false).kind).toBe('replace');
    expect(planUserGroupSync(three, false)).toMatchObject({
      kind: 'confirm-first',
      words:
        '@copilot would lose 3 of 10 people (30 %). Nothing was changed; a lead has to confirm any loss above 20 %.',
    });
    expect(planUserGroupSync(three, true).kind).toBe('replace');
  });

  it('is switched off rather than emptied, and on again with the next person', () => {
    expect(planUserGroupSync(group({ wanted: [] }), false).kind).toBe('confirm-first');
    expect(planUserGroupSync(group({ wanted: [] }), true)).toMatchObject({
      kind: 'disable',
      words:
        'Nobody has access now. A group can’t be empty, so @copilot is switched off until someone has access.',
    });
    const off = group({ isDisabled: true, wanted: [] });
    expect(planUserGroupSync(off, false)).toMatchObject({
      kind: 'in-step',
      words: '@copilot is in sync: nobody has access.',
    });
    expect(planUserGroupSync({ ...off, wanted: people('a') }, false)).toMatchObject({
      kind: 'replace',
      enablesFirst: true,
      next: ['a'],
    });
  });
});

it('whatever the lists: applying the plan brings the group into step, with nobody dead in it', () => {
  const list = fc.array(fc.constantFrom(...ten, ...people('x', 'y', 'z')));
  fc.assert(
    fc.property(list, list, list, fc.boolean(), (current, wanted, gone, isDisabled) => {
      const facts = group({ current, wanted, dead: new Set(gone), isDisabled });
      const plan = planUserGroupSync(facts, true);
      const isOff = plan.kind === 'disable' || (isDisabled && plan.kind !== 'replace');
      const after = plan.kind === 'replace' ? plan.next : current;
      expect(planUserGroupSync({ ...facts, current: after, isDisabled: isOff }, false).kind).toBe(
        'in-step',
      );
      expect(plan.next.filter((each) => gone.includes(each))).toEqual([]);
      if (plan.kind === 'replace') expect(plan.next.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});
