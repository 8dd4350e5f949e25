import type { Command } from 'commander';
import type { Hono } from 'hono';
import type { Role } from './acting.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { RolloutId, UserId } from './ids.ts';
import type { Job } from './jobs/job.ts';
import type { DeliveryHandler } from './outbox/outbox.ts';
import type { Product, Request } from './request.ts';
import type {
  ActionDeclaration,
  ChoicesDeclaration,
  CommandDeclaration,
  EventDeclaration,
  ShortcutDeclaration,
  SubmissionDeclaration,
} from './slack/declarations.ts';
import type { Home } from './slack/reply.ts';

/** What a feature brings to the product; `app.ts` plugs the features together. */
export type Feature = {
  name: string;
  commands?: readonly CommandDeclaration[];
  actions?: readonly ActionDeclaration[];
  submissions?: readonly SubmissionDeclaration[];
  shortcuts?: readonly ShortcutDeclaration[];
  choices?: readonly ChoicesDeclaration[];
  events?: readonly EventDeclaration[];
  jobs?: readonly Job[];
  deliveryHandlers?: readonly DeliveryHandler[];
  /** What a person is in a rollout by this feature's state. */
  roles?(database: Database, rolloutId: RolloutId, userId: UserId): readonly Role[];
  /** Draws a person's App Home; one feature does. */
  home?(request: Request): Home;
  /** HTTP routes, mounted at the root. */
  routes?(services: {
    database: Database;
    product: Product;
    clock: Clock;
    /** With what Slackbot's requests are signed; undefined while it is not let in. */
    slackbotSecret?: string | undefined;
  }): Hono;
  /** The operator's commands. */
  cli?(program: Command, operator: Operator): void;
};

/** What the operator's commands work with. */
export type Operator = {
  /** Opens the database at its configured place on first use. */
  database(): Database;
  /** What the features know of each other. */
  product: Product;
  clock: Clock;
  print(line: string): void;
  /** Says how far something long has come; each takes the place of the one before. */
  progress?(says: string): void;
};
