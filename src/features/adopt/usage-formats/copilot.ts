import { phaseCode, surfaceBits } from '../usage/surface.ts';
import { countIn, isRecord, type JsonRow, part, textIn } from './json-rows.ts';
import { addJsonRow, type JsonReader } from './json-usage.ts';

/**
 * GitHub Copilot's usage metrics, reports of users by day (REST version 2026-03-10), as NDJSON or in
 * `day_totals`. An act is an interaction that the person began; what was merely suggested is no depth.
 */
export const copilotReader: JsonReader = {
  kind: 'copilot',
  version: '2026-03-10',
  repeats: 'last',
  isMine: ({ value }) => 'user_login' in value || 'user_initiated_interaction_count' in value,
  wholeProblem({ rows, whole }) {
    if (isRecord(whole) && Array.isArray(whole.download_links))
      return 'This is the list of links, not the report: fetch the files that it names and import those.';
    if (rows.length > 0 && rows.every(isOrganisation))
      return 'This is a report of the organisation without its people. Import the users’ report (users-1-day or users-28-day).';
    if (rows.length > 0 && rows.every(isMembership))
      return 'This is the report of who is in which team, without any counts. Import the users’ report.';
    return undefined;
  },
  read(reading, { line, value }) {
    const cli = part(value, 'totals_by_cli');
    addJsonRow(reading, line, {
      person: textIn(value, 'user_login') || textIn(value, 'user_id'),
      day: textIn(value, 'day'),
      actions: countIn(value, 'user_initiated_interaction_count'),
      sessions: countIn(cli, 'session_count') || undefined,
      surfaces: surfaceBits({
        completions: (countIn(value, 'code_generation_activity_count') ?? 0) > 0,
        chat: value.used_chat === true,
        agent: value.used_agent === true,
        cli: value.used_cli === true,
        'cloud agent':
          value.used_copilot_coding_agent === true || value.used_copilot_cloud_agent === true,
      }),
      phase: phaseIn(value.ai_adoption_phase),
    });
  },
};

const isOrganisation = ({ value }: JsonRow) =>
  !('user_login' in value || 'user_id' in value) &&
  ('daily_active_users' in value ||
    'organization_id' in value ||
    'enterprise_id' in value ||
    'day' in value);

const isMembership = ({ value }: JsonRow) =>
  'team_id' in value && !('user_initiated_interaction_count' in value);

/** Seen as an object with its version, as a bare number and not at all. */
function phaseIn(value: unknown): number | undefined {
  if (isPhase(value)) return phaseCode(value, 1);
  if (!isRecord(value)) return undefined;
  const number = value.phase_number;
  if (!isPhase(number)) return undefined;
  const version = Number(/\d+/.exec(String(value.version ?? ''))?.[0] ?? 1);
  return version <= VERSION_MAX ? phaseCode(number, version) : undefined;
}

const PHASES = 100;
const VERSION_MAX = 10_000;

const isPhase = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < PHASES;
