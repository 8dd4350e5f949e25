import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  CLAUDE_CODE_NAMES,
  readOtlp,
} from '../../../../src/features/adopt/usage-formats/otlp-metrics.ts';
import { readUsage } from '../../../../src/features/adopt/usage-imports/read-usage.ts';

const names = [
  ...['user_id', 'user_login', 'day', 'user_initiated_interaction_count', 'totals_by_cli'],
  ...['ai_adoption_phase', 'phase_number', 'version', 'user', 'chat_metrics', 'message_count'],
  ...['email_address', 'date', 'actor', 'type', 'core_metrics', 'num_sessions', 'object'],
  ...['results', 'start_time', 'end_time', 'num_model_requests', 'data', 'day_totals', 'users'],
];
const { anything } = fc.letrec((tie) => ({
  anything: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>(null, true, '2026-05-04', 'mia@acme.example', 'bucket', 1e300, -1),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string(),
    fc.array(tie('anything'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('anything'), { maxKeys: 8 }),
  ),
}));
const records = fc.array(fc.dictionary(fc.constantFrom(...names), anything), { maxLength: 3 });
const buckets = fc.record({
  object: fc.constant('bucket'),
  start_time: anything,
  results: records,
});
const limits = { earliest: 0, latest: 30_000 };

it('answers whatever JSON it is given with counts of people’s days, or says what is wrong', () => {
  fc.assert(
    fc.property(fc.oneof(records, fc.record({ data: fc.array(buckets) })), (made) => {
      const bytes = new TextEncoder().encode(JSON.stringify(made));
      const day = '2026-05-04';
      const read = readUsage([bytes], { kind: undefined, limits, columns: undefined, day });
      if (typeof read === 'string') return;
      const { batch } = read.reading;
      const { actions, days, more } = batch.columns();
      for (let row = 0; row < batch.count; row++) {
        expect(actions[row]).toSatisfy((count: number) => count >= 0 && count <= 100_000);
        expect(days[row]).toSatisfy((one: number) => one >= 0 && one <= limits.latest);
        expect(more?.phase[row] ?? 0).toBeGreaterThanOrEqual(-1);
      }
    }),
  );
});

it.each([
  ['99999999999999999999999999999999', 1, 'The day lies in the future. (no date at all)'],
  ['1777852800000000000', 1e300, 'The value is too large.'],
])('refuses a measured point of the time %s and the value %d', (time, value, says) => {
  const attributes = [{ key: 'user.email', value: { stringValue: 'mia@acme.example' } }];
  const dataPoints = [{ attributes, timeUnixNano: time, asDouble: value }];
  const metrics = [{ name: 'claude_code.session.count', sum: { dataPoints } }];
  const body = { resourceMetrics: [{ scopeMetrics: [{ metrics }] }] };
  expect(readOtlp(body, CLAUDE_CODE_NAMES, limits)).toMatchObject({
    refused: 1,
    firstProblem: says,
    points: [],
  });
});
