import { z } from 'zod';

const record = z.record(z.string(), z.unknown());
const viewState = z.record(z.string(), z.record(z.string(), record));

const source = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('message'), conversation: z.string(), ts: z.string() }),
  z.object({ kind: z.literal('home') }),
  z.object({ kind: z.literal('modal'), viewId: z.string() }),
]);

const inConversation = { as: z.string(), conversation: z.string() };
const onElement = { as: z.string(), source, blockId: z.string(), actionId: z.string() };

/** Every act that the page can ask for, as it arrives over HTTP. */
export const actShape = z.discriminatedUnion('act', [
  z.object({ act: z.literal('start'), with: z.enum(['sample', 'empty', 'quarter']) }),
  z.object({ act: z.literal('stop-sample') }),
  z.object({
    act: z.literal('say'),
    ...inConversation,
    text: z.string().min(1).max(12_000),
    threadTs: z.string().optional(),
  }),
  z.object({
    act: z.literal('command'),
    ...inConversation,
    command: z.string().startsWith('/'),
    text: z.string(),
  }),
  z.object({
    act: z.literal('press'),
    ...onElement,
    element: record,
    state: viewState.optional(),
  }),
  z.object({ act: z.literal('submit'), as: z.string(), viewId: z.string(), state: viewState }),
  z.object({
    act: z.literal('close'),
    as: z.string(),
    viewId: z.string(),
    all: z.boolean().optional(),
  }),
  z.object({
    act: z.literal('shortcut'),
    as: z.string(),
    callbackId: z.string(),
    message: z.object({ conversation: z.string(), ts: z.string() }).optional(),
  }),
  z.object({ act: z.literal('open-home'), as: z.string() }),
  z.object({ act: z.literal('read'), ...inConversation }),
  z.object({ act: z.literal('join'), ...inConversation, who: z.enum(['me', 'bot']) }),
  z.object({
    act: z.literal('upload'),
    ...inConversation,
    name: z.string().min(1).max(255),
    content: z.string(),
  }),
  z.object({ act: z.literal('options'), ...onElement, query: z.string() }),
  z.object({
    act: z.literal('status'),
    as: z.string(),
    text: z.string().max(100),
    until: z.string().optional(),
  }),
  z.object({ act: z.literal('pause'), as: z.string(), until: z.iso.datetime().optional() }),
  z.object({ act: z.literal('deactivate'), who: z.string() }),
  z.object({ act: z.literal('travel'), by: z.enum(['hour', 'day', 'week']) }),
  z.object({ act: z.literal('dismiss-coach'), as: z.string() }),
  z.object({ act: z.literal('dismiss-trials') }),
  z.object({ act: z.literal('start-over') }),
]);

export type ActAsked = z.output<typeof actShape>;
