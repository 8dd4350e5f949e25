export type Blocks = Record<string, unknown>[];

export type Message = {
  channel: string;
  ts: string;
  at: string;
  userId: string;
  fromBot: boolean;
  subtype: string | undefined;
  text: string;
  blocks: Blocks;
  attachments: Record<string, unknown>[];
  metadata: unknown;
  threadTs: string | undefined;
  editedTs: string | undefined;
  /** An ephemeral message is seen by one person only. */
  onlyFor: string | undefined;
  fileIds: string[];
  reactions: { name: string; users: string[] }[];
};

export type ScheduledMessage = {
  id: string;
  channel: string;
  /** In seconds since 1970, as Slack counts. */
  postAt: number;
  text: string;
  blocks: Blocks;
  metadata: unknown;
};

export function messageKey(channel: string, ts: string): string {
  return `${channel}/${ts}`;
}
