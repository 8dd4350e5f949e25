import { createHash } from 'node:crypto';
import { record } from '../../../platform/audit/audit.ts';
import { isAfter } from '../../../platform/calendar.ts';
import { write } from '../../../platform/database.ts';
import type { RolloutRequest } from '../../../platform/request.ts';
import { sayCount } from '../../../platform/words.ts';
import { drawSample, inTicketOrder, stratumOf } from '../verification/draw.ts';
import { addDraw } from './drawn.store.ts';
import { listRegistered } from './outputs.store.ts';
import { findOpenRegister, saveRegister } from './registers.store.ts';
import { getPerStratum } from './sampling-rates.store.ts';

export type DrawOutcome =
  | { kind: 'drawn'; drawn: number; of: number; register: number }
  | { kind: 'no-register' | 'no-seed' };

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** Closes the open register and draws from it; nothing is drawn before both halves of the seed are in the record. */
export function drawRegister(request: RolloutRequest): DrawOutcome {
  const { database, rolloutId, now } = request;
  return write(database, (): DrawOutcome => {
    const register = findOpenRegister(database, rolloutId);
    if (register === undefined) return { kind: 'no-register' };
    if (register.seed === undefined) return { kind: 'no-seed' };
    const outputs = listRegistered(database, rolloutId, register.number).map((output) => ({
      id: output.outputId,
      workflow: output.workflow,
      team: output.teamId as string | undefined,
      output,
    }));
    const countOf = ({ workflow }: { workflow: string }) =>
      getPerStratum(database, rolloutId, workflow);
    const drawn = drawSample(inTicketOrder(outputs, register.seed, sha256), countOf);
    const strata = [...Map.groupBy(outputs, stratumOf).values()].flatMap((ofOne) => {
      const [first] = ofOne;
      if (first === undefined) return [];
      const { workflow, team = '' } = first;
      return [{ workflow, team, size: ofOne.length, count: countOf(first) }];
    });
    addDraw(database, { rolloutId, register: register.number }, drawn, strata);
    saveRegister(database, rolloutId, { ...register, closedAt: now });
    record(request, {
      act: 'samples.draw',
      subject: `register:${register.number}`,
      says: `Draw ${register.number}: ${drawn.length} of ${sayCount(outputs.length, 'output')} are to be reviewed.`,
      after: { seed: register.seed, drawn: drawn.length, of: outputs.length },
      isNews: false,
    });
    const { number } = register;
    return { kind: 'drawn', drawn: drawn.length, of: outputs.length, register: number };
  });
}

/** The same once the register's time is over. */
export function drawWhenDue(request: RolloutRequest): DrawOutcome {
  const register = findOpenRegister(request.database, request.rolloutId);
  const isDue = register !== undefined && isAfter(request.today, register.closesOn);
  return isDue ? drawRegister(request) : { kind: 'no-register' };
}
