/* Turns replies into an acknowledgement and the Web API calls that go with it. */
import type { View } from '@slack/types';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Message } from './blocks.ts';
import { noticeModal } from './notice.ts';
import type { Home, Modal, Reply } from './reply.ts';

/** @slack/types lacks the newest blocks; this is the one place where our wider views become its views. */
export const asView = (view: Modal | Home) => view as unknown as View;

export type Place = {
  triggerId: string | undefined;
  /** The modal that the person looks at. */
  viewId: string | undefined;
  viewHash: string | undefined;
  /** Posts to the place where it was said or pressed; undefined where nothing can be posted. */
  respond: ((answer: { message: Message; replaces: boolean }) => Promise<void>) | undefined;
  drawHome: () => Promise<void>;
};

/** Carries out the replies to a command, press or shortcut; the caller acknowledges. */
export async function renderReplies(
  client: WebClient,
  replies: readonly Reply[],
  place: Place,
): Promise<void> {
  for (const reply of replies) await renderReply(client, reply, place);
}

async function renderReply(client: WebClient, reply: Reply, place: Place): Promise<void> {
  switch (reply.kind) {
    case 'tell':
      if (place.respond === undefined) return openModal(client, noticeModal(reply.message), place);
      return place.respond({ message: reply.message, replaces: false });
    case 'replace':
      if (place.respond === undefined) return place.drawHome();
      return place.respond({ message: reply.message, replaces: true });
    case 'open':
      return openModal(client, reply.view, place);
    case 'update':
      if (place.viewId === undefined) return openModal(client, reply.view, place);
      return unlessGone(
        client.views.update({
          view_id: place.viewId,
          ...(place.viewHash === undefined ? {} : { hash: place.viewHash }),
          view: asView(reply.view),
        }),
      );
    case 'home':
      return place.drawHome();
    case 'errors':
    case 'close':
      return;
  }
}

async function openModal(client: WebClient, view: Modal, place: Place): Promise<void> {
  if (place.triggerId === undefined) return;
  const call = { trigger_id: place.triggerId, view: asView(view) };
  const { viewId } = place;
  if (viewId === undefined) {
    await client.views.open(call);
    return;
  }
  try {
    await client.views.push(call);
  } catch (error) {
    // Slack stacks three forms at most: this one takes the place of the topmost.
    if (codeOf(error) !== 'push_limit_reached') throw error;
    await unlessGone(client.views.update({ view_id: viewId, view: asView(view) }));
  }
}

/** The form was closed meanwhile, or shows what a later press made of it: nothing is left to be drawn. */
const GONE = new Set(['hash_conflict', 'not_found', 'view_not_found']);

async function unlessGone(drawing: Promise<unknown>): Promise<void> {
  try {
    await drawing;
  } catch (error) {
    if (!GONE.has(codeOf(error))) throw error;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof WebAPIPlatformError ? error.data.error : '';

export type SubmissionAck =
  | undefined
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'clear' }
  | { response_action: 'update' | 'push'; view: View };

/** A submission is answered in its acknowledgement: errors beside the fields, or the next view. */
export function submissionAck(replies: readonly Reply[]): SubmissionAck {
  for (const reply of replies) {
    if (reply.kind === 'errors') return { response_action: 'errors', errors: reply.errors };
    if (reply.kind === 'update') return { response_action: 'update', view: asView(reply.view) };
    if (reply.kind === 'open') return { response_action: 'push', view: asView(reply.view) };
    if (reply.kind === 'tell')
      return { response_action: 'update', view: asView(noticeModal(reply.message)) };
    if (reply.kind === 'close') return { response_action: 'clear' };
  }
  return undefined;
}
