import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const features = new URL('../../src/features/', import.meta.url).pathname;

/** Files that answer people, or act for them, and look at all rollouts all the same; with why that tells nobody anything. */
const ALLOWED: Record<string, string> = {
  'rollout/rollouts/rollouts.slack.ts': 'Slack’s own event: someone’s account was closed',
  'champions/leaving/leaving.slack.ts': 'Slack’s own event: an account was opened again',
  'rollout/rollouts/move-channel.usecase.ts': 'Slack’s own event: a channel has another id',
  'champions/absences/notice-status.usecase.ts': 'Slack’s own event: someone’s status',
  'gates/closing/close-rollout.usecase.ts': 'whether two open rollouts would have one name',
  'access/ofrep/ensure-flag-keys.usecase.ts': 'the operator’s keys',
  'prepare/core-mcp/mcp.http.ts': 'a key of the operator that names no rollout',
  'prepare/core-mcp/slackbot.http.ts': 'asks of each what the person sees of it',
  'prepare/checks/checks.http.ts': 'finds the rollout whose secret signed',
  'prepare/samples/outputs.http.ts': 'finds the rollout whose secret signed',
  'adopt/usage-imports/usage-hooks.http.ts': 'finds the rollout whose secret signed',
};

const ANSWERS_PEOPLE = /\.(slack|http|usecase|view)\.ts$/;

describe('whatever answers people', () => {
  it('lists the rollouts that the one who asks sees, and not all there are', () => {
    const found = readdirSync(features, { recursive: true, encoding: 'utf8' })
      .filter((path) => ANSWERS_PEOPLE.test(path))
      .filter((path) => /\blist(Open)?Rollouts\b/.test(readFileSync(join(features, path), 'utf8')));
    // For a person there is `listSeenRollouts(request, getReader(request))`.
    expect(found.sort()).toEqual(Object.keys(ALLOWED).sort());
  });
});
