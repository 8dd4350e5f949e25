import type { AuthTestResponse, WebClient } from '@slack/web-api';
import type { Database } from '../database.ts';
import type { WorkspaceId } from '../ids.ts';
import { findInstallation, saveInstallation } from './installation.ts';

/** Asks Slack whose bot this is. Where it says nothing now, what it said before holds. */
export async function learnInstallation(
  client: WebClient,
  database: Database,
  now: Temporal.Instant,
): Promise<void> {
  const answer = await client.auth.test().catch((error: unknown) => {
    if (findInstallation(database) === undefined) throw error;
    return {};
  });
  const { team_id: workspaceId, enterprise_id: enterpriseId } = answer as AuthTestResponse;
  if (workspaceId === undefined) return;
  saveInstallation(database, { workspaceId: workspaceId as WorkspaceId, enterpriseId }, now);
}
