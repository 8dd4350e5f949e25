/*
 * Before Bolt sees a request of Slack's: turns away what is at another address, too large, dated in
 * the future or no delivery at all. Bolt throws at the first, and on a signed `null`, with no one to catch it.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { wallClock } from '../clock.ts';

export const SLACK_ENDPOINTS = ['/slack/events', '/slack/commands', '/slack/interactivity'];

const LARGEST_BODY = 256 * 1024;
const TOLERATED_SECONDS = 300;

export function slackDoor(bolt: RequestListener): RequestListener {
  return (request, response) => {
    if (!SLACK_ENDPOINTS.includes(pathOf(request))) return turnAway(response, 404);
    if (request.method !== 'POST') return turnAway(response, 405);
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= LARGEST_BODY) parts.push(part);
      else if (!response.headersSent) turnAway(response, 413);
    });
    request.on('end', () => {
      if (response.headersSent) return;
      if (isFromTheFuture(request)) return turnAway(response, 401);
      const rawBody = Buffer.concat(parts);
      if (!isDelivery(rawBody.toString(), request.headers['content-type'])) {
        return turnAway(response, 400);
      }
      bolt(Object.assign(request, { rawBody }), response);
    });
  };
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?')[0] ?? '';
}

function turnAway(response: ServerResponse, status: number): void {
  response.writeHead(status, { connection: 'close' }).end();
}

/** Slack's own five minutes, in the direction that Bolt leaves open. */
function isFromTheFuture(request: IncomingMessage): boolean {
  const stamp = Number(request.headers['x-slack-request-timestamp']);
  return stamp > wallClock.now().epochMilliseconds / 1000 + TOLERATED_SECONDS;
}

/** A command, an object in `payload`, a check of the certificate, or an event as an object. */
function isDelivery(body: string, contentType = ''): boolean {
  if (!contentType.startsWith('application/x-www-form-urlencoded')) return holdsObject(body);
  if (isPlainCommand(body)) return true;
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  if (payload !== null) return holdsObject(payload);
  return form.has('command') || form.has('ssl_check');
}

/** A command as Slack writes it, whose names need no decoding; whatever else it may be is read whole. */
function isPlainCommand(body: string): boolean {
  let isCommand = false;
  for (const part of body.split('&')) {
    const name = part.slice(0, part.indexOf('='));
    if (!/^[a-z_]+$/.test(name) || name === 'payload') return false;
    if (name === 'command') isCommand = true;
  }
  return isCommand;
}

function holdsObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
