import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLesson } from '../../../../src/features/prepare/lessons/lesson-file.ts';
import { lessonText, problemsOf, setText } from './lesson-texts.ts';

describe('a lesson file', () => {
  it('is read with its steps, their minutes and the version that last changed them', () => {
    const read = parseLesson('first.md', lessonText);
    expect(read).toMatchObject({
      lesson: {
        id: 'first-steps',
        title: 'First steps: a start',
        version: { major: 1, minor: 10 },
        entries: ['refund-limits'],
        steps: [
          { title: 'Look at a draft', minutes: 2, changedIn: undefined },
          { title: 'Do one task', minutes: 3, changedIn: { major: 1, minor: 2 } },
        ],
      },
    });
  });

  it('is read the same from bytes, and with the line ends of any system', () => {
    const fromText = parseLesson('first.md', lessonText);
    expect(parseLesson('first.md', new TextEncoder().encode(lessonText))).toEqual(fromText);
    expect(parseLesson('first.md', lessonText.replaceAll('\n', '\r\n'))).toEqual(fromText);
  });

  it('is read as a scenario set with an explanation for each of the three answers', () => {
    const read = parseLesson('set.md', setText);
    expect(read).toMatchObject({
      lesson: {
        kind: 'scenario set',
        introduction: 'You decide before you start.',
        scenarios: [
          {
            id: 'late-parcel',
            work: 'support replies',
            right: 'check-how',
            situation: 'A customer asks where her parcel is.',
            explanations: { use: 'One.', 'do-not': 'Two.', 'check-how': 'Three.' },
            changedIn: { major: 2, minor: 0 },
            line: 13,
          },
        ],
      },
    });
  });
});

describe('a mistake in the file itself', () => {
  it.each([
    ['', '1: The file is empty. Begin with the front matter, between two lines of ---.'],
    [' \n\n', '1: The file is empty. Begin with the front matter, between two lines of ---.'],
    [
      `\uFEFF${lessonText}`,
      '1: The file begins with a byte order mark. Save it as UTF-8 without BOM.',
    ],
    ['# Hello', '1: The front matter is missing. The first line must be ---.'],
    ['---\nid: a\n', '1: The front matter is never closed. End it with a line of ---.'],
    [
      lessonText.replace('Take a', 'Take\u0007a'),
      '24: This line holds an invisible control character. Type the line again.',
    ],
  ])('is named: %j', (text, problem) => {
    expect(problemsOf(text)).toEqual([problem]);
  });

  it('is named on the line where the bytes are not UTF-8', () => {
    const latin1 = Uint8Array.from(
      Buffer.from(lessonText.replace('finished', 'fertige für'), 'latin1'),
    );
    expect(problemsOf(latin1)).toEqual([
      '24: This line is not UTF-8. Save the file as UTF-8 and check its accents here.',
    ]);
  });
});

describe('whatever stands in a file', () => {
  const lines = [
    ...lessonText.split('\n'),
    ...setText.split('\n'),
    '---',
    '```',
    '### Use it',
    '- right: use',
  ];
  const anyFile = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(fc.constantFrom(...lines), fc.string())).map((some) => some.join('\n')),
    fc.array(fc.constantFrom(...lines)).map((some) => `${setText}\n${some.join('\n')}`),
    fc.array(fc.constantFrom(...lines)).map((some) => `---\n${some.join('\n')}\n---\n## A (1 min)`),
  );

  function expectLinesWithinFile(contents: string | Uint8Array): void {
    const read = parseLesson('any.md', contents);
    if ('lesson' in read) return;
    const text = typeof contents === 'string' ? contents : new TextDecoder().decode(contents);
    const last = text.split(/\r\n|\r|\n/).length;
    expect(read.problems.length).toBeGreaterThan(0);
    for (const problem of read.problems) {
      expect(problem.file).toBe('any.md');
      expect(problem.line).toBeGreaterThanOrEqual(1);
      expect(problem.line).toBeLessThanOrEqual(last);
      expect(problem.text).toMatch(/^[A-Z"`].*\.$/s);
    }
  }

  it('it is read or its mistakes are named by lines that it has', () => {
    fc.assert(fc.property(anyFile, expectLinesWithinFile), { numRuns: 2000 });
  });

  it('its bytes need not even be text', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), expectLinesWithinFile));
  });

  it('a good file with one line left out or typed twice is read or corrected, too', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(lessonText, setText),
        fc.nat(60),
        fc.boolean(),
        (text, at, twice) => {
          const some = text.split('\n');
          some.splice(
            at % some.length,
            1,
            ...(twice ? [some[at % some.length] ?? '', some[at % some.length] ?? ''] : []),
          );
          expectLinesWithinFile(some.join('\n'));
        },
      ),
    );
  });
});
