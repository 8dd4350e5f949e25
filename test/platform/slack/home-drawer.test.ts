import type { WebClient } from '@slack/web-api';
import { expect, it } from 'vitest';
import type { UserId, WorkspaceId } from '../../../src/platform/ids.ts';
import { silentLog } from '../../../src/platform/log.ts';
import { type AnyBlock, section } from '../../../src/platform/slack/blocks.ts';
import { homeDrawer } from '../../../src/platform/slack/home-drawer.ts';
import type { DispatchServices } from '../../../src/platform/slack/once.ts';
import { openInMemory } from '../../support/fresh-database.ts';
import { savePersonNamed } from '../person-named.ts';

const MIA = 'UMIA' as UserId;
const chart: AnyBlock = {
  type: 'data_visualization',
  title: 'Teams',
  chart: { type: 'pie', segments: [{ label: 'live', value: 8 }] },
};

/** Draws a page of these blocks where Slack answers so; what was asked of Slack, one list of types a call. */
async function drawn(blocks: AnyBlock[], refusal: (types: string[]) => string | undefined) {
  const database = openInMemory();
  savePersonNamed(database, 'Mia Chen');
  const calls: string[][] = [];
  const client = {
    views: {
      async publish({ view }: { view: { blocks: AnyBlock[] } }) {
        const types = view.blocks.map(({ type }) => type);
        calls.push(types);
        const error = refusal(types);
        if (error !== undefined) throw Object.assign(new Error(error), { data: { error } });
      },
    },
  } as unknown as WebClient;
  const services = {
    database,
    product: {},
    registry: { drawHome: () => ({ type: 'home', blocks }) },
    scoping: { rolesOf: () => [] },
    adminUserIds: [],
    clock: { now: () => Temporal.Instant.from('2027-01-04T09:00:00Z') },
    client,
    log: silentLog,
  } as unknown as DispatchServices & { client: WebClient; log: typeof silentLog };
  await homeDrawer(services).draw('T1' as WorkspaceId, MIA);
  return calls;
}

it('a page whose chart Slack does not take yet is published without it', async () => {
  const noCharts = (types: string[]) =>
    types.includes('data_visualization') ? 'invalid_blocks' : undefined;
  const calls = await drawn([section('8 of 12 teams are live.'), chart], noCharts);
  expect(calls).toEqual([['section', 'data_visualization'], ['section']]);
});

it('a page is asked for once where the chart is not what is wrong', async () => {
  expect(await drawn([section('Hello.'), chart], () => 'ratelimited')).toHaveLength(1);
  expect(await drawn([section('Hello.')], () => 'invalid_blocks')).toHaveLength(1);
});
