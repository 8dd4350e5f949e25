import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  askedPeople,
  currentStep,
  dueMove,
  type Escalation,
  LONGEST_SETTLING,
  LONGEST_WAIT,
  type Move,
  nextStep,
  settleLimit,
  tierAbove,
  tiers,
} from '../../../../src/features/prepare/escalations/escalation.ts';
import { addWorkingMinutes } from '../../../../src/features/prepare/escalations/working-time.ts';
import { aCase, inHours, LENA, untouched } from './case-builders.ts';
import { isAwayAt, type Life, lives, pathAt } from './random-life.ts';

function play(life: Life, check: (escalation: Escalation, hours: number) => void): void {
  let escalation: Escalation = { ...aCase(), askerId: life.asker, steps: [] };
  const go = (move: Move, hours: number) => {
    const before = escalation.steps.at(-1);
    const fresh = nextStep(
      {
        ...move,
        askerId: life.asker,
        asked: askedPeople(escalation),
        number: escalation.steps.length + 1,
        now: inHours(hours),
      },
      pathAt(life, hours),
    );
    // No tier is left out without a word: those between where it set out and where it stops are named.
    const passed = tiers.slice(tiers.indexOf(move.from), tiers.indexOf(fresh.tier));
    expect(fresh.skipped.map(({ tier }) => tier)).toEqual(passed);
    if (before !== undefined)
      expect(tiers.indexOf(fresh.tier)).toBeGreaterThanOrEqual(tiers.indexOf(before.tier));
    escalation = { ...escalation, steps: [...escalation.steps, { ...fresh, ...untouched }] };
  };
  go({ because: life.isCritical ? 'critical' : 'raised', from: 'champion' }, 0);
  for (let hours = 0; hours <= 600; hours += 1) {
    for (let rounds = 0; ; rounds += 1) {
      expect(rounds).toBeLessThan(5);
      const { taken, personId } = currentStep(escalation);
      const person = life.people[taken?.by ?? personId ?? ''];
      const now = inHours(hours);
      const responsible = {
        hasLeft: person !== undefined && person.leavesAt <= hours,
        isAway: person !== undefined && isAwayAt(person, now),
      };
      const move = dueMove(escalation, responsible, now);
      if (move === undefined) break;
      go(move, hours);
    }
    check(escalation, hours);
    for (const { what } of life.acts.filter(({ at }) => at === hours)) {
      const step = currentStep(escalation);
      const by = step.taken?.by ?? step.personId ?? LENA;
      const person = life.people[by];
      if (escalation.resolved !== undefined || person === undefined) continue;
      if (what === 'settle') {
        const resolved = { by, at: inHours(hours), finding: 'wrong', answer: '' } as const;
        escalation = { ...escalation, resolved };
      } else if (what === 'hand-up' && step.tier !== 'lead') {
        go({ because: 'handed-up', from: tierAbove(step.tier) }, hours);
      } else if (what === 'take' && step.taken === undefined) {
        const now = inHours(hours);
        const taken = {
          taken: { by, at: now },
          settleBy: settleLimit(now, addWorkingMinutes(now, 480, person)),
        };
        escalation = {
          ...escalation,
          steps: [...escalation.steps.slice(0, -1), { ...step, ...taken }],
        };
      }
    }
  }
}

describe('whatever people do and whenever they are there', () => {
  it('an open case has exactly one person who is there, or stands before the leads, within its limit', () => {
    fc.assert(
      fc.property(lives, (life) => {
        play(life, (escalation, hours) => {
          if (escalation.resolved !== undefined) return;
          const { tier, personId, taken, takeBy, settleBy, askedAt } = currentStep(escalation);
          const limit = taken === undefined ? takeBy : settleBy;
          const longest = taken === undefined ? LONGEST_WAIT : LONGEST_SETTLING;
          const since = taken?.at ?? askedAt;
          expect(limit).toBeDefined();
          expect(Temporal.Instant.compare(limit ?? since, since.add(longest))).toBeLessThanOrEqual(
            0,
          );
          if (tier === 'lead') return;
          expect(personId).toBeDefined();
          expect(personId).not.toBe(life.asker);
          const person = life.people[personId ?? ''];
          expect(person?.leavesAt).toBeGreaterThan(hours);
          expect(person && isAwayAt(person, inHours(hours))).toBe(false);
          expect(Temporal.Instant.compare(limit ?? since, inHours(hours))).toBe(1);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('nobody is asked twice about the same case', () => {
    fc.assert(
      fc.property(lives, (life) => {
        play(life, (escalation) => {
          const asked = escalation.steps.flatMap(({ personId }) => personId ?? []);
          expect(new Set(asked).size).toBe(asked.length);
        });
      }),
      { numRuns: 40 },
    );
  });
});
