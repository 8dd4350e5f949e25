import { describe, expect, it } from 'vitest';
import type { Path } from '../../../../src/features/contract/learning-path.ts';
import { findCurriculum } from '../../../../src/features/prepare/lessons/curriculum.store.ts';
import { minutesOfPath, scenariosOf } from '../../../../src/features/prepare/lessons/curriculum.ts';
import { choices, type Lesson } from '../../../../src/features/prepare/lessons/lesson.ts';

const found = findCurriculum();
if ('problems' in found) throw new Error(JSON.stringify(found.problems, null, 2));
const { lessons } = found.curriculum;

/** Calm reading on a screen; most adults read faster. */
const WORDS_PER_MINUTE = 200;

function words(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

function textsOf(lesson: Lesson): string[] {
  if (lesson.kind === 'lesson') return lesson.steps.map((step) => step.text);
  return lesson.scenarios.flatMap((each) => [each.situation, ...Object.values(each.explanations)]);
}

describe('the shipped curriculum', () => {
  it('takes a member under 25 minutes and a champion under 60', () => {
    expect(minutesOfPath(lessons, 'member')).toBe(24);
    expect(minutesOfPath(lessons, 'champion')).toBe(55);
  });

  it('has no step that takes longer to read than it says', () => {
    const tooLong = lessons.flatMap((lesson) =>
      lesson.kind === 'lesson'
        ? lesson.steps.filter((step) => words(step.text) > step.minutes * WORDS_PER_MINUTE)
        : [],
    );
    expect(tooLong.map((step) => step.title)).toEqual([]);
  });

  it.each<[Path, number]>([
    ['member', 8],
    ['champion', 3],
  ])('asks a %s for each answer equally often', (path, each) => {
    const scenarios = scenariosOf(lessons.filter((lesson) => lesson.path === path));
    const counts = choices.map(
      (choice) => scenarios.filter(({ right }) => right === choice).length,
    );
    expect(counts).toEqual([each, each, each]);
  });

  it('does not give an answer away by the kind of work: none has only one right answer', () => {
    const scenarios = scenariosOf(lessons.filter((lesson) => lesson.path === 'member'));
    const works = [...new Set(scenarios.map((scenario) => scenario.work))];
    expect(works.length).toBeGreaterThanOrEqual(8);
    const oneSided = works.filter((work) => {
      const own = scenarios.filter((scenario) => scenario.work === work);
      return own.length > 1 && new Set(own.map((scenario) => scenario.right)).size === 1;
    });
    expect(oneSided).toEqual([]);
  });

  it('keeps to Markdown that Slack shows everywhere: no tables, rules, HTML or headings', () => {
    const odd = lessons
      .flatMap(textsOf)
      .flatMap((text) => text.split('\n'))
      .filter((line) => /^\||^(-{3,}|\*{3,})$|<[a-z/!]|^#+ |^\s*- \[[ x]\]/i.test(line));
    expect(odd).toEqual([]);
  });
});
