import type { TeamAccess } from '../../contract/team-access.ts';
import type { AccessDecision } from '../access/access.ts';
import type { GateWord } from '../access/team-decision.ts';

/**
 * OpenFeature's remote evaluation protocol (OFREP 0.3): one flag per capability. A success always carries a
 * value, because without one the asking program falls back to its own default, which may be "on".
 */
export type OfrepSuccess = {
  key: string;
  value: boolean;
  reason: 'TARGETING_MATCH' | 'DISABLED' | 'UNKNOWN';
  variant: string;
  metadata: Record<string, string | number | boolean>;
};
export type OfrepErrorCode =
  | 'PARSE_ERROR'
  | 'TARGETING_KEY_MISSING'
  | 'INVALID_CONTEXT'
  | 'GENERAL'
  | 'FLAG_NOT_FOUND';
export type OfrepFailure = { key?: string; errorCode: OfrepErrorCode; errorDetails: string };
export type OfrepAnswer =
  | { status: 200; body: OfrepSuccess }
  | { status: 400 | 404; body: OfrepFailure };
export type OfrepBulkAnswer =
  | { status: 200; etag: string; body: { flags: OfrepSuccess[] } }
  | { status: 304; etag: string }
  | { status: 400; body: OfrepFailure };

export type OfrepRequest =
  | { kind: 'ask'; targetingKey: string; context: Readonly<Record<string, unknown>> }
  | { kind: 'refused'; errorCode: OfrepErrorCode; errorDetails: string };

/** Reads a request's parsed body; pass undefined when it was no JSON. */
export function readOfrepRequest(body: unknown): OfrepRequest {
  if (!isRecord(body)) return refused('PARSE_ERROR', 'The body is not a JSON object.');
  const { context } = body;
  if (context === undefined || context === null) {
    return refused('TARGETING_KEY_MISSING', 'Say who is asking in context.targetingKey.');
  }
  if (!isRecord(context)) return refused('INVALID_CONTEXT', 'context is not an object.');
  const { targetingKey } = context;
  if (targetingKey === undefined || targetingKey === null || targetingKey === '') {
    return refused('TARGETING_KEY_MISSING', 'Say who is asking in context.targetingKey.');
  }
  if (typeof targetingKey !== 'string') {
    return refused('INVALID_CONTEXT', 'context.targetingKey is not a string.');
  }
  const trimmed = targetingKey.trim();
  if (trimmed === '') return refused('TARGETING_KEY_MISSING', 'context.targetingKey is blank.');
  return { kind: 'ask', targetingKey: trimmed, context };
}

/** Whom nobody here knows: an explicit no, with what could be asked instead. */
export function unknownFlag(key: string, targetingKey: string): OfrepSuccess {
  const reasonText = targetingKey.includes('@')
    ? 'E-mail addresses are not known here: ask by Slack member id, or by team.'
    : 'No person or team is known by this targeting key: ask by Slack member id, or by team.';
  return { key, value: false, reason: 'UNKNOWN', variant: 'waiting', metadata: { reasonText } };
}

/** One person's answer. A person without any team gets `false` in so many words. */
export function personFlag(
  key: string,
  decision: AccessDecision | undefined,
  gate: GateWord | undefined,
): OfrepSuccess {
  if (decision === undefined) {
    const reasonText = 'This person is not in any team of the rollout.';
    return { key, value: false, reason: 'UNKNOWN', variant: 'waiting', metadata: { reasonText } };
  }
  return {
    key,
    value: decision.allowed,
    reason: decision.state === 'suspended' ? 'DISABLED' : 'TARGETING_MATCH',
    variant: decision.state,
    metadata: flat({
      team: decision.teamName,
      wave: decision.wave,
      gate,
      until: decision.lastOn?.toString(),
      reasonText: decision.reason,
      changedBy: decision.changedBy,
    }),
  };
}

/**
 * The answer when a team and not a person is asked about. A frozen team stays on, since its people keep
 * access, and says so with `newSeats: false`; a narrowed one is off, as the person decides there.
 */
export function teamFlag(
  key: string,
  team: { name: string; wave: number | undefined; isNarrowed: boolean },
  access: TeamAccess,
  gate: GateWord | undefined,
): OfrepSuccess {
  const isOn = access.state !== 'waiting' && access.state !== 'suspended' && !team.isNarrowed;
  return {
    key,
    value: isOn,
    reason: access.state === 'suspended' ? 'DISABLED' : 'TARGETING_MATCH',
    variant: access.state,
    metadata: flat({
      team: team.name,
      wave: team.wave,
      gate,
      newSeats: access.newSeats,
      until: access.lastOn?.toString(),
      reasonText: access.reason,
      changedBy: access.changedBy,
    }),
  };
}

/** The answer to a single question; `flag` is undefined when the key is not a capability here. */
export function singleAnswer(
  key: string,
  request: OfrepRequest,
  flag: OfrepSuccess | undefined,
): OfrepAnswer {
  if (flag === undefined && request.kind === 'ask') {
    const errorDetails = 'No rollout has this key.';
    return { status: 404, body: { key, errorCode: 'FLAG_NOT_FOUND', errorDetails } };
  }
  if (request.kind === 'refused' || flag === undefined) {
    const { errorCode, errorDetails } =
      request.kind === 'refused' ? request : { errorCode: 'GENERAL' as const, errorDetails: '' };
    return { status: 400, body: { key, errorCode, errorDetails } };
  }
  return { status: 200, body: flag };
}

/** All flags for one asker, with an ETag over exactly what is answered. `digest` is a hash in hex. */
export function bulkAnswer(
  request: OfrepRequest,
  flags: readonly OfrepSuccess[],
  ifNoneMatch: string | undefined,
  digest: (text: string) => string,
): OfrepBulkAnswer {
  if (request.kind === 'refused') {
    const { errorCode, errorDetails } = request;
    return { status: 400, body: { errorCode, errorDetails } };
  }
  const sorted = [...flags].sort((a, b) => (a.key < b.key ? -1 : 1));
  const etag = `"${digest(JSON.stringify([request.targetingKey, sorted]))}"`;
  if (isMatch(ifNoneMatch, etag)) return { status: 304, etag };
  return { status: 200, etag, body: { flags: sorted } };
}

/** If-None-Match compares weakly and takes a list or a star (RFC 9110, 13.1.2). */
function isMatch(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}

function flat(
  values: Record<string, string | number | boolean | undefined>,
): Record<string, string | number | boolean> {
  const kept: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) kept[name] = value;
  return kept;
}

function refused(errorCode: OfrepErrorCode, errorDetails: string): OfrepRequest {
  return { kind: 'refused', errorCode, errorDetails };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
