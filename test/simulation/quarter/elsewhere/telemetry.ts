/* A tool that measures itself: counters that only grow, and counts by interval, pushed twice and in another order. */
import type { Dice } from '../dice.ts';
import type { House } from '../house.ts';
import { type Delivery, type Note, openQueue, post } from './door.ts';
import type { Program } from './usage-bridge.ts';

const PEOPLE = ['kim', 'sol', 'uma'].map((name) => `${name}@tool.example`);
const CUMULATIVE = 2;
const DELTA = 1;

type Point = { person: string; series: string; isDelta: boolean; value: number };

/** `told` counts sessions by person, over all days. */
export function openTelemetry(key: () => string): Program {
  const queue = openQueue();
  const counters = new Map<string, { value: number; startedAt: bigint }>();
  const acknowledged = new Map<string, { person: string; value: number }>();
  let count = 0;

  async function send(house: House, delivery: Delivery, note: Note): Promise<boolean> {
    const answer = await post(house, '/v1/metrics', delivery.body, {
      'content-type': 'application/json',
      authorization: `Bearer ${key()}`,
    });
    if (answer === undefined || answer.status >= 500) return false;
    note(answer.status === 200, `${delivery.id} was answered with ${answer.status}.`);
    const isWhole = answer.body.partialSuccess === undefined;
    note(isWhole, `${delivery.id} was taken in part: ${JSON.stringify(answer.body)}`);
    return answer.status === 200;
  }

  const points = new Map<string, Point>();
  async function sendAll(house: House, note: Note): Promise<void> {
    await queue.send(async (delivery) => {
      const isTaken = await send(house, delivery, note);
      const point = points.get(delivery.id);
      if (isTaken && point !== undefined) hear(point, delivery.id);
      return isTaken;
    });
  }

  /** A counter says all that it has counted; a count by interval is new with each. */
  function hear({ person, series, isDelta, value }: Point, id: string): void {
    const name = isDelta ? id : series;
    const before = acknowledged.get(name)?.value ?? 0;
    acknowledged.set(name, { person, value: Math.max(before, value) });
  }

  function measure(house: House, dice: Dice): Delivery {
    count += 1;
    const id = `point-${count}`;
    const at = house.workspace.clock.now().epochNanoseconds + BigInt(count);
    const person = dice.pick(PEOPLE) ?? '';
    const isDelta = dice.chance(0.5);
    const series = `${person} ${isDelta ? 'delta' : dice.below(2)}`;
    const by = 1 + dice.below(4);
    const counter = counters.get(series) ?? { value: 0, startedAt: at };
    counters.set(series, { ...counter, value: counter.value + by });
    const value = isDelta ? by : counter.value + by;
    points.set(id, { person, series, isDelta, value });
    // Intervals that follow each other are told apart by a millisecond or more.
    const startedAt = isDelta ? at - BigInt(count + 1) * 1_000_000n : counter.startedAt;
    const attributes = [
      { key: 'user.email', value: { stringValue: person } },
      { key: 'session.id', value: { stringValue: series } },
    ];
    const dataPoint = {
      attributes,
      ...{ startTimeUnixNano: `${startedAt}`, timeUnixNano: `${at}`, asInt: `${value}` },
    };
    const sum = {
      ...{ aggregationTemporality: isDelta ? DELTA : CUMULATIVE, isMonotonic: true },
      dataPoints: [dataPoint],
    };
    const metrics = [{ name: 'claude_code.session.count', sum }];
    const resourceMetrics = [{ resource: { attributes: [] }, scopeMetrics: [{ metrics }] }];
    const sentAt = house.workspace.clock.now();
    return { id, body: JSON.stringify({ resourceMetrics }), at: sentAt, isTried: false };
  }

  return {
    async run(house, dice, note) {
      queue.add(measure(house, dice));
      if (dice.chance(0.3)) return;
      if (dice.chance(0.5)) queue.swap();
      await sendAll(house, note);
      const again = dice.chance(0.4)
        ? dice.pick(queue.past(house.workspace.clock.now()))
        : undefined;
      if (again !== undefined) await send(house, again, note);
    },
    finish: sendAll,
    told() {
      const sums = new Map<string, number>();
      for (const { person, value } of acknowledged.values())
        sums.set(person, (sums.get(person) ?? 0) + value);
      return sums;
    },
  };
}
