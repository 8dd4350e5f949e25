/* What the operator's commands stand on: settings, database, clock, and how they speak and refuse. */
import { existsSync } from 'node:fs';
import type { Clock } from '../clock.ts';
import type { Config, ConfigResult } from '../config.ts';
import { type Database, openBeside, openForReading } from '../database.ts';
import { useSecretsKey } from '../derived-secrets.ts';
import type { Operator } from '../feature.ts';
import type { ChannelId } from '../ids.ts';
import type { Job } from '../jobs/job.ts';
import { createRunner, type Runner } from '../jobs/runner.ts';
import type { Log } from '../log.ts';
import type { DeliveryHandler } from '../outbox/outbox.ts';
import type { Product } from '../request.ts';
import type { Finding } from './finding.ts';

/** A reason not to go on that the operator can mend; said in words, with exit code 1. */
export class OperatorRefusal extends Error {}

/** What was found, or the refusal that stands in its place. */
export function orRefuse<T extends object>(found: T | string): T {
  if (typeof found === 'string') throw new OperatorRefusal(found);
  return found;
}

/** A channel that the product needs to reach, and for whom: "Support copilot". */
export type Place = { channelId: ChannelId; name: string };

export type PlatformOperator = Operator & {
  settings: ConfigResult;
  /** The settings, or a refusal that lists every problem. */
  config(): Config;
  log: Log;
  /** The database as it is, for reading only, also when it waits for a migration. */
  asItIs(): Database;
  runner(): Runner;
  handlers: readonly DeliveryHandler[];
  places(database: Database): readonly Place[];
  /** What the features have to say of the state, for doctor. */
  checks(database: Database): readonly Finding[];
  /** Lets the command end with exit code 1 although it said all that it has to say. */
  fail(): void;
  close(): void;
};

export function openOperator(parts: {
  settings: ConfigResult;
  clock: Clock;
  log: Log;
  product: Product;
  jobs: readonly Job[];
  handlers: readonly DeliveryHandler[];
  places(database: Database): readonly Place[];
  /** What the features have to say of the state, for doctor. */
  checks(database: Database): readonly Finding[];
  print(line: string): void;
  progress?(says: string): void;
  fail(): void;
}): PlatformOperator {
  const { settings, clock, log, jobs, product } = parts;
  const opened: Database[] = [];

  function config(): Config {
    if ('problems' in settings) throw new OperatorRefusal(settings.problems.join('\n'));
    return settings.config;
  }

  function existingPath(): string {
    const { databasePath } = config();
    if (existsSync(databasePath)) return databasePath;
    throw new OperatorRefusal(
      `There is no database at ${databasePath} yet: "npm start" makes it. (DATABASE_PATH says where it is.)`,
    );
  }

  function keep(database: Database): Database {
    opened.push(database);
    return database;
  }

  let current: Database | undefined;
  function database(): Database {
    if (current === undefined) {
      current = keep(openBeside(existingPath()));
      useSecretsKey(current, config().secretsKey);
    }
    return current;
  }

  return {
    ...parts,
    config,
    database,
    asItIs: () => keep(openForReading(existingPath())),
    runner: () => createRunner({ database: database(), product, clock, log, jobs }),
    close() {
      for (const one of opened) one.$client.close();
    },
  };
}
