import { z } from 'zod';
import { validateMessage } from '../block-kit/message-check.ts';
import { problemLines } from '../block-kit/problem.ts';
import { type Refusal, refuse } from './answer.ts';
import { blockList, flag, json } from './method.ts';

export const messageFields = {
  text: z.string().optional(),
  blocks: blockList.optional(),
  attachments: blockList.optional(),
  markdown_text: z.string().optional(),
  metadata: json(z.unknown()).optional(),
  link_names: flag.optional(),
  parse: z.string().optional(),
};

export type MessageFields = {
  text?: string | undefined;
  blocks?: Record<string, unknown>[] | undefined;
  attachments?: Record<string, unknown>[] | undefined;
  markdown_text?: string | undefined;
  metadata?: unknown;
};

const metadataShape = z.object({
  event_type: z.string().min(1),
  event_payload: z.record(z.string(), z.unknown()),
  entities: z.array(z.unknown()).optional(),
});

const ATTACHMENTS_AT_MOST = 100;
const METADATA_AT_MOST = 16_000;

/** What Slack refuses in a message, whichever method carries it. */
export function refuseMessage(message: MessageFields, textAtMost: number): Refusal | undefined {
  const { text = '', blocks = [], attachments = [], markdown_text: markdown } = message;
  if (markdown !== undefined && (message.text !== undefined || message.blocks !== undefined)) {
    return refuse('markdown_text_conflict');
  }
  if (text === '' && blocks.length === 0 && attachments.length === 0 && !markdown) {
    return refuse('no_text');
  }
  if (text.length > textAtMost || (markdown ?? '').length > 12_000) return refuse('msg_too_long');
  if (attachments.length > ATTACHMENTS_AT_MOST) return refuse('too_many_attachments');
  return refuseBlocks(message) ?? refuseMetadata(message.metadata);
}

function refuseBlocks(message: MessageFields): Refusal | undefined {
  const problems = validateMessage({
    ...(message.blocks === undefined ? {} : { blocks: message.blocks }),
    ...(message.attachments === undefined ? {} : { attachments: message.attachments }),
  });
  if (problems.length === 0) return undefined;
  const messages = problemLines(problems);
  const tables = problems.some((one) => one.says === 'only_one_table_allowed');
  const error = tables ? 'invalid_attachments' : 'invalid_blocks';
  return refuse(error, {
    errors: problems.map((one) => one.says),
    response_metadata: { messages },
  });
}

function refuseMetadata(metadata: unknown): Refusal | undefined {
  if (metadata === undefined) return undefined;
  if (!metadataShape.safeParse(metadata).success) return refuse('invalid_metadata_format');
  if (JSON.stringify(metadata).length > METADATA_AT_MOST) return refuse('metadata_too_large');
  return undefined;
}
