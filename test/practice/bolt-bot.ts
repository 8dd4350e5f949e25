import { App } from '@slack/bolt';
import {
  type PracticeOptions,
  type PracticeWorkspace,
  startPracticeWorkspace,
} from '../../src/practice/practice-workspace.ts';
import { botToken } from '../../src/practice/practice-world.ts';

/** A practice workspace with a real Bolt app in the same process. */
export async function startWithBot(
  listen: (app: App) => void,
  options: PracticeOptions = {},
): Promise<PracticeWorkspace> {
  const workspace = startPracticeWorkspace(options);
  const app = new App({
    token: botToken,
    receiver: workspace.receiver(),
    clientOptions: { slackApiUrl: workspace.apiUrl, fetch: workspace.fetch },
    deferInitialization: true,
    convoStore: false,
  });
  listen(app);
  await app.init();
  await app.start();
  return workspace;
}

/** One call of the Web API, as a plain request with the bot's token. */
export async function call(
  workspace: PracticeWorkspace,
  method: string,
  args: Record<string, unknown> = {},
  token = botToken,
): Promise<Record<string, unknown> & { status: number }> {
  const response = await workspace.fetch(`${workspace.apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(args),
  });
  const retryAfter = response.headers.get('retry-after');
  const answer = (await response.json()) as Record<string, unknown>;
  return { ...answer, status: response.status, ...(retryAfter === null ? {} : { retryAfter }) };
}
