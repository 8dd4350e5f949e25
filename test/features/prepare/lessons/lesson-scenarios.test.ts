import { describe, expect, it } from 'vitest';
import { problemsOf, setText } from './lesson-texts.ts';

describe('a mistake in a scenario', () => {
  it.each([
    [
      'right: check how',
      'right: use, check how',
      '16: The scenario has two right answers. Keep one, and change the situation until only that one is right.',
    ],
    [
      '- right: check how',
      '- right: check how\n- right: use',
      '17: The scenario has two right answers. Keep one, and change the situation until only that one is right.',
    ],
    [
      'right: check how',
      'right: maybe',
      '16: The right answer can\'t be "maybe". Write use, do not or check how.',
    ],
    [
      '- right: check how\n',
      '',
      '13: The scenario does not say which answer is right. Add `- right: check how`.',
    ],
    ['- id: late-parcel\n', '', '13: The scenario has no id. Add `- id: late-parcel`.'],
    [
      'id: late-parcel',
      'id: Late!',
      '14: The id can\'t be "Late!". Write lower-case letters, digits and hyphens, at most 60.',
    ],
    [
      '- work: support replies\n',
      '',
      '13: The scenario does not say what work it is about. Add `- work: support replies`.',
    ],
    [
      'A customer asks where her parcel is.',
      '',
      '13: The scenario has no situation. Write it below the facts.',
    ],
    ['### Do not\nTwo.\n', '', '13: The scenario does not explain "Do not". Add ### Do not.'],
    ['### Do not', '### Use it', '23: "Use it" is explained twice. Keep one explanation.'],
    [
      '### Do not',
      '### Perhaps',
      '23: This heading is not one of the three answers. Write ### Use it, ### Do not or ### Check how.',
    ],
    ['Two.', '', '23: "Do not" has no explanation. Say why it is right or not.'],
    [
      'Two.',
      'a'.repeat(601),
      '23: This explanation has 601 characters, and the limit is 600. Make it shorter.',
    ],
    [
      'A customer',
      'a'.repeat(1500),
      '13: The situation has 1526 characters, and the limit is 1500. Make it shorter.',
    ],
  ])('is named by its line: %j written as %j', (good, bad, problem) => {
    expect(problemsOf(setText.replace(good, bad))).toContain(problem);
  });

  it('is named when two scenarios share an id', () => {
    const second = setText
      .slice(setText.indexOf('## The late'))
      .replace('late parcel', 'lost parcel');
    expect(problemsOf(`${setText}\n${second}`)).toEqual([
      '29: The id `late-parcel` is taken by the scenario on line 13. Choose another.',
    ]);
  });

  it('does not hide the others: one run names all of them, in the order of the file', () => {
    const text = setText
      .replace('version: 2.0', 'version: two')
      .replace('right: check how', 'right: never')
      .replace('### Do not\nTwo.\n', '');
    expect(problemsOf(text).map((problem) => problem.split(':')[0])).toEqual(['4', '13', '16']);
  });
});
