import { createServer, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { slackDoor } from '../../../src/platform/http/slack-door.ts';

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const payload = (value: string) => `payload=${encodeURIComponent(value)}`;
const inSeconds = (ahead: number) =>
  String(Math.floor(Temporal.Now.instant().epochMilliseconds / 1000) + ahead);

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

/** Answers with the status, and with what was let through to Bolt. */
async function knock(body: string, type: string, at: { stamp?: string; path?: string } = {}) {
  const letIn: string[] = [];
  const server = createServer(
    slackDoor((request, response) => {
      letIn.push(String((request as IncomingMessage & { rawBody?: Buffer }).rawBody));
      response.writeHead(200).end();
    }),
  );
  opened.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const { status } = await fetch(`http://127.0.0.1:${port}${at.path ?? '/slack/events'}`, {
    method: 'POST',
    headers: { 'content-type': type, 'x-slack-request-timestamp': at.stamp ?? inSeconds(0) },
    body,
  });
  return { status, letIn };
}

describe('the door for Slack’s requests', () => {
  it.each([
    ['a command', 'command=%2Frollout&text=', FORM],
    ['a press', payload('{"type":"block_actions"}'), FORM],
    ['a check of the certificate', 'ssl_check=1', FORM],
    ['an event', '{"type":"event_callback"}', JSON_TYPE],
  ])('lets %s through as it came', async (_what, body, type) => {
    expect(await knock(body, type)).toEqual({ status: 200, letIn: [body] });
  });

  it.each([
    ['null', 'null', JSON_TYPE],
    ['a list', '[]', JSON_TYPE],
    ['half a line of JSON', '{"type":', JSON_TYPE],
    ['an empty body', '', JSON_TYPE],
    ['a form without a command', 'text=hello', FORM],
    ['a payload of null', payload('null'), FORM],
    ['a payload that is no JSON', payload('{type'), FORM],
    ['XML', '<a/>', 'text/xml'],
  ])('turns away %s', async (_what, body, type) => {
    expect(await knock(body, type)).toEqual({ status: 400, letIn: [] });
  });

  it('turns away what is dated more than five minutes ahead', async () => {
    expect((await knock('command=x', FORM, { stamp: inSeconds(290) })).status).toBe(200);
    expect(await knock('command=x', FORM, { stamp: inSeconds(310) })).toEqual({
      status: 401,
      letIn: [],
    });
  });

  it.each(['/slack/', '/slack/other', '/slack/events/x'])('knows no %s', async (path) => {
    expect(await knock('command=x', FORM, { path })).toEqual({ status: 404, letIn: [] });
  });

  it('turns away more than 256 kB', async () => {
    const long = `command=x&text=${'x'.repeat(256 * 1024)}`;
    expect(await knock(long, FORM)).toEqual({ status: 413, letIn: [] });
  });
});
