import { describe, expect, it } from 'vitest';
import { lessonText, problemsOf } from './lesson-texts.ts';

describe('a mistake in a step', () => {
  it.each([
    [
      '## Look at a draft (2 min)',
      '## Look at a draft',
      '12: The step does not say how long it takes. Write `## Its title (3 min)`.',
    ],
    ['(2 min)', '(7 min)', '12: This step takes 7 minutes. Split it: a step takes at most 5.'],
    ['(2 min)', '(0 min)', '12: A step takes at least 1 minute.'],
    [
      'changed 1.2',
      'changed 1.11',
      '22: This changed in 1.11, but the file is only at version 1.10.',
    ],
    [
      'changed 1.2',
      'changed soon',
      '22: "changed soon" is not a version. Write a major and a minor number: changed 2.0.',
    ],
    ['Take a finished one.', '', '22: This step has no text.'],
    [
      'Take a finished one.',
      'a'.repeat(3001),
      '22: This step has 3001 characters, and the limit is 3000. Split it into two steps.',
    ],
    ['```\n\n', '\n\n', '18: This code block is never closed. End it with a line of ```.'],
    [
      '## Look',
      'Hello\n\n## Look',
      '12: This text comes before the first step. Begin a step with `## Its title (3 min)`.',
    ],
    [
      'Read it',
      '# Read it',
      '14: The title belongs in the front matter. Remove this heading, or write it with ##.',
    ],
    [
      'Read it',
      '![a chart](chart.png)',
      '14: Slack shows an image in a lesson only as a link. Write a link, or say what the image shows.',
    ],
  ])('is named by its line: %j written as %j', (good, bad, problem) => {
    expect(problemsOf(lessonText.replace(good, bad))).toContain(problem);
  });

  it('is named when the whole lesson is longer than one Slack message', () => {
    const step = (number: number) => `## Step ${number} (1 min)\n\n${'a'.repeat(2500)}\n\n`;
    const text = `${lessonText.slice(0, lessonText.indexOf('## Look'))}${[1, 2, 3, 4, 5].map(step).join('')}`;
    expect(problemsOf(text)).toEqual([
      '10: The lesson has 12500 characters, and the limit is 12000. Split it into two lessons.',
    ]);
  });

  it('is named when there is no step at all', () => {
    expect(problemsOf(lessonText.slice(0, lessonText.indexOf('## Look')))).toEqual([
      '10: The lesson has no step. Begin one with `## Its title (3 min)`.',
    ]);
  });
});
