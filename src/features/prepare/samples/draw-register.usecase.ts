import { record } from '../../../platform/audit/audit.ts';
import { dateAt, isAfter } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import type { ReadContext, RolloutRequest } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import { findOpenRegister, saveRegister } from './registers.store.ts';
import { isTicketMissing, saveDraw, saveTickets } from './tickets.store.ts';

export type DrawOutcome =
  | { kind: 'drawn'; drawn: number; of: number; register: number }
  /** So many outputs that their tickets are worked out first, a part at a time. */
  | { kind: 'soon' }
  | { kind: 'no-register' | 'no-seed' };

/** So many tickets are worked out in one go: some milliseconds. */
const TICKETS_AT_ONCE = 1000;

/** Closes the open register and draws from it; nothing is drawn before both halves of the seed are in the record. */
export function drawRegister(request: RolloutRequest): DrawOutcome {
  const { database, rolloutId, now, today } = request;
  return write(database, (): DrawOutcome => {
    const register = findOpenRegister(database, rolloutId);
    if (register === undefined) return { kind: 'no-register' };
    if (register.seed === undefined) return { kind: 'no-seed' };
    const { number, seed } = register;
    const where = { rolloutId, register: number };
    saveTickets(database, where, seed, TICKETS_AT_ONCE);
    if (isTicketMissing(database, where)) {
      const yesterday = today.subtract({ days: 1 });
      if (!isAfter(today, register.closesOn)) {
        saveRegister(database, rolloutId, { ...register, closesOn: yesterday });
      }
      return { kind: 'soon' };
    }
    const { drawn, of } = saveDraw(database, where);
    saveRegister(database, rolloutId, { ...register, closedAt: now });
    record(request, {
      act: 'samples.draw',
      subject: `register:${number}`,
      says: `Draw ${number}: ${drawn} of ${sayCount(of, 'output')} are to be reviewed.`,
      after: { seed, drawn, of },
      isNews: false,
    });
    return { kind: 'drawn', drawn, of, register: number };
  });
}

type Place = Pick<ReadContext, 'database' | 'rolloutId' | 'now'> & { timeZone: string };

/** What the seed of an open register makes possible now: tickets of what came before it, or the draw once its time is over. */
export function findDrawStep(at: Place): 'tickets' | 'draw' | undefined {
  const { database, rolloutId, now, timeZone } = at;
  const register = findOpenRegister(database, rolloutId);
  if (register?.seed === undefined) return undefined;
  const where = { rolloutId, register: register.number };
  if (isTicketMissing(database, where)) return 'tickets';
  return isAfter(dateAt(now, timeZone), register.closesOn) ? 'draw' : undefined;
}

/** Takes that step. */
export function goOnDrawing(request: RolloutRequest, step: 'tickets' | 'draw'): DrawOutcome {
  const { database, rolloutId } = request;
  if (step === 'draw') return drawRegister(request);
  return write(database, (): DrawOutcome => {
    const { number: register, seed } = findOpenRegister(database, rolloutId) ?? {};
    if (register === undefined || seed === undefined) return { kind: 'no-seed' };
    saveTickets(database, { rolloutId, register }, seed, TICKETS_AT_ONCE);
    return { kind: 'soon' };
  });
}
