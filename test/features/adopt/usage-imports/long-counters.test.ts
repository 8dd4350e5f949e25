import { describe, expect, it } from 'vitest';
import { door, otlp } from './telemetry-door.ts';

describe('a counter that goes on for longer than it is remembered', () => {
  const daily = (from: string, days: number) =>
    Array.from({ length: days }, (_, count) =>
      Temporal.Instant.from(from)
        .add({ hours: 24 * count })
        .toString(),
    );

  it('counts once while it stands still for weeks and is sent each day', async () => {
    const { at, send, sum } = door();
    for (const [count, instant] of daily('2026-05-04T09:00:00Z', 40).entries()) {
      at(instant);
      await send(otlp([{ value: 3, at: instant }]));
      await send(otlp([{ value: 1, at: instant, start: instant, session: `other ${count}` }]));
    }
    expect(sum()).toBe(3 + 40);
  });

  it('goes on from where it is when nobody heard of it for more than two weeks', async () => {
    const { at, send, sum } = door();
    await send(otlp([{ value: 5, at: '2026-05-04T09:00:00Z' }]));
    at('2026-05-20T09:00:00Z');
    await send(otlp([{ value: 7, at: '2026-05-20T09:00:00Z' }]));
    expect(sum()).toBe(5);
    await send(otlp([{ value: 9, at: '2026-05-20T09:01:00Z' }]));
    expect(sum()).toBe(7);
  });

  it('counts on after two weeks less an hour, though another one began meanwhile', async () => {
    const { at, send, sum } = door();
    await send(otlp([{ value: 5, at: '2026-05-04T09:00:00Z' }]));
    at('2026-05-19T07:00:00Z');
    const start = '2026-05-19T06:30:00Z';
    await send(otlp([{ value: 1, at: '2026-05-19T07:00:00Z', start, session: 'other' }]));
    await send(otlp([{ value: 7, at: '2026-05-19T07:00:00Z' }]));
    expect(sum()).toBe(8);
  });

  it('is not taken back by an older point that comes late', async () => {
    const { at, send, sum } = door();
    await send(otlp([{ value: 5, at: '2026-05-05T07:00:00Z' }]));
    at('2026-05-07T08:00:00Z');
    await send(otlp([{ value: 4, at: '2026-05-05T06:00:00Z' }]));
    await send(otlp([{ value: 6, at: '2026-05-07T07:00:00Z' }]));
    expect(sum()).toBe(6);
  });

  it('counts whole when it does not say when it began', async () => {
    const { send, sum } = door();
    await send(otlp([{ value: 4, at: '2026-05-04T09:00:00Z', start: '1970-01-01T00:00:00Z' }]));
    expect(sum()).toBe(4);
  });
});
