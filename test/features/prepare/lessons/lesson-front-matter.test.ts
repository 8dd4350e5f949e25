import { describe, expect, it } from 'vitest';
import { lessonText, problemsOf } from './lesson-texts.ts';

describe('a mistake in the front matter', () => {
  it.each([
    [
      'id: first-steps\n',
      '',
      '1: The front matter has no `id`. Add `id: first-steps`, lower-case letters, digits and hyphens.',
    ],
    [
      'id: first-steps',
      'id: First Steps',
      '2: The `id` can\'t be "First Steps". Write `id: first-steps`, lower-case letters, digits and hyphens.',
    ],
    [
      'version: 1.10',
      'version: 3',
      '4: The `version` can\'t be "3". Write `version: 1.0`, a major and a minor number; start at 1.0.',
    ],
    [
      'version: 1.10',
      'version: 0.9',
      '4: The `version` can\'t be "0.9". Write `version: 1.0`, a major and a minor number; start at 1.0.',
    ],
    [
      'kind: lesson',
      'kind: quiz',
      '5: The `kind` can\'t be "quiz". Write `kind: lesson` or `kind: scenario set`.',
    ],
    [
      'path: member',
      'path: [member]',
      '6: The `path` is empty or not plain text. Write `path: member` or `path: champion`.',
    ],
    [
      'order: 1',
      'order: first',
      '7: The `order` can\'t be "first". Write `order: 2`, its place in the path.',
    ],
    [
      'minutes: 5',
      'minutes: 6',
      '8: The lesson says 6 minutes and its steps add up to 5. Make them match.',
    ],
    [
      '[refund-limits]',
      'refund-limits',
      '9: `entries` must be a list. Write `entries: [refund-limits, tone-of-voice]`.',
    ],
    ['order: 1', 'order: 1\norder: 2', '8: This key appears twice. Keep one of them.'],
    [
      'order: 1',
      'oder: 1',
      "7: I don't know the key `oder`. The keys are id, title, version, kind, path, order, minutes and, if you wish, entries.",
    ],
    [
      '"First steps: a start"',
      'First steps: a start',
      "3: The front matter can't be read here. Write each line as `key: value`, and put a value that holds a colon in quotes.",
    ],
    ['"First steps: a start"', '"First steps', "The front matter can't be read here."],
  ])('is named by its line: %j written as %j', (good, bad, problem) => {
    const problems = problemsOf(lessonText.replace(good, bad));
    expect(problems.some((each) => each.includes(problem))).toBe(true);
  });
});
