/* Bolt's side of the router: every delivery is read, dispatched, answered and acknowledged here. */

import { createHash } from 'node:crypto';
import type { App, RespondFn } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { elapsed } from '../entropy.ts';
import type { ChannelId, UserId } from '../ids.ts';
import type { SharedCommits } from '../shared-commits.ts';
import type { Message } from './blocks.ts';
import { asTyped } from './command-line.ts';
import type { SlashCommand } from './declarations.ts';
import type { DirectoryRefresh } from './directory-refresh.ts';
import { dispatchSubmission } from './dispatch-act.ts';
import { dispatchCommand } from './dispatch-command.ts';
import type { HomeDrawer } from './home-drawer.ts';
import { homeOf } from './installation.ts';
import { type LookUps, lookUpAhead, lookUpFor } from './look-ups.ts';
import { faultInForm, faultMessage } from './notice.ts';
import type { DispatchServices } from './once.ts';
import { renderReplies, type SubmissionAck, submissionAck } from './render-replies.ts';
import type { Reply } from './reply.ts';
import type { RequestGuard } from './request-guard.ts';
import { fieldValues, mentionedIn, mentionedInText } from './view-state.ts';

export type ListenerServices = DispatchServices & {
  client: WebClient;
  refresh: DirectoryRefresh;
  lookUps: LookUps;
  guard: RequestGuard;
  inSharedCommit: SharedCommits;
  homes: HomeDrawer;
};

export const ephemeral = (message: Message) => ({
  response_type: 'ephemeral' as const,
  text: message.text,
  blocks: message.blocks as never[],
});

export function listenToCommands(app: App, services: ListenerServices): void {
  app.command(/.*/, async ({ body, ack, respond }) => {
    const arrivedAt = elapsed();
    const workspaceId = homeOf(services.database, body);
    const text = body.text ?? '';
    const answer = firstThen(
      (message?: Message) => (message === undefined ? ack() : ack(ephemeral(message))),
      async (message) => {
        if (message !== undefined) await respondWith(respond)({ message, replaces: false });
      },
    );
    const act = async () => {
      const mentioned = mentionedInText(text);
      await services.refresh.ensurePeople(workspaceId, [body.user_id, ...mentioned.people]);
      const replies = await services.inSharedCommit(
        () =>
          dispatchCommand(services, {
            requester: {
              workspaceId,
              userId: body.user_id as UserId,
              channelId: body.channel_id as ChannelId,
            },
            key: body.trigger_id === undefined ? undefined : `command:${body.trigger_id}`,
            command: body.command as SlashCommand,
            text: asTyped(text),
          }),
        arrivedAt,
      );
      lookUpAhead(services, workspaceId, replies);
      await answer(replies.find((reply) => reply.kind === 'tell')?.message);
      await renderReplies(
        services.client,
        replies.filter((reply) => reply.kind !== 'tell'),
        {
          triggerId: body.trigger_id,
          viewId: undefined,
          viewHash: undefined,
          respond: undefined,
          drawHome: () => services.homes.draw(workspaceId, body.user_id as UserId),
        },
      );
    };
    await services.guard.run(`${body.command} ${text.split(' ')[0]}`, act, (fault) =>
      answer(faultMessage(fault)),
    );
  });
}

export function listenToSubmissions(app: App, services: ListenerServices): void {
  app.view({ type: 'view_submission', callback_id: /.*/ }, async ({ body, view, ack }) => {
    const arrivedAt = elapsed();
    const workspaceId = homeOf(services.database, body);
    const userId = body.user.id as UserId;
    const values = (view.state?.values ?? {}) as Record<string, Record<string, unknown>>;
    const answer = firstThen(
      (response: SubmissionAck) => (response === undefined ? ack() : ack(response as never)),
      async () => {},
    );
    const act = async () => {
      const mentioned = mentionedIn(values);
      await Promise.all([
        services.refresh.ensurePeople(workspaceId, [userId, ...mentioned.people]),
        services.refresh.ensureChannels(workspaceId, mentioned.channels),
      ]);
      const found = await lookUpFor(services, workspaceId, view.callback_id, mentioned.channels);
      const replies = await services.inSharedCommit(
        () =>
          dispatchSubmission(services, {
            requester: { workspaceId, userId, channelId: undefined },
            key: formKey(view.id, view.hash, userId, values),
            callbackId: view.callback_id,
            privateMetadata: view.private_metadata,
            fields: { ...fieldValues(values), ...found },
          }),
        arrivedAt,
      );
      await answer(submissionAck(replies));
      lookUpAhead(services, workspaceId, replies);
      if (shouldDrawHome(replies)) await services.homes.drawIfOpen(workspaceId, userId);
    };
    await services.guard.run(`form ${view.callback_id}`, act, (fault) => {
      const field = Object.keys(values)[0];
      return answer(
        field === undefined
          ? submissionAck([{ kind: 'tell', message: faultMessage(fault) }])
          : { response_action: 'errors', errors: { [field]: faultInForm(fault) } },
      );
    });
  });
}

/** The first call acknowledges, whatever comes after goes another way: Bolt throws on a second acknowledgement. */
export function firstThen<Said extends unknown[]>(
  acknowledge: (...said: Said) => Promise<void>,
  later: (...said: Said) => Promise<void>,
): (...said: Said) => Promise<void> {
  let isAcknowledged = false;
  return async (...said) => {
    if (isAcknowledged) return later(...said);
    isAcknowledged = true;
    await acknowledge(...said);
  };
}

/** The same form with the same words is a repeat; with other words it is somebody who thought again. */
function formKey(viewId: string, hash: string, userId: UserId, values: unknown): string {
  const words = createHash('sha256').update(JSON.stringify(values)).digest('base64url');
  return `view:${viewId}:${hash}:${userId}:${words}`;
}

/** Whatever a form changed may show on the person's own Home; a form sent back changed nothing. */
function shouldDrawHome(replies: readonly Reply[]): boolean {
  return !replies.some((reply) => reply.kind === 'errors');
}

/** Answers where a button stands, or tells the person alone. */
export function respondWith(respond: RespondFn) {
  return async (answer: { message: Message; replaces: boolean }): Promise<void> => {
    const body = { text: answer.message.text, blocks: answer.message.blocks as never[] };
    await (answer.replaces
      ? respond({ ...body, replace_original: true })
      : respond({ ...body, replace_original: false, response_type: 'ephemeral' }));
  };
}
