import { describe, expect, it } from 'vitest';
import { type HeldUp, heldUpKey, sayHeldUp } from '../../../src/features/contract/held-up.ts';
import type { TeamId, UserId } from '../../../src/platform/ids.ts';

const isSame = (a: HeldUp, b: HeldUp) => heldUpKey(a) === heldUpKey(b);

const teamId = 't1' as TeamId;
const mia = { personId: 'UMIA' as UserId, name: 'Mia', role: 'champion' };
const team = { teamId, teamName: 'Claims' };

describe('what is held up', () => {
  it.each<[HeldUp, string]>([
    [{ kind: 'gate', gate: 'leaving-assessment' }, 'the gate to the infrastructure build'],
    [{ kind: 'gate', gate: 'wave-2' }, 'the gate of wave 2'],
    [{ kind: 'phase', phase: 'expansion' }, 'the controlled expansion'],
    [{ kind: 'wave', number: 2 }, 'wave 2'],
    [{ kind: 'next-wave' }, 'the next wave'],
    [{ kind: 'team-in-wave', ...team, number: 1 }, '*Claims* in wave 1'],
    [{ kind: 'new-access', ...team }, 'new access in *Claims*'],
    [{ kind: 'certificate', ...team }, 'the certificate for *Claims*'],
    [{ kind: 'role', ...mia, ...team }, 'Mia as champion of *Claims*'],
  ])('is worded once: %o', (heldUp, words) => {
    expect(sayHeldUp(heldUp)).toBe(words);
  });

  it('is the same thing whoever holds it up, and another one for another team, wave or role', () => {
    expect(isSame({ kind: 'next-wave' }, { kind: 'next-wave' })).toBe(true);
    expect(isSame({ kind: 'wave', number: 1 }, { kind: 'wave', number: 2 })).toBe(false);
    const place = { kind: 'team-in-wave', ...team, number: 1 } as const;
    expect(isSame(place, { ...place, teamName: 'Claims North' })).toBe(true);
    expect(isSame(place, { ...place, teamId: 't2' as TeamId })).toBe(false);
    const renamed = { kind: 'new-access', teamId, teamName: 'Claims North' } as const;
    expect(isSame({ kind: 'new-access', ...team }, renamed)).toBe(true);
    expect(isSame({ kind: 'certificate', ...team }, renamed)).toBe(false);
    const backUp = { kind: 'role', ...mia, ...team, role: 'back-up' } as const;
    expect(isSame({ kind: 'role', ...mia, ...team }, backUp)).toBe(false);
  });
});
