import { readFileSync } from 'node:fs';
import { z } from 'zod';

const personFact = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  title: z.string(),
  timeZone: z.string(),
  team: z.string().optional(),
  manages: z.boolean().default(false),
  isAdmin: z.boolean().default(false),
  isOwner: z.boolean().default(false),
  deactivated: z.boolean().default(false),
});

const channelFact = z.object({
  id: z.string(),
  name: z.string(),
  topic: z.string(),
  team: z.string().optional(),
  members: z.union([z.literal('everyone'), z.array(z.string())]),
  bot: z.boolean(),
  isPrivate: z.boolean().default(false),
  isArchived: z.boolean().default(false),
});

const workspaceFacts = z.object({
  workspace: z.object({
    id: z.string(),
    name: z.string(),
    domain: z.string(),
    startsAt: z.string(),
  }),
  bot: z.object({ userId: z.string(), botId: z.string(), appId: z.string(), name: z.string() }),
  people: z.array(personFact),
  channels: z.array(channelFact),
  userGroups: z.array(
    z.object({
      id: z.string(),
      handle: z.string(),
      name: z.string(),
      description: z.string(),
      members: z.array(z.string()),
    }),
  ),
});

export type WorkspaceFacts = z.infer<typeof workspaceFacts>;

/** Brightwater Mutual, its people and its channels: what is true before the bot is asked anything. */
export function readWorkspaceFacts(): WorkspaceFacts {
  const file = new URL('workspace-facts.json', import.meta.url);
  return workspaceFacts.parse(JSON.parse(readFileSync(file, 'utf8')));
}
