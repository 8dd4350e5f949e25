import { z } from 'zod';
import { randomUuid } from '../../platform/entropy.ts';
import type { PracticeWorld } from '../practice-world.ts';
import type { ResponseAddress } from '../state/response-address.ts';
import { refuse } from './answer.ts';
import { messageFields, refuseMessage } from './chat-arguments.ts';
import { findMessage } from './lookups.ts';
import { flag } from './method.ts';
import { addMessage, changeMessage, removeMessage } from './posting.ts';

const MINUTES_OPEN = 30;
const USES_AT_MOST = 5;
const TEXT_AT_MOST = 40_000;

const answerFields = z.object({
  ...messageFields,
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: flag.default(false),
  delete_original: flag.default(false),
  thread_ts: z.string().optional(),
});

export function openResponseAddress(
  world: PracticeWorld,
  userId: string,
  channel: string,
  messageTs?: string,
): string {
  const id = `${world.nextId('R')}${randomUuid().slice(-8)}`;
  const expiresAt = world.clock.now().add({ minutes: MINUTES_OPEN }).toString();
  world.records.responseAddresses.put(id, { id, userId, channel, messageTs, expiresAt, uses: 0 });
  return `${world.address.baseUrl}/response/${id}`;
}

/** What the bot says to a response_url: half an hour and five times, and then no more. */
export async function answerResponseUrl(
  world: PracticeWorld,
  request: Request,
  id: string,
): Promise<Response> {
  const address = world.records.responseAddresses.get(id);
  if (address === undefined) return refused('no_service', 404);
  if (isSpent(world, address)) return refused('used_url', 404);
  const answer = answerFields.safeParse(await request.json().catch(() => undefined));
  if (!answer.success) return refused('invalid_payload', 400);
  const used = { ...address, uses: address.uses + 1 };
  world.records.responseAddresses.put(id, used);
  return say(world, used, answer.data);
}

function isSpent(world: PracticeWorld, address: ResponseAddress): boolean {
  const over = Temporal.Instant.compare(world.clock.now(), address.expiresAt) >= 0;
  return over || address.uses >= USES_AT_MOST;
}

function say(
  world: PracticeWorld,
  address: ResponseAddress,
  answer: z.output<typeof answerFields>,
): Response {
  const original =
    address.messageTs === undefined
      ? undefined
      : findMessage(world, address.channel, address.messageTs);
  if (answer.delete_original) {
    if (original !== undefined) removeMessage(world, original);
    return Response.json({ ok: true });
  }
  const wrong = refuseMessage(answer, TEXT_AT_MOST);
  if (wrong !== undefined) return refused(wrong.error, 400, wrong.response_metadata);
  if (answer.replace_original && original !== undefined) {
    changeMessage(world, original, { text: answer.text ?? '', blocks: answer.blocks ?? [] });
    return Response.json({ ok: true });
  }
  sayToPerson(world, address, answer);
  return Response.json({ ok: true });
}

/** The first answer to a command, too: seen by the person alone unless it says otherwise. */
export function sayToPerson(
  world: PracticeWorld,
  to: { userId: string; channel: string },
  answer: Pick<z.output<typeof answerFields>, 'response_type' | 'text' | 'blocks' | 'thread_ts'>,
): void {
  addMessage(world, {
    channel: to.channel,
    userId: world.facts.bot.userId,
    fromBot: true,
    text: answer.text ?? '',
    blocks: answer.blocks,
    threadTs: answer.thread_ts,
    onlyFor: answer.response_type === 'in_channel' ? undefined : to.userId,
  });
}

export function parseAnswer(payload: unknown) {
  const parsed = answerFields.safeParse(payload);
  if (!parsed.success) return refuse('invalid_payload');
  return refuseMessage(parsed.data, TEXT_AT_MOST) ?? { ok: true as const, answer: parsed.data };
}

function refused(error: string, status: number, metadata?: unknown): Response {
  return Response.json({ ok: false, error, response_metadata: metadata }, { status });
}
