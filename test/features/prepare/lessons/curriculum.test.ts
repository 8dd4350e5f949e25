import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCurriculum } from '../../../../src/features/prepare/lessons/curriculum.store.ts';
import {
  buildCurriculum,
  lessonsOfPath,
  replaceLessons,
} from '../../../../src/features/prepare/lessons/curriculum.ts';
import type { Lesson } from '../../../../src/features/prepare/lessons/lesson.ts';
import { aCurriculum, aLesson, aScenarioSet, scenarios } from './lesson-builders.ts';
import { lessonText } from './lesson-texts.ts';

const champion = aLesson({ id: 'supporting-a-team', path: 'champion', source: at('champion.md') });

function at(file: string) {
  return { file, lines: { id: 2, order: 7, minutes: 8 } };
}

function problemsOf(...lessons: Lesson[]): string[] {
  const built = buildCurriculum(lessons);
  return Array.isArray(built) ? built.map(({ file, line, text }) => `${file}:${line} ${text}`) : [];
}

describe('a curriculum', () => {
  it('brings each path into its order, and a champion takes the path of the members first', () => {
    const curriculum = buildCurriculum([champion, aScenarioSet(), aLesson()]);
    if (Array.isArray(curriculum)) throw new Error('it should fit together');
    const ids = (path: 'member' | 'champion') =>
      lessonsOfPath(curriculum, path).map(({ id }) => id);
    expect(ids('member')).toEqual(['why-we-change', 'judgement']);
    expect(ids('champion')).toEqual(['why-we-change', 'judgement', 'supporting-a-team']);
  });

  it('needs a lesson in each path', () => {
    expect(problemsOf(aLesson(), aScenarioSet())).toEqual([
      'why.md:1 The champion path has no lesson. Add a file with `path: champion`.',
    ]);
  });

  it('has no gap and no place taken twice in a path', () => {
    expect(problemsOf(aLesson(), aScenarioSet({ order: 3 }), champion)).toEqual([
      'judgement.md:7 The member path has no lesson in place 2, and this one is in place 3. Close the gap.',
    ]);
    expect(problemsOf(aLesson(), aScenarioSet({ order: 1 }), champion)).toEqual([
      'judgement.md:7 Place 1 in the member path is taken by why.md. Choose another.',
    ]);
  });

  it('takes a member 25 minutes at most', () => {
    expect(problemsOf(aLesson({ minutes: 19 }), aScenarioSet(), champion)).toEqual([]);
    expect(problemsOf(aLesson({ minutes: 20 }), aScenarioSet(), champion)).toEqual([
      'judgement.md:8 The member path takes 26 minutes, and the limit is 25. Shorten this lesson or another one.',
    ]);
  });

  it('takes a champion 60 minutes at most, the member path included', () => {
    expect(problemsOf(aLesson(), aScenarioSet(), { ...champion, minutes: 50 })).toEqual([]);
    expect(problemsOf(aLesson(), aScenarioSet(), { ...champion, minutes: 51 })).toEqual([
      'champion.md:8 The champion path, the member path included, takes 61 minutes, and the limit is 60. Shorten this lesson or another one.',
    ]);
  });

  it('asks at least twelve scenarios of a member, and each answer is right somewhere', () => {
    expect(problemsOf(aLesson(), aScenarioSet({ scenarios: scenarios(4) }), champion)).toEqual([]);
    const eleven = aScenarioSet({ scenarios: scenarios(4).slice(0, 11) });
    expect(problemsOf(aLesson(), eleven, champion)).toEqual([
      'judgement.md:1 The member path has 11 judgement scenarios and needs at least 12, so that a second attempt can ask others.',
    ]);
    const never = scenarios(6).filter((scenario) => scenario.right !== 'do-not');
    expect(problemsOf(aLesson(), aScenarioSet({ scenarios: never }), champion)).toEqual([
      'judgement.md:1 "Do not" is never the right answer in the member path. Add scenarios where it is.',
    ]);
  });

  it('gives no id to two lessons, nor to two scenarios of different files', () => {
    expect(problemsOf(aLesson(), aScenarioSet({ id: 'why-we-change' }), champion)).toEqual([
      'judgement.md:2 The id `why-we-change` is taken by why.md. Choose another.',
    ]);
    const more = aScenarioSet({ id: 'more', path: 'champion', source: at('more.md') });
    const copied = { ...more, scenarios: scenarios(1).map((each) => ({ ...each, line: 40 })) };
    expect(problemsOf(aLesson(), aScenarioSet(), champion, copied)).toContain(
      'more.md:40 The scenario id `use-1` is taken in judgement.md. Choose another.',
    );
  });

  it("lets a customer's lesson take the place of the shipped one and adds the others", () => {
    const own = aLesson({ title: 'Why we at Acme change' });
    const extra = aLesson({ id: 'data-rules', order: 3 });
    const shipped = aCurriculum().lessons;
    expect(replaceLessons(shipped, [own, extra]).map(({ title }) => title)).toEqual([
      'Your judgement',
      'Why we change',
      'Why we at Acme change',
      'Why we change',
    ]);
  });
});

describe("a customer's folder", () => {
  const oneMinute = lessonText
    .slice(0, lessonText.indexOf('## Do one task'))
    .replace('minutes: 5', 'minutes: 1')
    .replace('(2 min)', '(1 min)');

  function folderWith(files: Record<string, string>): string {
    const folder = mkdtempSync(join(tmpdir(), 'lessons-'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return folder;
  }

  it('has its mistakes named by file and line, those of all files at once', () => {
    const folder = folderWith({
      'README.md': 'Notes for ourselves.',
      'a.md': lessonText.replace('kind: lesson', 'kind: quiz'),
      'b.md': '',
    });
    const found = findCurriculum({ folder, use: 'extend' });
    expect(
      'problems' in found && found.problems.map(({ file, line }) => `${file}:${line}`),
    ).toEqual(['a.md:5', 'b.md:1']);
  });

  it('is told apart from one that is empty or not there', () => {
    expect(findCurriculum({ folder: folderWith({}), use: 'replace' })).toMatchObject({
      problems: [{ text: 'The folder has no lessons: it has no file ending in .md.' }],
    });
    expect(findCurriculum({ folder: '/nowhere/lessons', use: 'extend' })).toMatchObject({
      problems: [{ file: '/nowhere/lessons', text: "The folder can't be read. Check its path." }],
    });
  });

  it('extends the shipped lessons, or stands alone and then needs both paths', () => {
    const text = oneMinute.replace('order: 1', 'order: 7');
    const folder = folderWith({ 'data-rules.md': text });
    const extended = findCurriculum({ folder, use: 'extend' });
    expect('curriculum' in extended && extended.curriculum.lessons).toHaveLength(12);
    const alone = findCurriculum({ folder, use: 'replace' });
    expect('problems' in alone && alone.problems.map((problem) => problem.text)).toEqual([
      'The member path has no lesson in place 1, and this one is in place 7. Close the gap.',
      'The champion path has no lesson. Add a file with `path: champion`.',
      'The member path has 0 judgement scenarios and needs at least 12, so that a second attempt can ask others.',
    ]);
  });

  it('is told when its lesson takes a place or time that the path no longer has', () => {
    const folder = folderWith({ 'data-rules.md': lessonText });
    const found = findCurriculum({ folder, use: 'extend' });
    expect('problems' in found && found.problems).toEqual([
      {
        file: 'data-rules.md',
        line: 7,
        text: 'Place 1 in the member path is taken by 01-why-we-change.md. Choose another.',
      },
      {
        file: '06-whom-to-ask.md',
        line: 8,
        text: 'The member path takes 29 minutes, and the limit is 25. Shorten this lesson or another one.',
      },
    ]);
  });
});
