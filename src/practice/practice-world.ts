import type { MovableClock } from '../platform/clock.ts';
import type { Activity } from './activity.ts';
import type { PracticeManifest } from './practice-manifest.ts';
import type { Delivery } from './socket-mode/delivery.ts';
import type { Records } from './state/records.ts';
import type { Triggers } from './triggers.ts';
import type { CallLog } from './web-api/call-log.ts';
import type { Faults } from './web-api/faults.ts';
import type { RateLimits } from './web-api/rate-limits.ts';
import type { WorkspaceFacts } from './workspace-facts.ts';

export const botToken = 'xoxb-practice';
export const appToken = 'xapp-practice';
/** The secret of the practice app, for HTTP mode; it guards nothing outside the practice workspace. */
export const practiceSigningSecret = 'practice-signing-secret';

/** What every part of the practice workspace is handed: its records, clock and doors. */
export type PracticeWorld = {
  facts: WorkspaceFacts;
  manifest: PracticeManifest;
  records: Records;
  clock: MovableClock;
  activity: Activity;
  delivery: Delivery;
  triggers: Triggers;
  faults: Faults;
  callLog: CallLog;
  rateLimits: RateLimits;
  /** 'free' refuses what Slack refuses on a free plan (user groups). */
  plan: 'free' | 'paid';
  /** `tickets`: each opens one connection for a bot that has asked for it with its token. */
  address: { baseUrl: string; socketUrl: string | undefined; tickets: Set<string> };
  /** What each person was last told about an act that went wrong. */
  notices: Map<string, string>;
  nextId(prefix: string): string;
  nextTs(): string;
  /** Tells the open pages that something is new. */
  changed(): void;
  version(): number;
  onChange(listener: (version: number) => void): () => void;
};
