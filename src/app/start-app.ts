/* Connects the features to the database, to Slack and to the outbox; whoever calls it ticks the runner. */

import type { ProductFeature } from '../features/contract/product-feature.ts';
import { rolloutScoping } from '../features/rollout/rollouts/rollouts.scoping.ts';
import { listRollouts } from '../features/rollout/rollouts/rollouts.store.ts';
import { helpMessage } from '../features/telling/help/help.view.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import type { UserId } from '../platform/ids.ts';
import { createRunner, type Runner } from '../platform/jobs/runner.ts';
import type { Log } from '../platform/log.ts';
import { type Sender, startSender } from '../platform/outbox/sender.ts';
import type { Product } from '../platform/request.ts';
import { shareCommits } from '../platform/shared-commits.ts';
import { type ChannelWatch, watchChannels } from '../platform/slack/channel-watch.ts';
import {
  interactiveClient,
  lookUpClient,
  type SlackConnection,
} from '../platform/slack/clients.ts';
import { connectSlack, type SlackLink, type Transport } from '../platform/slack/connect.ts';
import { directoryRefresh } from '../platform/slack/directory-refresh.ts';
import { type DirectoryWatch, directoryWatch } from '../platform/slack/directory-watch.ts';
import { homeDrawer } from '../platform/slack/home-drawer.ts';
import { goOnWithEvents } from '../platform/slack/kept-events.ts';
import { learnInstallation } from '../platform/slack/learn-installation.ts';
import { lookUps } from '../platform/slack/look-ups.ts';
import type { DispatchServices } from '../platform/slack/once.ts';
import { collectDeclarations } from '../platform/slack/registry.ts';
import { createRequestGuard, type RequestGuard } from '../platform/slack/request-guard.ts';
import { evidence, plugIn } from './app.ts';
import { type KeepUp, keepUp } from './keep-up.ts';

export type AppOptions = {
  database: Database;
  clock: Clock;
  log: Log;
  connection: SlackConnection;
  transport: Transport;
  adminUserIds: readonly UserId[];
  /** `slack`: at the speed that Slack allows; `off`: as fast as it goes, for practice and tests. */
  pace: 'slack' | 'off';
  /** False: messages leave only when the sender is flushed. */
  sendsByItself?: boolean;
  /** In place of the network to receivers elsewhere; tests bring such. */
  outsideFetch?: typeof fetch;
  /** Features beside the product's own; tests bring such. */
  moreFeatures?: readonly ProductFeature[];
  /** In place of the features that own evidence; for tests that want few of them. */
  owners?: readonly ProductFeature[];
};

export type RunningApp = {
  product: Product;
  link: SlackLink;
  sender: Sender;
  runner: Runner;
  /** What a ticker takes care of. */
  scheduled: { runner: Runner; ready: KeepUp['ready'] };
  keepUp: KeepUp;
  watch: DirectoryWatch;
  /** What else is to be done after a turn of the runner. */
  afterTurn(): void;
  channels: ChannelWatch;
  guard: RequestGuard;
  stop(): Promise<void>;
};

/** Connects everything and starts to listen. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { database, clock, log, connection } = options;
  const owners = [...(options.owners ?? evidence), ...(options.moreFeatures ?? [])];
  const { features: plugged, product } = plugIn(owners);
  const registry = collectDeclarations(plugged);
  const runner = createRunner({
    database,
    product,
    clock,
    log,
    jobs: plugged.flatMap((one) => one.jobs ?? []),
  });
  const sender = startSender({
    database,
    product,
    clock,
    log,
    connection,
    handlers: plugged.flatMap((one) => one.deliveryHandlers ?? []),
    pace: options.pace,
    background: options.sendsByItself !== false,
    ...(options.outsideFetch === undefined ? {} : { outsideFetch: options.outsideFetch }),
  });
  const refresh = directoryRefresh({ client: lookUpClient(connection), database, clock, log });
  const channels = watchChannels({
    client: lookUpClient(connection),
    database,
    clock,
    log,
    refresh,
    channels: () => listRollouts(database).map(({ channelId }) => channelId),
  });
  const dispatch: DispatchServices = {
    database,
    product,
    clock,
    registry,
    scoping: rolloutScoping,
    adminUserIds: options.adminUserIds,
    afterCommit: () => {
      sender.wake();
      void channels.look();
    },
    help: (request, command, topic, declarations) =>
      helpMessage({ request, command, topic, declarations }),
  };
  const client = interactiveClient(connection);
  const guard = createRequestGuard(log);
  const link = await connectSlack(connection, options.transport, {
    ...dispatch,
    log,
    client,
    guard,
    inSharedCommit: shareCommits(database),
    refresh,
    lookUps: lookUps({ client: lookUpClient(connection), database, clock, log }),
    homes: homeDrawer({ ...dispatch, client, log }),
  });
  await learnInstallation(lookUpClient(connection), database, clock.now());
  void channels.look();
  await link.start();
  const upkeep = keepUp({ database, product, clock, log });
  const watch = directoryWatch({ ...dispatch, client: lookUpClient(connection), log });
  const afterTurn = () => {
    goOnWithEvents({ ...dispatch, log });
    sender.wake();
    watch.begin();
    void channels.look();
  };
  return {
    product,
    link,
    sender,
    runner,
    scheduled: {
      runner,
      ready: upkeep.ready,
    },
    keepUp: upkeep,
    watch,
    channels,
    afterTurn,
    guard,
    async stop() {
      upkeep.stop();
      await link.stop();
      await watch.stop();
      await guard.drain(5000);
      await sender.stop();
    },
  };
}
