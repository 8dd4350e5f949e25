/*
 * From a delivery to its replies: find the declaration, scope the request, read the input, run the
 * handler. All of it in one transaction with the note that the delivery was handled; no Slack in here.
 */
import type { Clock } from '../clock.ts';
import type { Database } from '../database.ts';
import type { RolloutId, UserId } from '../ids.ts';
import type { Product, Request } from '../request.ts';
import type { Message } from './blocks.ts';
import type { CommandDeclaration, SlashCommand, Surface } from './declarations.ts';
import { withNonces } from './form-nonce.ts';
import { handleOnce } from './idempotency.ts';
import { withLongLists } from './long-lists.ts';
import type { Registry } from './registry.ts';
import { close, type Replies, type Reply } from './reply.ts';
import type { Requester, Scoping } from './scope.ts';

export type DispatchServices = {
  database: Database;
  product: Product;
  clock: Clock;
  registry: Registry;
  scoping: Scoping;
  adminUserIds: readonly UserId[];
  /** Called by each act that changed something, and so may have put something into the outbox; does nothing before the commit. */
  afterCommit(): void;
  /** Draws the help of one command, or of one subcommand. */
  help(
    request: Request | undefined,
    command: SlashCommand,
    topic: string,
    all: readonly CommandDeclaration[],
  ): Message;
};

export type Delivery = {
  requester: Requester;
  key: string | undefined;
  /** Where it was pressed, so that a form that is drawn again stays the same form. */
  surface?: Surface;
  /** The form that was sent; done once, whatever the copies of it say. */
  formKey?: string | undefined;
};

/** Runs `act` once for a delivery, and gives the first answer again to a repeat; a modal is not opened twice. */
export function once(services: DispatchServices, delivery: Delivery, act: () => Replies): Reply[] {
  const note = {
    key: delivery.key,
    alsoKey: delivery.formKey,
    workspaceId: delivery.requester.workspaceId,
    now: services.clock.now(),
  };
  const run = () => {
    const replies = withNonces([act()].flat() as Reply[], delivery.surface);
    return withLongLists(services.database, note.now, replies);
  };
  const handled = handleOnce(services.database, note, run, isFinal, opensSomething, withoutForms);
  if (handled.hasChanged) services.afterCommit();
  if (!handled.isRepeat) return handled.answer;
  return handled.answer.length === 0 ? [close] : handled.answer;
}

/** A form is not opened twice, and what stood in it, a message, a draft or a secret, is kept nowhere. */
function withoutForms(replies: Reply[]): Reply[] {
  return replies.filter(
    (reply) => reply.kind !== 'open' && !(reply.kind === 'update' && reply.shownOnce === true),
  );
}

/** A form that was sent back with errors may be submitted again under the same id. */
function isFinal(replies: Reply[]): boolean {
  return !replies.some((reply) => reply.kind === 'errors');
}

/** A modal is opened once: its trigger is spent. */
function opensSomething(replies: Reply[]): boolean {
  return replies.some((reply) => reply.kind === 'open');
}

/** The rollout that a button or form names. */
export function rolloutIn(value: unknown): RolloutId | undefined {
  const found = (value as { rolloutId?: unknown } | null | undefined)?.rolloutId;
  return typeof found === 'string' && found !== '' ? (found as RolloutId) : undefined;
}
