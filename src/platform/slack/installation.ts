/*
 * Whose bot this is. Slack's `auth.test` says so at the start, and nothing that a request claims changes it:
 * in a channel shared with another company its people's requests name their own workspace.
 */
import type { App } from '@slack/bolt';
import { eq } from 'drizzle-orm';
import { type Database, write } from '../database.ts';
import type { WorkspaceId } from '../ids.ts';
import { onceFor } from '../once-for.ts';
import { rememberRow } from '../remember.ts';
import { installationTable } from './installation.table.ts';

export type Installation = { workspaceId: WorkspaceId; enterpriseId: string | undefined };

const SLOT = 1;

/** Undefined until Slack was asked for the first time. */
export function findInstallation(database: Database): Installation | undefined {
  return rememberRow(database, 'installation', '', () => {
    const row = database
      .select()
      .from(installationTable)
      .where(eq(installationTable.slot, SLOT))
      .get();
    return row && { workspaceId: row.workspaceId, enterpriseId: row.enterpriseId ?? undefined };
  });
}

/** Where it is installed; until Slack was asked, where a request says. */
export function installedAt(database: Database, workspaceId: WorkspaceId): Installation {
  return findInstallation(database) ?? { workspaceId, enterpriseId: undefined };
}

export function saveInstallation(
  database: Database,
  { workspaceId, enterpriseId }: Installation,
  now: Temporal.Instant,
): void {
  const known = findInstallation(database);
  if (known?.workspaceId === workspaceId && known.enterpriseId === enterpriseId) return;
  const row = { slot: SLOT, workspaceId, enterpriseId: enterpriseId ?? null, knownAt: now };
  forgetOurs(database);
  write(database, () => {
    database
      .insert(installationTable)
      .values(row)
      .onConflictDoUpdate({ target: installationTable.slot, set: row })
      .run();
  });
}

const oursFor = onceFor(
  (_client: Database['$client']): { known?: Installation | undefined } => ({}),
);

/** For each delivery, which asks several times: where a running bot is installed changes only through `saveInstallation`. */
function ourInstallation(database: Database): Installation | undefined {
  const ours = oursFor(database.$client);
  ours.known ??= findInstallation(database);
  return ours.known;
}

function forgetOurs(database: Database): void {
  oursFor(database.$client).known = undefined;
}

type Origin = { workspaceId: string | undefined; enterpriseId: string | undefined };

/** Where a delivery says that it comes from: an event by the installation that it was sent to, anything else by its person. */
export function originOf(body: unknown): Origin {
  const { authorizations, team_id, team, enterprise_id, enterprise } = body as Delivered;
  const [sentTo] = authorizations ?? [];
  return {
    workspaceId: sentTo?.team_id ?? team_id ?? team?.id ?? undefined,
    enterpriseId: sentTo?.enterprise_id ?? enterprise_id ?? enterprise?.id ?? undefined,
  };
}

type Delivered = {
  authorizations?: { team_id?: string | null; enterprise_id?: string | null }[];
  team_id?: string | null;
  team?: { id?: string | null } | null;
  enterprise_id?: string | null;
  enterprise?: { id?: string | null } | null;
};

/** Of our workspace, or of another one of the same company. */
export function isOurs(origin: Origin, { workspaceId, enterpriseId }: Installation): boolean {
  if (origin.workspaceId === workspaceId) return true;
  return enterpriseId !== undefined && origin.enterpriseId === enterpriseId;
}

/** Under which workspace a delivery is written down: ours, whatever it says. */
export function homeOf(database: Database, body: unknown): WorkspaceId {
  const claimed = originOf(body).workspaceId ?? '';
  return ourInstallation(database)?.workspaceId ?? (claimed as WorkspaceId);
}

const NOT_OURS =
  'Groundswell works for the people of the company that installed it. Nothing was changed.';

/** Lets nothing in that comes from somewhere else, before anything is looked up or written. */
export function keepOthersOut(app: App, database: Database): void {
  app.use(async (delivery) => {
    const { body, next } = delivery;
    const installation = ourInstallation(database);
    if (installation === undefined || isOurs(originOf(body), installation)) return next();
    if (!('ack' in delivery)) return;
    const ack = delivery.ack as (answer?: unknown) => Promise<void>;
    if ('command' in body) return ack({ response_type: 'ephemeral', text: NOT_OURS });
    if ('type' in body && body.type === 'block_suggestion') return ack({ options: [] });
    await ack();
  });
}
