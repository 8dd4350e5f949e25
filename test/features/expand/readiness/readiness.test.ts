import { describe, expect, it } from 'vitest';
import { judgeCapacity } from '../../../../src/features/expand/readiness/capacity.ts';
import { judgeReadiness } from '../../../../src/features/expand/readiness/readiness.ts';
import {
  type AskedItem,
  scoredItemNames,
  scoredItems,
} from '../../../../src/features/expand/readiness/readiness-answer.ts';
import {
  readinessHistory,
  whatChanged,
} from '../../../../src/features/expand/readiness/readiness-history.ts';
import {
  allYes,
  confirming,
  day,
  facts,
  OWNER,
  RULES,
  read,
  said,
  team,
  today,
  window,
  yesFrom,
} from './readiness-builders.ts';

describe('readiness', () => {
  it('the weights of the scored items add up to 100', () => {
    const sum = scoredItemNames.reduce((total, item) => total + scoredItems[item].weight, 0);
    expect(sum).toBe(100);
  });

  it('is reached with every must-have and the score', () => {
    const readiness = judgeReadiness(facts(), today);
    expect(readiness.ready).toBe(true);
    expect(readiness.words).toBe(
      'Ready: all 4 must-haves are met and the score is 100 of 100 (70 is enough).',
    );
  });

  it('is never bought with points: one missing must-have and a score of 100 is not ready', () => {
    const missing = [
      facts({ champion: 'nominated' }),
      facts({ capacity: judgeCapacity(undefined, team, window) }),
      facts({ answers: [...allYes, said('data-rules', 'no', 'manager')] }),
      facts({
        confirming: { ...confirming, confirmations: [yesFrom('data-rules', OWNER, RULES)] },
      }),
    ].map((each) => judgeReadiness(each, today));
    expect(missing.map((each) => each.ready)).toEqual([false, false, false, false]);
    expect(missing.map((each) => each.score)).toEqual([100, 100, 100, 100]);
    expect(missing.map((each) => each.lacks.map((lack) => lack.about))).toEqual([
      ['champion'],
      ['capacity'],
      ['data-rules'],
      ['sponsor-consent'],
    ]);
  });

  it('needs 70 points unless the rollout sets another number', () => {
    const without = (...items: AskedItem[]) =>
      facts({
        answers: allYes.filter((each) => !items.includes(each.item)),
        read: { 'knowledge-covers': undefined, 'reviewers-named': read['reviewers-named'] },
      });
    const seventy = without('why-told');
    const fiftyFive = without('why-told', 'errors-reported');
    expect(judgeReadiness(seventy, today)).toMatchObject({ score: 70, ready: true });
    const short = judgeReadiness(fiftyFive, today);
    expect(short).toMatchObject({ score: 55, ready: false });
    expect(short.words).toBe(
      'Not ready yet; still missing: 15 points of the 70 (most would come from: cases covered by the Intelligence Core and everyone can report a wrong output).',
    );
    const settings = { enoughPoints: 50, answersHoldForDays: 90 };
    expect(judgeReadiness(fiftyFive, today, settings).ready).toBe(true);
  });

  it('does not count a yes without evidence', () => {
    const answers = [
      ...allYes.filter((each) => each.item !== 'data-rules'),
      said('data-rules', 'yes', 'champion', '2026-03-02', '  '),
    ];
    const found = judgeReadiness(facts({ answers }), today).mustHaves[2];
    expect(found?.state).toBe('unknown');
    expect(found?.words).toBe('The data rules: the champion said "yes", without evidence.');
  });

  it('lets the more careful answer count while people disagree, and says that they do', () => {
    const answers = [...allYes, said('workflow-written', 'partly', 'manager')];
    const readiness = judgeReadiness(facts({ answers }), today);
    expect(readiness.score).toBe(90);
    expect(readiness.disagreements).toEqual(['workflow-written']);
    const item = readiness.items.find((each) => each.item === 'workflow-written');
    expect(item?.saidBy.map((each) => [each.role, each.level])).toEqual([
      ['champion', 'yes'],
      ['manager', 'partly'],
    ]);
  });

  it("takes a new champion's word in place of the former champion's", () => {
    const answers = [said('data-rules', 'no', 'champion', '2026-02-02'), ...allYes];
    expect(judgeReadiness(facts({ answers }), today).ready).toBe(true);
  });

  it('asks again after 90 days', () => {
    expect(judgeReadiness(facts(), day('2026-05-31')).ready).toBe(true);
    const old = judgeReadiness(facts(), day('2026-06-01'));
    expect(old.ready).toBe(false);
    expect(old.mustHaves[2]?.words).toBe('The data rules: nobody has answered yet.');
  });
});

describe('what changed', () => {
  it('is said in words between two judgements', () => {
    const before = judgeReadiness(
      facts({ answers: allYes.filter((each) => each.item !== 'data-rules').slice(0, -3) }),
      today,
    );
    const after = judgeReadiness(facts(), today);
    expect(whatChanged(before, after)).toEqual([
      'The team is ready now; it wasn’t before.',
      'The data rules: met, was not known.',
      'Why, and what stays the same, explained: yes, was not known (+15).',
      'Training time in the calendar: yes, was not known (+10).',
      'Everyone knows whom to ask: yes, was not known (+10).',
      'Score 100 of 100, was 65.',
    ]);
    expect(whatChanged(after, after)).toEqual([]);
  });

  it('keeps every answer with who said it and when, in the order given', () => {
    const answers = [
      said('data-rules', 'yes', 'champion', '2026-03-05'),
      said('data-rules', 'no', 'champion', '2026-03-02'),
      said('data-rules', 'yes', 'manager', '2026-03-04', ''),
    ];
    expect(
      readinessHistory(answers, 'Europe/Berlin', day('2026-03-06')).map((each) => each.words),
    ).toEqual([
      'The data rules: no, first answer (the champion, 2 March)',
      'The data rules: yes, still without evidence, first answer (the manager, 4 March)',
      'The data rules: yes, was no (the champion, 5 March)',
    ]);
  });
});

describe('people who know different things', () => {
  it('do not disagree when one of them does not know yet', () => {
    const answers = [...allYes, said('data-rules', 'unknown', 'manager')];
    const readiness = judgeReadiness(facts({ answers }), today);
    expect(readiness.ready).toBe(true);
    expect(readiness.disagreements).toEqual([]);
  });

  it('disagree when one says no, and the no counts', () => {
    const answers = [...allYes, said('data-rules', 'no', 'manager')];
    const readiness = judgeReadiness(facts({ answers }), today);
    expect(readiness.ready).toBe(false);
    expect(readiness.disagreements).toEqual(['data-rules']);
  });
});
