import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newlyCounted } from '../../../../src/features/adopt/usage-formats/otlp-metrics.ts';
import { door, otlp } from './telemetry-door.ts';

const day = (date: string) => Temporal.PlainDate.from('1970-01-01').until(date).days;

describe('metrics that a tool pushes by OpenTelemetry', () => {
  it('count once, however often a point is sent', async () => {
    const { send, days } = door();
    const body = otlp([{ value: 2, at: '2026-05-04T09:00:00Z' }]);
    expect(await send(body)).toEqual({ status: 200, body: {} });
    expect(await send(body)).toEqual({ status: 200, body: {} });
    expect(days()).toEqual([{ day: day('2026-05-04'), actions: 2, sessions: 2, seconds: 0 }]);
  });

  it('make three of a cumulative 1, 2, 3, and six of differences of 1, 2, 3', async () => {
    const points = [1, 2, 3].map((value) => ({ value, at: `2026-05-04T09:0${value}:00Z` }));
    const cumulative = door();
    for (const point of points) await cumulative.send(otlp([point]));
    expect(cumulative.days()).toMatchObject([{ actions: 3 }]);
    const differences = door();
    for (const point of [...points, ...points])
      await differences.send(otlp([point], 'AGGREGATION_TEMPORALITY_DELTA'));
    expect(differences.days()).toMatchObject([{ actions: 6 }]);
  });

  it('count a day on which somebody was active without beginning a session', async () => {
    const { send, days } = door();
    await send(otlp([{ value: 1, at: '2026-05-04T22:00:00Z' }], 1));
    await send(
      otlp([{ value: 90, at: '2026-05-05T01:00:00Z' }], 1, 'claude_code.active_time.total'),
    );
    expect(days()).toMatchObject([
      { actions: 1, seconds: 0 },
      { day: day('2026-05-05'), actions: 1, sessions: 0, seconds: 90 },
    ]);
  });

  it('answer with how many points were refused, and keep the others', async () => {
    const { send, days } = door();
    const body = otlp([
      { value: 1, at: '2026-05-04T09:00:00Z' },
      { value: 1, at: '2026-05-04T09:00:00Z', email: '' },
      { value: 1, at: '2027-05-04T09:00:00Z' },
      { value: -1, at: '2026-05-04T09:00:00Z', session: 's2' },
    ]);
    const answer = await send(body);
    expect(answer.body).toMatchObject({ partialSuccess: { rejectedDataPoints: '3' } });
    expect(days()).toHaveLength(1);
  });

  it('need a key for usage, JSON, and metrics in it', async () => {
    const { send } = door();
    expect((await send({}, { authorization: 'Bearer gsk_wrong' })).status).toBe(401);
    expect((await send({}, { 'content-type': 'application/x-protobuf' })).status).toBe(415);
    expect((await send({ anything: 1 })).status).toBe(400);
  });

  it('keep nothing of what else is sent', async () => {
    const { send, all, database } = door();
    await send(otlp([{ value: 1, at: '2026-05-04T09:00:00Z', session: 'secret-session' }]));
    for (const table of ['usage_series', 'usage_people', 'usage_days', 'usage_imports'])
      expect(JSON.stringify(all(`select * from ${table}`))).not.toContain('secret-session');
    expect(database.$client.prepare('select count(*) from usage_series').pluck().get()).toBe(1);
  });
});

describe('a counter', () => {
  it('adds up to what it counted, with restarts and points sent twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), { maxLength: 5 }),
        (runs) => {
          let before: { startedAt: number; heardAt: number; value: number } | undefined;
          let [sum, at] = [0, 0];
          for (const [run, steps] of runs.entries()) {
            let value = 0;
            for (const step of steps) {
              value += step;
              at += 1;
              const point = { isCumulative: true, startedAt: run + 1, at, value };
              sum += newlyCounted(point, before, 0);
              before = { startedAt: run + 1, heardAt: at, value };
              sum += newlyCounted(point, before, 0);
            }
          }
          expect(sum).toBe(runs.flat().reduce((all, step) => all + step, 0));
        },
      ),
    );
  });
});
