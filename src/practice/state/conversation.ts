export type Conversation = {
  id: string;
  kind: 'channel' | 'dm';
  name: string;
  topic: string;
  isPrivate: boolean;
  isArchived: boolean;
  memberIds: string[];
  creatorId: string;
  createdAt: string;
  /** The ts up to which each person has read. */
  readUpTo: Record<string, string>;
};

/** The id of the conversation between two people is the same from either side. */
export function directMessageId(one: string, other: string, botUserId: string): string {
  if (one === botUserId) return `D${other.slice(1)}`;
  if (other === botUserId) return `D${one.slice(1)}`;
  return `D${[one.slice(1), other.slice(1)].sort().join('X')}`;
}
