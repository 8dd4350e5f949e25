import { writeFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChannelId } from '../../../src/platform/ids.ts';
import { readManifest } from '../../../src/practice/practice-manifest.ts';
import { servePracticeWorkspace } from '../../../src/practice/practice-server.ts';
import { startPracticeWorkspace } from '../../../src/practice/practice-workspace.ts';
import { createDeliverer, queue } from './operator-console.ts';

const MANIFEST = new URL('../../../manifest.yml', import.meta.url);
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

const desk = (options: Parameters<typeof createDeliverer>[0] = {}) => {
  const opened = createDeliverer(options);
  closing.push(() => opened.close());
  return opened;
};

async function startSlack(refusedScopes: string[] = []) {
  const workspace = startPracticeWorkspace({ manifest: readManifest(MANIFEST, refusedScopes) });
  const server = await servePracticeWorkspace(workspace, { port: 0 });
  closing.push(() => server.close());
  const variables = {
    SLACK_API_URL: `${server.url}/api/`,
    SLACK_BOT_TOKEN: 'xoxb-practice',
    SLACK_APP_TOKEN: 'xapp-practice',
  };
  return { workspace, variables };
}

const channel = (name: string, id: string) => ({ name, channelId: id as ChannelId });

describe('doctor', () => {
  it('finds nothing wrong where nothing is wrong: tokens, scopes, channel, database, messages, record', async () => {
    const { variables } = await startSlack();
    const places = [channel('Support copilot', 'CAIROLLOUT')];
    const { text, failed } = await desk({ variables, places }).run('doctor');
    expect(failed).toBe(false);
    expect(text).toContain('Signed in to Brightwater Mutual');
    expect(text).toMatch(/All \d+ scopes that it needs are granted/);
    expect(text).toContain('The app-level token opens Socket Mode.');
    expect(text).toContain('#ai-rollout of Support copilot can be reached.');
    expect(text).toContain('is intact.');
    expect(text).toContain('All is well.');
    expect(text).not.toMatch(/xox|xapp-/);
  });

  it('lists all problems of the settings at once, each with where to get the value, and no secret', async () => {
    const variables = {
      SLACK_BOT_TOKEN: 'xoxp-secret-1',
      SLACK_APP_TOKEN: 'xoxb-secret-2',
      SLACK_SIGNING_SECRET: 'short',
      PORT: '99999',
      ADMIN_USER_IDS: 'lena@example.com',
    };
    const { text, failed } = await desk({ variables }).run('doctor');
    expect(failed).toBe(true);
    for (const name of Object.keys(variables)) expect(text).toContain(name);
    expect(text).toContain('OAuth & Permissions');
    expect(text).not.toMatch(/secret-\d|lena@example/);
  });

  it('tells a revoked token from a Slack that cannot be reached', async () => {
    const { variables } = await startSlack();
    const revoked = await desk({ variables: { ...variables, SLACK_BOT_TOKEN: 'xoxb-old' } }).run(
      'doctor',
    );
    expect(revoked.failed).toBe(true);
    expect(revoked.text).toContain('(invalid_auth)');
    const elsewhere = { ...variables, SLACK_API_URL: 'http://127.0.0.1:9/api/' };
    const away = await desk({ variables: elsewhere }).run('doctor');
    expect(away.failed).toBe(true);
    expect(away.text).toContain('No answer from http://127.0.0.1:9/api/');
  });

  it('names scopes that are missing, and those that are merely optional', async () => {
    const { variables } = await startSlack(['im:write', 'im:history']);
    const { text, failed } = await desk({ variables }).run('doctor');
    expect(failed).toBe(true);
    expect(text).toContain('✗ Slack      Scopes are missing: im:write.');
    expect(text).toContain('Optional scopes not granted: im:history.');
  });

  it('says of each channel of a rollout what keeps the bot out', async () => {
    const { variables } = await startSlack();
    const places = [
      channel('Support copilot', 'CNOWHERE'),
      channel('Claims drafts', 'CCOMPLAINTS'),
    ];
    const { text, failed } = await desk({ variables, places }).run('doctor');
    expect(failed).toBe(true);
    expect(text).toMatch(/✗ Channels .*Support copilot.*channel_not_found/);
    expect(text).toMatch(/✗ Channels .*Claims drafts/);
  });

  it('needs no practice workspace to be open, and says that it is not', async () => {
    const { text, failed } = await desk().run('doctor');
    expect(failed).toBe(false);
    expect(text).toContain('The practice workspace is not open; "npm start" opens it.');
  });

  it('sees messages in trouble and says which command shows them', async () => {
    const opened = desk();
    for (const key of ['digest:1', 'nudge:2', 'nudge:3']) queue(opened.database, key);
    const { $client: client } = opened.database;
    client.exec(
      "update outbox set state = 'failed', problem = 'The bot is not in #claims.' where key = 'digest:1'",
    );
    client.exec("update outbox set state = 'unknown', settled_at = 1 where key = 'nudge:2'");
    client.exec("update outbox set state = 'held' where key = 'nudge:3'");
    const { text, failed } = await opened.run('doctor');
    expect(failed).toBe(true);
    expect(text).toContain('1 message could not be sent: The bot is not in #claims.');
    expect(text).toContain('1 message may or may not have arrived');
    expect(text).toContain('1 message has been held back since a restore.');
    expect(text).toContain('3 to fix');
  });

  it('sees a damaged database and says how to put a copy back', async () => {
    const opened = desk();
    opened.database.$client.close();
    writeFileSync(opened.path, Buffer.alloc(4096, 7));
    const { text, failed } = await opened.run('doctor');
    expect(failed).toBe(true);
    expect(text).toContain('Restore a copy with');
  });

  it('can be read by a program', async () => {
    const { text } = await desk().run('doctor', '--json');
    const findings = JSON.parse(text) as { topic: string; verdict: string }[];
    expect(findings.map((one) => one.topic)).toContain('Database');
    expect(findings.every((one) => ['fine', 'note', 'wrong'].includes(one.verdict))).toBe(true);
  });
});
