import { z } from 'zod';
import type { UserId, WorkspaceId } from '../../../platform/ids.ts';

export type SlackbotCaller = { userId: UserId; workspaceId: WorkspaceId };

const identity = z.object({
  _meta: z.object({ slack: z.object({ user_id: z.string(), team_id: z.string() }) }),
});
const call = z.object({
  method: z.string().optional(),
  params: z.unknown().optional(),
});

/** Getting to know each other shows nothing of what the Core says. */
const SHOWS_NOTHING = /^(initialize|ping|notifications\/.*|server\/discover|tools\/list)$/;

/** For whom Slackbot asks; nobody where it only asks what there is to ask, or where the body is no such call. */
export function readSlackbotCaller(body: string): {
  caller: SlackbotCaller | undefined;
  showsNothing: boolean;
} {
  const parsed = call.safeParse(jsonOf(body));
  if (!parsed.success) return { caller: undefined, showsNothing: false };
  const named = identity.safeParse(parsed.data.params);
  const slack = named.success ? named.data._meta.slack : undefined;
  return {
    caller:
      slack === undefined
        ? undefined
        : { userId: slack.user_id as UserId, workspaceId: slack.team_id as WorkspaceId },
    showsNothing: SHOWS_NOTHING.test(parsed.data.method ?? ''),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
