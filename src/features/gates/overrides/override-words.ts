import type { ChannelId } from '../../../platform/ids.ts';

/** What the words about an override are made with, for one reader or for the channel. */
export type OverrideWords = {
  rolloutId: string;
  rolloutName: string;
  channelId: ChannelId | undefined;
  nameOf: (userId: string) => string;
  timeZone: string;
  today: Temporal.PlainDate;
};
