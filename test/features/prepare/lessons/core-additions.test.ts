import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  additionsOf,
  type LessonAdditions,
  NO_ADDITIONS,
  type TaughtEntry,
  withAdditions,
} from '../../../../src/features/prepare/lessons/core-additions.ts';
import {
  compareVersions,
  type ReadingLesson,
  type ScenarioSet,
  scenariosSince,
  stepsSince,
  type Version,
} from '../../../../src/features/prepare/lessons/lesson.ts';

const at = (day: number) => Temporal.Instant.from('2027-01-04T08:00:00Z').add({ hours: 24 * day });

function aLesson(change: Partial<ReadingLesson> = {}): ReadingLesson {
  return {
    id: 'using-it',
    title: 'Using it',
    version: { major: 1, minor: 0 },
    path: 'member',
    order: 1,
    minutes: 6,
    entries: [],
    source: { file: 'using-it.md', lines: { id: 1, order: 1, minutes: 1 } },
    kind: 'lesson',
    steps: [
      { title: 'One', minutes: 3, text: 'One.', changedIn: undefined },
      { title: 'Two', minutes: 3, text: 'Two.', changedIn: undefined },
    ],
    ...change,
  };
}

const aSet = (): ScenarioSet => ({
  ...aLesson(),
  id: 'judgement',
  kind: 'scenario set',
  introduction: 'Judge.',
  scenarios: [],
});

function anEntry(change: Partial<TaughtEntry> = {}): TaughtEntry {
  return {
    id: 'refunds',
    title: 'Refunds',
    work: 'replies',
    text: 'The limit is 500 now.',
    judge: { situation: '640 euros', right: 'check-how', why: 'Finance decides.' },
    lessons: ['using-it'],
    changes: [],
    ...change,
  };
}

const changedOn = (...days: number[]) =>
  days.map((day, index) => ({ major: index + 2, at: at(day) }));

/** The lesson after each look, as the job looks again and again. */
function follow<Of extends ReadingLesson | ScenarioSet>(
  looks: readonly { day: number; lesson: Of; entries: readonly TaughtEntry[] }[],
): Of[] {
  let additions: LessonAdditions = NO_ADDITIONS;
  return looks.map(({ day, lesson, entries }) => {
    additions = additionsOf(lesson, entries, { before: additions, now: at(day) });
    return withAdditions(lesson, JSON.parse(JSON.stringify(additions)));
  });
}

describe('a lesson that rests on entries of the Core', () => {
  it('is as it was written while none of them changed in what is right', () => {
    const [lesson] = follow([{ day: 0, lesson: aLesson(), entries: [anEntry()] }]);
    expect(lesson).toEqual(aLesson());
  });

  it('asks those who learned it before only what changed', () => {
    const [before, after] = follow([
      { day: 0, lesson: aLesson(), entries: [anEntry()] },
      { day: 5, lesson: aLesson(), entries: [anEntry({ changes: changedOn(4) })] },
    ]);
    expect(after!.version).toEqual({ major: 2, minor: 0 });
    const asked = stepsSince(after!, before!.version).map((step) => after!.steps[step]?.title);
    expect(asked).toEqual(['What has changed: Refunds']);
  });

  it('asks nothing again of what had changed before anyone learned it here', () => {
    const entries = [anEntry({ changes: changedOn(1, 2) })];
    const [lesson] = follow([{ day: 5, lesson: aLesson(), entries }]);
    expect(lesson).toEqual(aLesson());
  });

  it('adds an edge case to the situations that are judged, and asks it again when it changed', () => {
    const looks = [[], changedOn(4)].map((changes, index) => ({
      day: index * 5,
      lesson: aSet(),
      entries: [anEntry({ lessons: ['judgement'], changes })],
    }));
    const [before, after] = follow(looks);
    expect(before!.scenarios.map(({ id, right }) => [id, right])).toEqual([
      ['core-refunds', 'check-how'],
    ]);
    expect(before!.version).toEqual({ major: 1, minor: 0 });
    expect(scenariosSince(after!, before!.version)).toHaveLength(1);
    expect(after!.version).toEqual({ major: 2, minor: 0 });
  });

  it('still asks for its own change when entries had changed before', () => {
    const own = aLesson({ version: { major: 2, minor: 0 } });
    const changed = {
      ...own,
      steps: own.steps.map((step, at) => (at === 1 ? { ...step, changedIn: own.version } : step)),
    };
    const entries = [anEntry({ changes: changedOn(4) })];
    const [, learned, after] = follow([
      { day: 0, lesson: aLesson(), entries: [anEntry()] },
      { day: 5, lesson: aLesson(), entries },
      { day: 9, lesson: changed, entries },
    ]);
    const asked = stepsSince(after!, learned!.version).map((step) => after!.steps[step]?.title);
    expect(asked).toEqual(['Two']);
  });

  it('never goes back in its numbers, and asks exactly what changed since, whatever happens', () => {
    const step = fc.record({
      entry: fc.constantFrom('a', 'b', 'c'),
      what: fc.constantFrom('change', 'unlink', 'link', 'nothing'),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
        const lessons = new Map(['a', 'b', 'c'].map((id) => [id, ['using-it']]));
        const changes = new Map<string, { major: number; at: Temporal.Instant }[]>();
        const seen: { version: Version; changed: Set<string> }[] = [];
        let additions = NO_ADDITIONS;
        steps.forEach(({ entry, what }, index) => {
          const had = additions;
          const isLinked = lessons.get(entry)!.length > 0;
          if (what === 'unlink') lessons.set(entry, []);
          if (what === 'link') lessons.set(entry, ['using-it']);
          const known = changes.get(entry) ?? [];
          if (what === 'change')
            changes.set(entry, [...known, { major: known.length + 2, at: at(index) }]);
          const entries = ['a', 'b', 'c'].map((id) =>
            anEntry({ id, title: id, lessons: lessons.get(id)!, changes: changes.get(id) ?? [] }),
          );
          additions = additionsOf(aLesson(), entries, { before: had, now: at(index) });
          const lesson = withAdditions(aLesson(), additions);
          const last = seen.at(-1)?.version;
          if (last !== undefined)
            expect(compareVersions(lesson.version, last)).toBeGreaterThanOrEqual(0);
          const counts = what === 'change' && isLinked && had.links[entry] !== undefined;
          if (counts) for (const one of seen) one.changed.add(entry);
          for (const one of seen) {
            if (compareVersions(lesson.version, one.version) === 0) continue;
            const asked = stepsSince(lesson, one.version).map(
              (place) => lesson.steps[place]?.title,
            );
            for (const id of one.changed) expect(asked).toContain(`What has changed: ${id}`);
          }
          seen.push({ version: lesson.version, changed: new Set() });
        });
      }),
    );
  });
});
