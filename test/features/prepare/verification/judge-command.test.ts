import { describe, expect, it } from 'vitest';
import { addVerification } from '../../../../src/features/prepare/verification/verification.cli.ts';
import { runOnFile } from './run-command.ts';

const judge = (text: string, ...options: string[]) =>
  runOnFile(addVerification, text, 'verification', 'judge', ...options);

describe('the command that judges findings', () => {
  it('says what is shown, what is not, and what is missing, in one line for each row', async () => {
    const { said } = await judge('reviews,errors\n38,0\n22,0\n80,2\n');
    const [shown, not, nearly] = said.split('\n');
    expect(shown).toContain('Error at most 10 % shown with 38 reviews and no error');
    expect(not).toBe(
      'Error at most 10 % not shown yet with 22 reviews and no error: 16 more reviews without an error (evidence 5.41 of 20; at most 16.1 %).',
    );
    expect(nearly).toContain('at most 10.3 %');
  });

  it('gives every figure to programs, with the bound that planted errors correct', async () => {
    const { said } = await judge('80,2,20,18,12%\n', '--json');
    const [found] = JSON.parse(said);
    expect(found).toMatchObject({
      reviews: 80,
      errors: 2,
      limit: 0.12,
      shown: true,
      atMost: 0.103,
      stillNeeded: 0,
      corrected: { planted: 20, caught: 18, shown: false },
    });
    expect(found.corrected.atMost).toBeCloseTo(0.103 / 0.643, 9);
  });

  it('reads a limit as percent or as a share, and the columns by their names', async () => {
    const limits = async (text: string) =>
      JSON.parse((await judge(text, '--json')).said).map((one: { limit: number }) => one.limit);
    expect(await limits('38,0,5%\n38,0,5\n38,0,0.05\n38,0\n')).toEqual([0.05, 0.05, 0.05, 0.1]);
    expect(await limits('limit,errors,reviews\n20%,1,40\n')).toEqual([0.2]);
  });

  it('says when the findings are the alarm', async () => {
    const { said } = await judge('40,12\n40,4\n');
    expect(said.split('\n').map((line) => line.includes('the alarm'))).toEqual([true, false]);
  });

  it('says both sentences where errors were planted', async () => {
    const { said } = await judge('80,2,20,18,20%\n');
    expect(said).toContain('Reviewers caught 18 of 20 planted errors, so at most 16.1 % in truth');
  });

  it.each([
    ['3,5', 'FILE:1: there are more errors (5) than reviews (3).'],
    ['1.5,1', 'FILE:1: reviews must be a whole number from 0.'],
    ['-1,0', 'FILE:1: reviews must be a whole number from 0.'],
    ['38,zero', 'FILE:1: errors must be a whole number from 0.'],
    ['38,0,900%', 'FILE:1: limit must be from 0.2 % to 50 %: write 10%, 10 or 0.1.'],
    ['38,0,5,6', 'FILE:1: more were caught (6) than planted (5).'],
    [
      '38,0\n1,2,3,4,5,6',
      'FILE:2: there are 6 cells; write reviews,errors, then planted,caught and limit if you have them.',
    ],
    ['reviews,planted\n1,2', 'FILE: the heading must name reviews and errors.'],
    ['', 'FILE is empty: write a row of reviews,errors for each judgement.'],
  ])('refuses %j in one sentence', async (text, sentence) => {
    const { refused, said } = await judge(text);
    expect(refused).toBe(sentence);
    expect(said).toBe('');
  });
});
