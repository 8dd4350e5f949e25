/* The list of features and how each is plugged in; the bot, the operator's commands and the tests boot the same app. */
import { helpMessage } from './features/help/help.view.ts';
import { rolloutsFeature } from './features/rollouts/rollouts.feature.ts';
import { rolloutScoping } from './features/rollouts/rollouts.scoping.ts';
import type { ProductFeature } from './features/product-feature.ts';
import { teamsFeature } from './features/teams/teams.feature.ts';
import { isAllowed } from './platform/acting.ts';
import type { Clock } from './platform/clock.ts';
import type { Database } from './platform/database.ts';
import type { UserId } from './platform/ids.ts';
import { createRunner, type Runner } from './platform/jobs/runner.ts';
import type { Log } from './platform/log.ts';
import { type Sender, startSender } from './platform/outbox/sender.ts';
import { interactiveClient, lookUpClient, type SlackConnection } from './platform/slack/clients.ts';
import { connectSlack, type SlackLink, type Transport } from './platform/slack/connect.ts';
import { directoryEvents } from './platform/slack/directory-events.ts';
import { directoryRefresh } from './platform/slack/directory-refresh.ts';
import type { DispatchServices } from './platform/slack/dispatch.ts';
import { createGuard, type Guard } from './platform/slack/guard.ts';
import { homeDrawer } from './platform/slack/home-drawer.ts';
import { collectDeclarations } from './platform/slack/registry.ts';

/** The features that own evidence: each declares its obligations, status lines and gate criteria. */
const sources: readonly ProductFeature[] = [
  rolloutsFeature({ addPilotTeam: teamsFeature.addPilotTeam }),
  teamsFeature,
];

/** All features, those on top included, which only read what the others declare. */
export const features: readonly ProductFeature[] = [
  { name: 'directory', events: directoryEvents },
  ...sources,
];

export type AppOptions = {
  database: Database;
  clock: Clock;
  log: Log;
  connection: SlackConnection;
  transport: Transport;
  adminUserIds: readonly UserId[];
  /** `slack`: at the speed that Slack allows; `off`: as fast as it goes, for practice and tests. */
  pace: 'slack' | 'off';
};

export type RunningApp = {
  link: SlackLink;
  sender: Sender;
  runner: Runner;
  guard: Guard;
  stop(): Promise<void>;
};

/** Connects everything and starts to listen; who calls it ticks the runner. */
export async function startApp(options: AppOptions): Promise<RunningApp> {
  const { database, clock, log, connection } = options;
  const registry = collectDeclarations(features);
  const runner = createRunner({ database, clock, log, jobs: features.flatMap((one) => one.jobs ?? []) });
  const sender = startSender({
    database,
    clock,
    log,
    connection,
    carriers: features.flatMap((one) => one.carriers ?? []),
    pace: options.pace,
  });
  const dispatch: DispatchServices = {
    database,
    clock,
    registry,
    scoping: rolloutScoping(features.flatMap((one) => one.roles ?? [])),
    adminUserIds: options.adminUserIds,
    help: (request, command, topic, all) =>
      helpMessage(command, topic, all, (one) => request === undefined || isAllowed(one.who, request.acting)),
  };
  const client = interactiveClient(connection);
  const guard = createGuard(log);
  const link = await connectSlack(connection, options.transport, {
    ...dispatch,
    log,
    client,
    guard,
    refresh: directoryRefresh({ client: lookUpClient(connection), database, clock, log }),
    homes: homeDrawer({ ...dispatch, client, log }),
    afterCommit: () => sender.wake(),
  });
  await link.start();
  return {
    link,
    sender,
    runner,
    guard,
    async stop() {
      await link.stop();
      await guard.drain(5000);
      await sender.stop();
    },
  };
}
