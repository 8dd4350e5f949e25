import { record } from '../../../platform/audit/audit.ts';
import { write } from '../../../platform/database.ts';
import type { UserId } from '../../../platform/ids.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sha256 } from '../../../platform/sha256.ts';
import { mention } from '../../../platform/slack/blocks.ts';
import { listRolesOf } from '../../rollout/rollouts/rollouts.store.ts';
import { digitsProblem, seedOf } from '../verification/draw.ts';
import { type DigitsRefusal, judgeDigits, type Register } from './register.ts';
import { findOpenRegister, saveRegister } from './registers.store.ts';

export type DigitsOutcome =
  | { kind: 'first'; register: Register }
  | { kind: 'seed'; register: Register; seed: string }
  | { kind: 'odd'; says: string }
  | { kind: 'refused'; why: DigitsRefusal | 'no-register'; firstBy: UserId | undefined };

/**
 * Somebody types their part of the seed. The first digits are in the record as a hash alone, so that the second
 * person can't choose theirs by them; the seed is in the record before the register closes.
 */
export function giveDigits(request: RolloutRequest, input: { digits: string }): DigitsOutcome {
  const { database, rolloutId, acting } = request;
  const digits = input.digits.trim();
  const says = digitsProblem(digits);
  if (says !== undefined) return { kind: 'odd', says };
  return write(database, (): DigitsOutcome => {
    const register = findOpenRegister(database, rolloutId);
    if (register === undefined) return { kind: 'refused', why: 'no-register', firstBy: undefined };
    const roles = listRolesOf(database, rolloutId, acting.userId);
    const giver = {
      userId: acting.userId,
      isLead: roles.includes('lead'),
      isSponsor: roles.includes('sponsor'),
    };
    const firstBy = register.first?.by;
    const isFirstLead =
      firstBy !== undefined && listRolesOf(database, rolloutId, firstBy).includes('lead');
    const why = judgeDigits(register, giver, isFirstLead);
    if (why !== undefined) return { kind: 'refused', why, firstBy };
    const given = { digits, by: acting.userId };
    if (register.first === undefined) {
      const after = { ...register, first: given };
      saveRegister(database, rolloutId, after);
      record(request, {
        act: 'samples.give-digits',
        subject: `register:${register.number}`,
        says: `${mention(acting.userId)} typed the first half of the seed for draw ${register.number}.`,
        after: { sha256OfDigits: sha256(digits) },
        isNews: false,
      });
      return { kind: 'first', register: after };
    }
    const seed = seedOf([register.first.digits, digits], sha256);
    const after = { ...register, second: given, seed };
    saveRegister(database, rolloutId, after);
    record(request, {
      act: 'samples.seed',
      subject: `register:${register.number}`,
      says: `${mention(acting.userId)} typed the second half: the seed of draw ${register.number} is ${seed}.`,
      after: { digits: [register.first.digits, digits], seed },
      isNews: false,
    });
    return { kind: 'seed', register: after, seed };
  });
}
