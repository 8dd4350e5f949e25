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
const OURS = 'T1' as WorkspaceId;
const chart: AnyBlock = {
  type: 'data_visualization',
  title: 'Teams',
  chart: { type: 'pie', segments: [{ label: 'live', value: 8 }] },
};

type Screen = { blocks: AnyBlock[]; now: Temporal.Instant };
type Refuse = (types: string[]) => string | undefined;

/** A drawer of the page on this screen where Slack answers so; what is asked of Slack, one list of types a call. */
function drawerOf(screen: Screen, refusal: Refuse) {
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
    registry: { drawHome: () => ({ type: 'home', blocks: screen.blocks }) },
    scoping: { rolesOf: () => [] },
    adminUserIds: [],
    clock: { now: () => screen.now },
    client,
    log: silentLog,
  } as unknown as DispatchServices & { client: WebClient; log: typeof silentLog };
  return { homes: homeDrawer(services), calls };
}

const morning = Temporal.Instant.from('2027-01-04T09:00:00Z');

async function drawn(blocks: AnyBlock[], refusal: Refuse) {
  const { homes, calls } = drawerOf({ blocks, now: morning }, refusal);
  await homes.draw(OURS, MIA);
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

/** Mia opens her page, and this happens before she acts elsewhere; how often Slack is asked for the page by that. */
async function askedAfter(change: (screen: Screen) => void, refusal: Refuse = () => undefined) {
  const screen = { blocks: [section('Hello.')], now: morning };
  const { homes, calls } = drawerOf(screen, refusal);
  await homes.draw(OURS, MIA);
  const before = calls.length;
  change(screen);
  await homes.drawIfOpen(OURS, MIA);
  return calls.length - before;
}

const saysMore = (screen: Screen) => {
  screen.blocks = [section('Hello again.')];
};
const hours = (count: number) => (screen: Screen) => {
  saysMore(screen);
  screen.now = morning.add({ hours: count });
};

it('a page is drawn again after its reader acts elsewhere, where it says something else then', async () => {
  expect(await askedAfter(saysMore)).toBe(1);
  expect(await askedAfter(() => {})).toBe(0);
});

it('a page that did not get there is drawn again although it says the same', async () => {
  expect(
    await askedAfter(
      () => {},
      () => 'internal_error',
    ),
  ).toBe(1);
});

it('nobody’s page is drawn who has not looked at it for a working day', async () => {
  expect(await askedAfter(hours(7))).toBe(1);
  expect(await askedAfter(hours(9))).toBe(0);
  const { homes, calls } = drawerOf({ blocks: [section('Hello.')], now: morning }, () => undefined);
  await homes.drawIfOpen(OURS, MIA);
  expect(calls).toEqual([]);
});

it('a page that is opened is published even where it says the same, since Slack may have lost it', async () => {
  const { homes, calls } = drawerOf({ blocks: [section('Hello.')], now: morning }, () => undefined);
  await homes.draw(OURS, MIA);
  await homes.draw(OURS, MIA);
  expect(calls).toHaveLength(2);
});
