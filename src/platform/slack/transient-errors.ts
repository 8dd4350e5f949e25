/* Errors of a call to Slack: those that pass by themselves, and those that are a mistake of ours. */
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { refusalOf } from '../outbox/slack-refusals.ts';
import { isStorageTrouble } from '../storage-health.ts';

const PASSING = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
]);

/** Slack said nothing that helps: what it answered is no answer, or concerns us and not what was asked. */
export class SlackSilence extends Error {}

export function silenceOf(error: unknown): unknown {
  if (isTransientError(error) || isStorageTrouble(error)) return error;
  return new SlackSilence(String(error), { cause: error });
}

/** Slack refused, in a word that we know, because of what was asked: there is no such person or channel for us. */
export function isKnownRefusal(error: unknown): boolean {
  if (!(error instanceof WebAPIPlatformError)) return false;
  return refusalOf(error.data.error).verdict === 'refused';
}

/** Slack was too slow, too busy or not there: trying once more may well work. */
export function isTransientError(error: unknown): boolean {
  if (error instanceof WebAPIPlatformError) return PASSING.has(error.data.error);
  return (
    error instanceof SlackSilence ||
    error instanceof WebAPIRateLimitedError ||
    error instanceof WebAPIRequestError ||
    error instanceof WebAPIHTTPError
  );
}

export function isSlackAnswer(error: unknown): boolean {
  return isTransientError(error) || error instanceof WebAPIPlatformError;
}
