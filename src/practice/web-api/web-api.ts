import { setTimeout } from 'node:timers/promises';
import type { z } from 'zod';
import { appToken, botToken, type PracticeWorld } from '../practice-world.ts';
import { type Answer, refuse } from './answer.ts';
import type { Fault } from './faults.ts';
import type { Method } from './method.ts';
import { findMethod } from './methods.ts';
import { readArguments, tokenOf } from './request-arguments.ts';

const HANG_MS = 60_000;

/** Answers one Web API call as Slack would: token, scope, pace, arguments, and only then the method itself. */
export async function answerCall(
  world: PracticeWorld,
  request: Request,
  name: string,
): Promise<Response> {
  const args = await readArguments(request);
  if (args === undefined) return respond(refuse('invalid_json'));
  const fault = world.faults.take(name, args);
  if (fault !== undefined) {
    const troubled = await trouble(fault, request.signal);
    if (troubled !== undefined) return logged(world, name, args, troubled);
  }
  const { response, answer } = judge(world, name, args, tokenOf(request, args));
  logged(world, name, args, response, answer);
  world.changed();
  if (fault?.kind === 'drop-answer') throw new TypeError('fetch failed: the answer was lost');
  return response;
}

function judge(
  world: PracticeWorld,
  name: string,
  args: Record<string, unknown>,
  token: string | undefined,
): { response: Response; answer: Answer } {
  const method = findMethod(name);
  if (method === undefined) return plain(refuse('unknown_method', { req_method: name }));
  const denied = checkToken(world, method, token);
  if (denied !== undefined) return plain(denied);
  const channel = typeof args.channel === 'string' ? args.channel : undefined;
  const wait = world.rateLimits.wait(name, method.tier, channel);
  if (wait !== undefined) {
    const answer = refuse('ratelimited');
    return { answer, response: respond(answer, 429, { 'retry-after': String(wait) }) };
  }
  const parsed = method.takes.safeParse(args);
  const answer = parsed.success
    ? method.answer(world, parsed.data)
    : refuse('invalid_arguments', { response_metadata: { messages: complaints(parsed.error) } });
  return { answer, response: respond(answer, 200, scopeHeaders(world, method)) };
}

function plain(answer: Answer): { response: Response; answer: Answer } {
  return { answer, response: respond(answer) };
}

function checkToken(
  world: PracticeWorld,
  method: Method,
  token: string | undefined,
): Answer | undefined {
  if (method.token === 'none') return undefined;
  if (token === undefined || token === '') return refuse('not_authed');
  if (token !== botToken && token !== appToken) return refuse('invalid_auth');
  if (method.token === 'bot' && token !== botToken) return refuse('not_allowed_token_type');
  if (method.token === 'app' && token !== appToken) return refuse('not_allowed_token_type');
  const granted = world.manifest.scopes;
  if (granted === undefined || method.scopes.length === 0) return undefined;
  if (method.scopes.some((scope) => granted.includes(scope))) return undefined;
  return refuse('missing_scope', {
    needed: method.scopes.join(','),
    provided: granted.join(','),
  });
}

function complaints(error: z.ZodError): string[] {
  return error.issues.map(
    (issue) => `[ERROR] ${issue.message} [json-pointer:/${issue.path.join('/')}]`,
  );
}

function scopeHeaders(world: PracticeWorld, method: Method): Record<string, string> {
  const granted = world.manifest.scopes ?? ['chat:write', 'commands'];
  return {
    'x-oauth-scopes': granted.join(','),
    ...(method.scopes.length === 0 ? {} : { 'x-accepted-oauth-scopes': method.scopes.join(',') }),
  };
}

/** The faults that keep the call from doing anything. */
async function trouble(fault: Fault, signal: AbortSignal): Promise<Response | undefined> {
  switch (fault.kind) {
    case 'ratelimited':
      return respond(refuse('ratelimited'), 429, {
        'retry-after': String(fault.retryAfterSeconds ?? 1),
      });
    case '500':
      return new Response('The practice workspace was asked to fail.', { status: 500 });
    case 'error':
      return respond(refuse(fault.error));
    case 'drop-request':
      throw new TypeError('fetch failed: the connection was lost');
    case 'hang':
      await setTimeout(fault.ms ?? HANG_MS, undefined, { signal, ref: false });
      return undefined;
    case 'drop-answer':
      return undefined;
  }
}

function logged(
  world: PracticeWorld,
  method: string,
  args: Record<string, unknown>,
  response: Response,
  answer: Record<string, unknown> = {},
): Response {
  const { token: _, ...rest } = args;
  const at = world.clock.now().toString();
  world.callLog.add({ method, arguments: rest, at, status: response.status, answer });
  return response;
}

function respond(answer: Answer, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(answer, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  });
}
