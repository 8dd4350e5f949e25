/* A program that signs what it sends, and the doors it sends it to. */
import { createHmac } from 'node:crypto';
import { checkRoutes } from '../../../../src/features/prepare/checks/checks.http.ts';
import { outputRoutes } from '../../../../src/features/prepare/samples/outputs.http.ts';
import { listHookSecrets } from '../../../../src/platform/hooks/hook-secrets.ts';
import type { SupportCopilotWorld } from '../../../support/story.ts';

type Sending = {
  id?: string;
  /** Seconds that the sender's clock is behind ours. */
  late?: number;
  secret?: Buffer;
  signature?: string;
  headers?: Record<string, string>;
};
export type Answer = {
  status: number;
  says?: string;
  accepted?: number;
  duplicates?: number;
  ignored?: number;
  refused?: { index: number; pointer: string; says: string }[];
};

let count = 0;

export function doorsOf(world: SupportCopilotWorld) {
  const services = {
    database: world.database,
    product: world.app.product,
    clock: world.workspace.clock,
  };
  const routes = { checks: checkRoutes(services), outputs: outputRoutes(services) };
  return async (hook: 'checks' | 'outputs', body: unknown, how: Sending = {}): Promise<Answer> => {
    count += 1;
    const { id = `msg_${count}`, late = 0 } = how;
    const timestamp = Math.floor(world.now().epochMilliseconds / 1000) - late;
    const raw = typeof body === 'string' ? body : JSON.stringify(body);
    const secret = how.secret ?? listHookSecrets(world.database, world.rollout.id, world.now())[0]!;
    const hmac = createHmac('sha256', secret).update(`${id}.${timestamp}.${raw}`).digest('base64');
    const response = await routes[hook].request(`/hooks/${hook}`, {
      method: 'POST',
      headers: {
        'webhook-id': id,
        'webhook-timestamp': String(timestamp),
        'webhook-signature': how.signature ?? `v1,${hmac}`,
        ...how.headers,
      },
      body: raw,
    });
    return { status: response.status, ...((await response.json()) as object) };
  };
}

export const anOutput = (id: string, change: Record<string, unknown> = {}) => ({
  ...{ id, workflow: 'reply drafting', team: 'Claims', at: '2027-01-05T09:00:00Z' },
  ...{ url: `https://tickets.example.com/${id}`, note: `Reply ${id}` },
  ...change,
});
