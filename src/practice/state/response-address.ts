/** Where the bot may answer an act for half an hour, five times. */
export type ResponseAddress = {
  id: string;
  userId: string;
  channel: string;
  /** The message whose button was pressed. */
  messageTs: string | undefined;
  expiresAt: string;
  uses: number;
};
