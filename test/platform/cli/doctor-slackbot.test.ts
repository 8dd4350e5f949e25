import { afterEach, describe, expect, it } from 'vitest';
import { mcpRoutes } from '../../../src/features/prepare/core-mcp/mcp.http.ts';
import { checkSlackbot } from '../../../src/platform/cli/slackbot-check.ts';
import { wallClock } from '../../../src/platform/clock.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { serve } from '../../../src/platform/http/server.ts';
import { stateIn } from '../../support/requests.ts';
import { startSupportCopilot } from '../../support/story.ts';

const SECRET = '8f742231b10e8888abcd99yyyzzz85a5';
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function listening(slackbotSecret: string | undefined): Promise<string> {
  const { database, product } = stateIn(await startSupportCopilot());
  const routes = mcpRoutes({ database, product, clock: wallClock, slackbotSecret });
  const server = await serve({ host: '127.0.0.1', port: 0 }, routes, undefined);
  closing.push(() => server.close());
  return new URL(server.url).port;
}

async function doctorOf(variables: Record<string, string>) {
  const read = readConfig({
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_SIGNING_SECRET: SECRET,
    ...variables,
  });
  if ('problems' in read) throw new Error(read.problems.join());
  const [finding] = await checkSlackbot(read.config);
  return finding;
}

describe('what doctor says of Slackbot', () => {
  it('tells that it is off, that it is answered, that it is turned away, and that nobody is there', async () => {
    expect(await doctorOf({})).toMatchObject({
      verdict: 'fine',
      says: expect.stringContaining('off'),
    });
    const on = { SLACKBOT_MCP: 'on', PORT: await listening(SECRET) };
    expect(await doctorOf(on)).toMatchObject({
      verdict: 'fine',
      says: expect.stringContaining('are answered'),
    });
    expect(await doctorOf({ ...on, PORT: await listening(undefined) })).toMatchObject({
      verdict: 'wrong',
    });
    expect(await doctorOf({ ...on, PORT: '9' })).toMatchObject({ verdict: 'note' });
  });
});
