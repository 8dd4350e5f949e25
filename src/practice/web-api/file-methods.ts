import { z } from 'zod';
import type { PracticeWorld } from '../practice-world.ts';
import { slackFile } from '../slack-forms.ts';
import { mimetypeOf } from '../state/stored-file.ts';
import { type Answer, refuse } from './answer.ts';
import { findDestination } from './destination.ts';
import { commaList, count, json, type Method, method } from './method.ts';
import { addMessage } from './posting.ts';

const completion = z.object({
  files: json(z.array(z.object({ id: z.string(), title: z.string().optional() })).min(1)),
  channel_id: z.string().optional(),
  channels: commaList.optional(),
  thread_ts: z.string().optional(),
  initial_comment: z.string().optional(),
});

export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': method({
    tier: 'tier-4',
    scopes: ['files:write'],
    takes: z.object({ filename: z.string().min(1), length: count.min(1) }),
    answer(world, { filename: name }) {
      const id = world.nextId('F');
      world.records.files.put(id, {
        id,
        name,
        title: name,
        size: 0,
        mimetype: mimetypeOf(name),
        base64: '',
        userId: world.facts.bot.userId,
        channels: [],
        createdAt: world.clock.now().toString(),
        state: 'awaiting-bytes',
      });
      return { ok: true, upload_url: `${world.address.baseUrl}/upload/${id}`, file_id: id };
    },
  }),
  'files.completeUploadExternal': method({
    tier: 'tier-4',
    scopes: ['files:write'],
    takes: completion,
    answer: complete,
  }),
  'files.info': method({
    tier: 'tier-4',
    scopes: ['files:read'],
    takes: z.object({ file: z.string() }),
    answer(world, args) {
      const file = world.records.files.get(args.file);
      if (file === undefined) return refuse('file_not_found');
      return { ok: true, file: slackFile(world, file) };
    },
  }),
};

/** The third step of an upload: all files at once, into the channels that the bot is in. */
function complete(world: PracticeWorld, args: z.output<typeof completion>): Answer {
  const { files } = world.records;
  for (const { id } of args.files) {
    const file = files.get(id);
    if (file === undefined) return refuse('file_not_found');
    if (file.state !== 'uploaded') return refuse('file_update_failed');
  }
  const wanted = args.channels ?? (args.channel_id === undefined ? [] : [args.channel_id]);
  const channels: string[] = [];
  for (const one of wanted) {
    const destination = findDestination(world, one);
    if (!destination.ok) return destination;
    channels.push(destination.channel.id);
  }
  for (const { id, title } of args.files) {
    const file = files.get(id);
    if (file !== undefined) {
      files.put(id, { ...file, title: title ?? file.title, channels, state: 'complete' });
    }
  }
  for (const channel of channels) {
    addMessage(world, {
      channel,
      userId: world.facts.bot.userId,
      fromBot: true,
      text: args.initial_comment ?? '',
      threadTs: args.thread_ts,
      fileIds: args.files.map((file) => file.id),
    });
  }
  return { ok: true, files: args.files.map(({ id, title = '' }) => ({ id, title })) };
}
