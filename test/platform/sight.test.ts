import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Role, roles, sights } from '../../src/platform/acting.ts';
import { maySee, type Standing, showables, sightOf } from '../../src/platform/sight.ts';

const nobody: Standing = {
  roles: new Set<Role>(),
  hasPart: false,
  isInChannel: false,
  isGuest: false,
};
const with_ = (change: Partial<Standing>): Standing => ({ ...nobody, ...change });
const rank = (standing: Standing, channel: 'public' | 'private') =>
  sights.indexOf(sightOf(standing, channel));

const standings = fc.record({
  roles: fc.uniqueArray(fc.constantFrom(...roles)).map((held) => new Set(held)),
  hasPart: fc.boolean(),
  isInChannel: fc.boolean(),
  isGuest: fc.boolean(),
});
const channels = fc.constantFrom('public' as const, 'private' as const);

describe('how much of a rollout somebody sees', () => {
  it.each([
    ['nobody', nobody, 'outline', 'nothing'],
    ['a member of the channel', with_({ isInChannel: true }), 'outline', 'outline'],
    ['a member of a team', with_({ roles: new Set(['member']) }), 'inside', 'inside'],
    ['someone named for something', with_({ hasPart: true }), 'inside', 'inside'],
    ['an admin', with_({ roles: new Set(['admin']) }), 'outline', 'outline'],
    ['a guest', with_({ isGuest: true, isInChannel: true }), 'nothing', 'nothing'],
    ['a guest of a team', with_({ isGuest: true, roles: new Set(['member']) }), 'own', 'own'],
  ] as const)('of %s', (_who, standing, inPublic, inPrivate) => {
    expect(sightOf(standing, 'public')).toBe(inPublic);
    expect(sightOf(standing, 'private')).toBe(inPrivate);
  });

  it('is never more in a private channel than in a public one', () => {
    fc.assert(fc.property(standings, (one) => rank(one, 'private') <= rank(one, 'public')));
  });

  it('never becomes less by a role, a part or a place in the channel', () => {
    fc.assert(
      fc.property(standings, channels, fc.constantFrom(...roles), (one, channel, role) => {
        const before = rank(one, channel);
        expect(rank({ ...one, hasPart: true }, channel)).toBeGreaterThanOrEqual(before);
        expect(rank({ ...one, isInChannel: true }, channel)).toBeGreaterThanOrEqual(before);
        const more = new Set([...one.roles, role]);
        expect(rank({ ...one, roles: more }, channel)).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('lets a guest no further than what is their own', () => {
    fc.assert(
      fc.property(standings, channels, fc.constantFrom(...showables), (one, channel, shows) => {
        const sight = sightOf({ ...one, isGuest: true }, channel);
        if (maySee({ sight }, { who: 'anyone', shows })) expect(['own', 'cut']).toContain(shows);
      }),
    );
  });
});

describe('what is open to whom', () => {
  it('is the inside for whatever does not say what it shows', () => {
    const open = sights.filter((sight) => maySee({ sight }, { who: 'anyone' }));
    expect(open).toEqual(['inside']);
  });

  it('is what is posted, where it stands, also to someone who sees the outline alone', () => {
    const posted = { who: 'anyone', shows: 'posted' } as const;
    expect(maySee({ sight: 'outline', isThere: true }, posted)).toBe(true);
    expect(maySee({ sight: 'outline', isThere: false }, posted)).toBe(false);
    expect(maySee({ sight: 'nothing', isThere: true }, posted)).toBe(false);
  });

  it('is to an admin what admins may do, and to a guest nothing that takes a role', () => {
    const declared = { who: ['lead', 'admin', 'member'], shows: 'inside' } as const;
    expect(maySee({ sight: 'outline' }, declared)).toBe(true);
    expect(maySee({ sight: 'own' }, declared)).toBe(false);
  });
});
