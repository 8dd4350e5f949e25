import type { RolloutRequest } from '../../../platform/request.ts';
import {
  CLAUDE_CODE_NAMES,
  TELEMETRY,
  type TelemetryNames,
} from '../usage-formats/otlp-metrics.ts';
import { findUsageSource } from '../usage-sources/usage-sources.store.ts';

/** Which names a rollout's tool uses; Claude Code's where nothing else was said. */
export function getTelemetryNames({
  database,
  rolloutId,
}: Pick<RolloutRequest, 'database' | 'rolloutId'>): TelemetryNames {
  const said = findUsageSource(database, rolloutId, TELEMETRY)?.columns ?? {};
  const named = (what: keyof TelemetryNames) => {
    const names = said[what]?.split(',').map((name) => name.trim());
    return names?.filter((name) => name !== '') ?? CLAUDE_CODE_NAMES[what];
  };
  return { sessions: named('sessions'), seconds: named('seconds'), person: named('person') };
}
