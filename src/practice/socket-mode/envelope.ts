/** One thing that the workspace tells the bot, as Socket Mode carries it. */
export type EnvelopeType = 'slash_commands' | 'interactive' | 'events_api';

export type Envelope = {
  envelope_id: string;
  type: EnvelopeType;
  accepts_response_payload: boolean;
  payload: Record<string, unknown>;
  retry_attempt?: number;
  retry_reason?: string;
};

export type AckPayload = Record<string, unknown>;

/** A way to reach the bot. `send` resolves when the bot has acknowledged, and rejects when it refused. */
export type Transport = {
  name: 'in-process' | 'socket' | 'http';
  send(envelope: Envelope): Promise<AckPayload | undefined>;
  close(): void;
};
