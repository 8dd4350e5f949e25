import type { PracticeWorld } from '../practice-world.ts';
import { type Refusal, refuse } from './answer.ts';

/** Slack's word for a kind of conversation, as `types` names it. */
export function kindOf(conversation: { kind: 'channel' | 'dm'; isPrivate: boolean }): string {
  if (conversation.kind === 'dm') return 'im';
  return conversation.isPrivate ? 'private_channel' : 'public_channel';
}

const families: Record<string, string> = {
  public_channel: 'channels',
  private_channel: 'groups',
  im: 'im',
  mpim: 'mpim',
};

/** Public channels, private channels and direct messages each have a scope of their own. */
export function missingFor(
  world: PracticeWorld,
  kind: string,
  ability: 'read' | 'history',
): Refusal | undefined {
  const granted = world.manifest.scopes;
  const needed = `${families[kind] ?? kind}:${ability}`;
  if (granted === undefined || granted.includes(needed)) return undefined;
  return refuse('missing_scope', { needed, provided: granted.join(',') });
}
