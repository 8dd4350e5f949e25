import { beforeAll, describe, expect, it } from 'vitest';
import { evaluate } from '../../../../src/features/prepare/core-search/evaluation.ts';
import { listFound } from '../../../../src/features/prepare/core-search/found-entries.store.ts';
import type { CoreOffice } from '../core-files/core-office.ts';
import { GOLDEN_PATH, goldenQueries, openGoldenOffice } from './golden-shelf.ts';

let office: CoreOffice;
beforeAll(() => {
  office = openGoldenOffice();
});

const found = (words: string) =>
  listFound(office.request, { words, limit: 10 }).found.map(({ entry }) => entry.id);

/** One slip in each word of four letters or more: left out, doubled, changed or swapped; the same on each run. */
function mistyped(query: string, seed: number): string {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return query
    .split(' ')
    .map((word) => {
      if (word.length < 4 || /\d/.test(word)) return word;
      const at = 1 + next(word.length - 2);
      const letter = 'abcdefghijklmnopqrstuvwxyz'[next(26)];
      const [before, here, after] = [word.slice(0, at), word[at], word.slice(at + 1)];
      return [
        before + after,
        before + letter + here + after,
        before + letter + after,
        before + after[0] + here + after.slice(1),
      ][next(4)];
    })
    .join(' ');
}

describe('a search in a hundred entries', () => {
  it('finds what people mean among the first three, and mostly first', () => {
    const figures = evaluate(goldenQueries().map((one) => ({ ...one, found: found(one.query) })));
    expect(figures.recallAt3).toBeGreaterThanOrEqual(0.9);
    expect(figures.mrr).toBeGreaterThanOrEqual(0.88);
    expect(figures.ndcgAt10).toBeGreaterThanOrEqual(0.88);
  });

  it.each([1, 2, 3, 4, 5])('forgives one slip in each word (run %i)', (seed) => {
    const slipped = goldenQueries().map((one) => ({ ...one, query: mistyped(one.query, seed) }));
    const figures = evaluate(slipped.map((one) => ({ ...one, found: found(one.query) })));
    expect(figures.recallAt3).toBeGreaterThanOrEqual(0.83);
  });

  it('finds nothing where there is nothing, four times of five at least', () => {
    const unanswerable = goldenQueries().filter(({ expected }) => expected.length === 0);
    const right = unanswerable.filter(({ query }) => found(query).length === 0);
    expect(right.length / unanswerable.length).toBeGreaterThanOrEqual(0.8);
  });

  it.each([
    ['Rückgabe ohne Beleg', 'rueckgabe-ohne-beleg'],
    ['rueckgabe ohne beleg', 'rueckgabe-ohne-beleg'],
    ['ruckgabe', 'rueckgabe-ohne-beleg'],
    ['Großkunden', 'grosskunden-ansprache'],
    ['grosskunden', 'grosskunden-ansprache'],
    ['résiliation', 'resiliation-contrat'],
    ['resiliation', 'resiliation-contrat'],
    ['summarizing', 'summarise-thread'],
    ['apologising', 'apology-wording'],
    ['colour', 'accessibility-reply'],
    ['color', 'accessibility-reply'],
    ['follow-up', 'follow-up-reminder'],
    ['followup', 'follow-up-reminder'],
    ['follow up', 'follow-up-reminder'],
    ['liabilit', 'apology-wording'],
    ['refunds of 1,000', 'refund-over-500'],
  ])('finds %s however it is spelled', (query, id) => {
    expect(found(query).slice(0, 3)).toContain(id);
  });

  it('puts an entry higher that helped, and lower one that did not', () => {
    const before = found('refund');
    const [first = '', second = ''] = before;
    const number = (id: string) =>
      listFound(office.request, { words: 'refund', limit: 10 }).found.find(
        ({ entry }) => entry.id === id,
      )?.entry.number;
    const say = office.database.$client.prepare(
      'insert into core_opinions (rollout_id, entry_number, said_by, words, helped, said_at) values (?, ?, ?, ?, ?, 0)',
    );
    for (let person = 0; person < 20; person += 1) {
      say.run('R1', number(first), `U${person}`, 'refund', 0);
      say.run('R1', number(second), `U${person}`, 'refund', 1);
    }
    expect(found('refund').indexOf(second)).toBeLessThan(found('refund').indexOf(first));
    office.database.$client.exec('delete from core_opinions');
  });
});

describe('core evaluate', () => {
  it('says in figures and in words how well a golden file is answered', async () => {
    const figures = JSON.parse(await office.run('evaluate', GOLDEN_PATH, '--json'));
    expect(Object.keys(figures)).toEqual([
      'queries',
      'recallAt3',
      'mrr',
      'ndcgAt10',
      'zeroResults',
    ]);
    expect(figures.queries).toBe(76);
    expect(await office.run('evaluate', GOLDEN_PATH)).toMatch(/76 queries: recall@3 0\.9\d*, MRR/);
  });

  it('names what a golden file has wrong by line', async () => {
    expect(await office.run('evaluate', '/nowhere.yml')).toContain("can't be read");
  });
});
