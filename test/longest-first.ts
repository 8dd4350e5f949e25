import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, the longest first: a worker that begins one of these last keeps all others waiting. */
export const LONGEST = [
  'test/practice/sample/sample-rollout.test.ts',
  'test/platform/process/kill.test.ts',
  'test/features/adopt/usage-pulls/usage-pulls.test.ts',
  'test/platform/process/start-and-stop.test.ts',
  'test/simulation/drills.test.ts',
  'test/platform/outbox/kill.test.ts',
  'test/simulation/found-seeds.test.ts',
  'test/platform/bundle/make-bundle.test.ts',
  'test/features/gates/nobody-alone.property.test.ts',
  'test/simulation/quarter.test.ts',
  'test/platform/outbox/real-connection.test.ts',
  'test/features/telling/nudges/nudge-answers.test.ts',
  'test/contracts/migrations.test.ts',
];

/** Vitest's own order, by what it measured before, knows nothing in a fresh clone. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.findIndex((path) => moduleId.endsWith(path));
      return place === -1 ? LONGEST.length : place;
    };
    return (await super.sort(files)).sort((one, other) => rankOf(one) - rankOf(other));
  }
}
