import { describe, expect, it } from 'vitest';
import {
  absenceProblem,
  backOn,
  isAwayOn,
  whoAnswers,
} from '../../../../src/features/champions/absences/absence.ts';
import { aChampion, BAO, MIA, SAM } from '../champions/champion-builders.ts';

const on = (text: string) => Temporal.PlainDate.from(text);
const bao = aChampion();
const mia = aChampion({ id: 'b1', personId: MIA, role: 'back-up' });
const sam = aChampion({ id: 'b2', personId: SAM, role: 'back-up' });
const baoAway = { personId: BAO, fromOn: on('2026-12-07'), toOn: on('2026-12-11') };
const miaAway = { personId: MIA, fromOn: on('2026-12-10'), toOn: on('2026-12-10') };

describe('an absence', () => {
  it('counts both its days', () => {
    const away = (date: string) => isAwayOn(BAO, on(date), [baoAway]);
    expect(['2026-12-06', '2026-12-07', '2026-12-11', '2026-12-12'].map(away)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('ends on the first day that no absence covers', () => {
    const next = { personId: BAO, fromOn: on('2026-12-12'), toOn: on('2026-12-13') };
    expect(backOn(BAO, on('2026-12-08'), [next, baoAway])).toEqual(on('2026-12-14'));
    expect(backOn(MIA, on('2026-12-08'), [baoAway])).toEqual(on('2026-12-08'));
  });

  it('sends questions to the first back-up who is here, and to nobody when all are away', () => {
    const desk = { champion: bao, backUps: [mia, sam] };
    const absences = [baoAway, miaAway];
    expect(whoAnswers(desk, on('2026-12-06'), absences).person).toBe(bao);
    expect(whoAnswers(desk, on('2026-12-08'), absences)).toEqual({
      person: mia,
      standsInFor: bao,
      championBackOn: on('2026-12-12'),
    });
    expect(whoAnswers(desk, on('2026-12-10'), absences).person).toBe(sam);
    expect(whoAnswers({ ...desk, backUps: [] }, on('2026-12-08'), absences)).toEqual({
      person: undefined,
      standsInFor: undefined,
      championBackOn: on('2026-12-12'),
    });
    expect(whoAnswers({ champion: undefined, backUps: [mia] }, on('2026-12-08'), []).person).toBe(
      mia,
    );
  });

  it('is refused backwards, in the past, or so long that a handover is better', () => {
    const today = on('2026-12-01');
    expect(absenceProblem(baoAway, today)).toBeUndefined();
    expect(absenceProblem({ ...baoAway, toOn: on('2026-12-06') }, today)?.kind).toBe(
      'ends-before-it-starts',
    );
    expect(absenceProblem(baoAway, on('2026-12-12'))?.kind).toBe('already-over');
    expect(absenceProblem({ ...baoAway, toOn: on('2027-01-18') }, today)).toEqual({
      kind: 'long-enough-for-a-handover',
      days: 43,
      most: 42,
    });
  });
});
