/* Lets Slackbot in, who asks for a person: signed by Slack, and only while the operator has it on. */

import { createMiddleware } from 'hono/factory';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database.ts';
import { elapsed } from '../../../platform/entropy.ts';
import { isSignedBySlack } from '../../../platform/http/signed-by-slack.ts';
import { type Bucket, takeFrom } from '../../../platform/keys/request-rate.ts';
import type { Product, StateAt } from '../../../platform/request.ts';
import { findPerson } from '../../../platform/slack/directory.ts';
import type { Rollout } from '../../rollout/rollouts/rollout.ts';
import { listOpenRollouts } from '../../rollout/rollouts/rollouts.store.ts';
import { getSeen } from '../../rollout/rollouts/seen-rollouts.store.ts';
import { readSlackbotCaller, type SlackbotCaller } from './slackbot-caller.http.ts';

export type WithRollout = { Variables: { rollout: Rollout } };

type Services = {
  database: Database;
  product: Product;
  clock: Clock;
  slackbotSecret: string | undefined;
};

export function slackbotGuard({ database, product, clock, slackbotSecret }: Services) {
  const buckets = new Map<string, Bucket>();
  return createMiddleware<WithRollout>(async (context, next) => {
    if (slackbotSecret === undefined) {
      return context.json(
        { errorDetails: 'Slackbot is not let in here: set SLACKBOT_MCP=on.' },
        401,
      );
    }
    const { headers } = context.req.raw;
    const body = await context.req.raw.clone().text();
    if (!isSignedBySlack({ headers, body }, slackbotSecret, clock.now())) {
      return context.json({ errorDetails: 'This is not signed by Slack, or not just now.' }, 401);
    }
    const { caller, showsNothing } = readSlackbotCaller(body);
    if (caller === undefined && !showsNothing) {
      const errorDetails = 'It does not say who asks: use slack_identity_auth in the manifest.';
      return context.json({ errorDetails }, 403);
    }
    const taken = takeFrom(buckets.get(caller?.userId ?? ''), elapsed());
    buckets.set(caller?.userId ?? '', taken.bucket);
    if (taken.retryAfterSeconds !== undefined) {
      context.header('Retry-After', String(taken.retryAfterSeconds));
      return context.json({ errorDetails: 'Too many requests; try again later.' }, 429);
    }
    const found = rolloutFor({ database, product, now: clock.now() }, caller);
    if ('errorDetails' in found) return context.json(found, 403);
    context.set('rollout', found.rollout);
    return await next();
  });
}

/** The one rollout that a person sees from the inside; the Core is for those with a part in it. */
function rolloutFor(
  state: StateAt,
  caller: SlackbotCaller | undefined,
): { rollout: Rollout } | { errorDetails: string } {
  const { database } = state;
  const open = listOpenRollouts(database);
  if (caller === undefined) {
    const [any] = open;
    return any === undefined ? { errorDetails: 'No rollout is open.' } : { rollout: any };
  }
  const person = findPerson(database, caller.userId);
  if (person?.isDeactivated === true || person?.isBot === true) {
    return { errorDetails: 'This person has no account here.' };
  }
  const ours = open.filter(({ workspaceId }) => workspaceId === caller.workspaceId);
  const reader = {
    userId: caller.userId,
    isAdmin: false,
    isGuest: person?.isGuest === true,
    channelId: undefined,
  };
  const seen = ours.filter(({ id }) => getSeen(state, id, reader).sight === 'inside');
  const [only] = seen;
  if (only !== undefined && seen.length === 1) return { rollout: only };
  return {
    errorDetails:
      only === undefined
        ? 'No rollout is open that this person may see.'
        : 'Several rollouts are open, and it is not clear which one this is about.',
  };
}
