/* The door for measurements on a clock that is moved, and points as a tool sends them. */
import { usageRoutes } from '../../../../src/features/adopt/usage-imports/usage-hooks.http.ts';
import { createKey } from '../../../../src/platform/keys/keys.ts';
import { noProduct } from '../../../support/requests.ts';
import { NOW, usageWorld } from '../usage-world.ts';

const SENT_AT = '2026-05-05T08:00:00Z';

type Point = { value: number; at: string; start?: string; email?: string; session?: string };

const nanos = (instant: string) => `${Temporal.Instant.from(instant).epochNanoseconds}`;

export function otlp(
  points: readonly Point[],
  temporality: unknown = 2,
  name = 'claude_code.session.count',
) {
  const dataPoints = points.map(
    ({
      value,
      at,
      start = '2026-05-04T08:00:00Z',
      email = 'mia@acme.example',
      session = 's1',
    }) => ({
      attributes: [
        { key: 'user.email', value: { stringValue: email } },
        { key: 'session.id', value: { stringValue: session } },
      ],
      ...{ startTimeUnixNano: nanos(start), timeUnixNano: nanos(at), asInt: `${value}` },
    }),
  );
  const metrics = [
    { name, sum: { aggregationTemporality: temporality, isMonotonic: true, dataPoints } },
    { name: 'claude_code.token.usage', sum: { dataPoints: [{ asInt: '99999' }] } },
  ];
  return { resourceMetrics: [{ resource: { attributes: [] }, scopeMetrics: [{ metrics }] }] };
}

export function door() {
  const world = usageWorld();
  const { database } = world;
  const state = { database, product: noProduct, now: NOW };
  const created = createKey(state, {
    name: 'claude',
    purpose: 'usage',
    rolloutId: world.rollout.id,
  });
  const key = created.kind === 'created' ? created.key : '';
  let now = Temporal.Instant.from(SENT_AT);
  const routes = usageRoutes({ database, product: noProduct, clock: { now: () => now } });
  const at = (instant: string) => {
    now = Temporal.Instant.from(instant);
  };
  const send = async (body: unknown, headers: Record<string, string> = {}) => {
    const answer = await routes.request('/v1/metrics', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}`, ...headers },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const days = () =>
    world.all('select day, actions, sessions, seconds from usage_days order by key');
  const sum = () =>
    database.$client.prepare('select sum(sessions) from usage_days').pluck().get() as number | null;
  return { ...world, at, send, days, sum };
}
