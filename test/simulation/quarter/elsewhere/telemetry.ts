/* A tool that measures itself: counters that only grow, and counts by interval, pushed twice and in another order. */
import type { Dice } from '../dice.ts';
import type { House } from '../house.ts';
import { countAll, type Point } from './counters.ts';
import { type Delivery, isLetGo, type Note, openQueue, post } from './door.ts';
import type { Program } from './usage-bridge.ts';

const PEOPLE = ['kim', 'sol', 'uma'].map((name) => `${name}@tool.example`);
const METRIC = 'claude_code.session.count';
const CUMULATIVE = 2;
const DELTA = 1;

type Series = { person: string; series: string; isDelta: boolean };
type Counter = Series & { value: number; startedAt: bigint };

export function openTelemetry(key: () => string): Program {
  const queue = openQueue();
  const counters = new Map<string, Counter>();
  const counted = countAll();
  const points = new Map<string, readonly Point[]>();
  let count = 0;
  let last = 0n;

  async function send(house: House, delivery: Delivery, note: Note): Promise<boolean> {
    const answer = await post(house, '/v1/metrics', delivery.body, {
      'content-type': 'application/json',
      authorization: `Bearer ${key()}`,
    });
    const sent = points.get(delivery.id) ?? [];
    const at = house.now().epochMilliseconds;
    for (const point of sent) counted.tried(point, at);
    if (answer === undefined || answer.status >= 500) return false;
    note(answer.status === 200, `${delivery.id} was answered with ${answer.status}.`);
    const isWhole = answer.body.partialSuccess === undefined;
    // What waited until its day was no longer kept is refused, and said to be.
    const day = delivery.at.toZonedDateTimeISO('UTC').toPlainDate().toString();
    note(
      isWhole || isLetGo(house, day),
      `${delivery.id} was taken in part: ${JSON.stringify(answer.body)}`,
    );
    if (answer.status !== 200) return false;
    for (const point of sent) counted.heard(point, at);
    return true;
  }

  const sendAll = (house: House, note: Note) =>
    queue.send((delivery) => send(house, delivery, note));

  /** No two points are of the same millisecond. */
  function moment(house: House): bigint {
    const now = house.workspace.clock.now().epochNanoseconds;
    last = now > last ? now : last + 1_000_000n;
    return last;
  }

  function measure(house: House, dice: Dice): Delivery {
    const at = moment(house);
    const person = dice.pick(PEOPLE) ?? '';
    const isDelta = dice.chance(0.5);
    const series = `${person} ${isDelta ? 'delta' : dice.below(2)}`;
    const by = 1 + dice.below(4);
    const before = counters.get(series) ?? { value: 0, startedAt: at };
    const counter = { person, series, isDelta, ...before, value: before.value + by };
    if (!isDelta) counters.set(series, counter);
    return write(house, at, [isDelta ? { ...counter, value: by, startedAt: at - 1n } : counter]);
  }

  /** As exporters do it: whatever counts up is told again, whether or not it has counted more. */
  function repeat(house: House): Delivery {
    return write(house, moment(house), [...counters.values()]);
  }

  function write(house: House, at: bigint, all: readonly Counter[]): Delivery {
    count += 1;
    const id = `point-${count}`;
    const named = all.map(({ person, series, isDelta, startedAt, value }): Point => {
      const begun = isDelta ? Number.POSITIVE_INFINITY : Number(startedAt / 1_000_000n);
      return { name: isDelta ? id : series, person, startedAt: begun, value };
    });
    points.set(id, named);
    const metrics = [true, false].flatMap((isDelta) => {
      const dataPoints = all.filter((one) => one.isDelta === isDelta).map((one) => shape(one, at));
      const sum = { aggregationTemporality: isDelta ? DELTA : CUMULATIVE, isMonotonic: true };
      return dataPoints.length === 0 ? [] : [{ name: METRIC, sum: { ...sum, dataPoints } }];
    });
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
      if (counters.size > 0) await send(house, repeat(house), note);
    },
    finish: sendAll,
    told: () => counted.sums(),
  };
}

function shape({ person, series, startedAt, value }: Counter, at: bigint) {
  const attributes = [
    { key: 'user.email', value: { stringValue: person } },
    { key: 'session.id', value: { stringValue: series } },
  ];
  const times = { startTimeUnixNano: `${startedAt}`, timeUnixNano: `${at}` };
  return { attributes, ...times, asInt: `${value}` };
}
