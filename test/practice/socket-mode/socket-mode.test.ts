import { setTimeout } from 'node:timers/promises';
import { App, HTTPReceiver, LogLevel } from '@slack/bolt';
import { afterEach, expect, it } from 'vitest';
import {
  type PracticeServer,
  servePracticeWorkspace,
} from '../../../src/practice/practice-server.ts';
import {
  type PracticeOptions,
  type PracticeWorkspace,
  startPracticeWorkspace,
} from '../../../src/practice/practice-workspace.ts';
import { appToken, botToken, practiceSigningSecret } from '../../../src/practice/practice-world.ts';

const closing: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function served(
  options: PracticeOptions = {},
): Promise<{ workspace: PracticeWorkspace; server: PracticeServer }> {
  const workspace = startPracticeWorkspace(options);
  const server = await servePracticeWorkspace(workspace, { port: 0 });
  closing.push(() => server.close());
  return { workspace, server };
}

function answering(app: App): App {
  app.command('/rollout', async ({ ack, command, client, respond }) => {
    await ack();
    await respond(`You said ${command.text}`);
    await client.chat.postMessage({ channel: command.channel_id, text: 'Everybody can read this' });
  });
  return app;
}

async function bySocket(workspace: PracticeWorkspace, listen = answering): Promise<App> {
  const app = new App({
    token: botToken,
    appToken,
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: workspace.apiUrl },
    installerOptions: { clientOptions: { slackApiUrl: workspace.apiUrl } },
    deferInitialization: true,
  });
  listen(app);
  await app.init();
  await app.start();
  // Bolt says that it has stopped before its socket is closed.
  closing.push(() => app.stop().then(() => setTimeout(50)));
  return app;
}

it('Bolt connects by Socket Mode unchanged, and a command travels both ways', async () => {
  const { workspace } = await served();
  await bySocket(workspace);
  const outcome = await workspace.as('ULENA').command('/rollout status <@all>', { in: '#claims' });
  expect(outcome.ephemeral?.text).toBe('You said status <@all>');
  const said = workspace.messagesIn('#claims').map((one) => one.text);
  expect(said).toContain('Everybody can read this');
});

it('Bolt hears the same by signed requests in HTTP mode', async () => {
  const { workspace } = await served();
  const receiver = new HTTPReceiver({
    signingSecret: practiceSigningSecret,
    logLevel: LogLevel.ERROR,
  });
  const app = new App({
    token: botToken,
    receiver,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: workspace.apiUrl },
  });
  answering(app);
  const bot = await receiver.start(0);
  closing.push(() => receiver.stop());
  const address = bot.address();
  if (typeof address !== 'object' || address === null) throw new Error('The bot has no port.');
  closing.push(async () => workspace.close());
  workspace.connectHttp({ url: `http://127.0.0.1:${address.port}/slack/events` });
  const outcome = await workspace.as('UMIA').command('/rollout help', { in: '#claims' });
  expect(outcome.text).toContain('You said help');
});

it('an event without an acknowledgement comes again, saying which attempt it is', async () => {
  const { workspace } = await served({ ackWithinMs: 30 });
  const attempts: (number | undefined)[] = [];
  workspace.connect(async (envelope) => {
    attempts.push(envelope.retry_attempt);
    if (attempts.length < 3) await setTimeout(60);
    return undefined;
  });
  await workspace.as('UBAO').openHome();
  expect(attempts).toEqual([undefined, 1, 2]);
});

it('a person reads that the bot was too slow, and the command is not sent twice', async () => {
  const { workspace } = await served({ ackWithinMs: 30 });
  let heard = 0;
  workspace.connect(async () => {
    heard += 1;
    await setTimeout(60);
    return undefined;
  });
  const outcome = await workspace.as('UBAO').command('/champion');
  expect(outcome.notice).toContain('did not answer within 3 seconds');
  expect(heard).toBe(1);
});

it('an answer that is lost breaks the connection', async () => {
  const { workspace, server } = await served();
  workspace.faults.next('api.test', { kind: 'drop-answer' });
  await expect(fetch(`${server.url}/api/api.test`, { method: 'POST' })).rejects.toThrow();
  expect((await fetch(`${server.url}/api/api.test`, { method: 'POST' })).status).toBe(200);
});

it('only this machine is served', async () => {
  const workspace = startPracticeWorkspace();
  await expect(servePracticeWorkspace(workspace, { host: '0.0.0.0', port: 0 })).rejects.toThrow(
    'this machine only',
  );
  const { server } = await served();
  const act = (origin: string) =>
    fetch(`${server.url}/practice/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin },
      body: JSON.stringify({ act: 'open-home', as: 'ULENA' }),
    });
  expect((await act('https://elsewhere.example')).status).toBe(403);
  expect((await act(server.url)).status).toBe(200);
});
