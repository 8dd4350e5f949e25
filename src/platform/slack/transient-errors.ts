/* Errors of a call to Slack: those that pass by themselves, and those that are a mistake of ours. */
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';

const PASSING = new Set([
  'expired_trigger_id',
  'exchanged_trigger_id',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'ratelimited',
]);

/** Slack was too slow, too busy or not there: trying once more may well work. */
export function isTransientError(error: unknown): boolean {
  if (error instanceof WebAPIPlatformError) return PASSING.has(error.data.error);
  return (
    error instanceof WebAPIRateLimitedError ||
    error instanceof WebAPIRequestError ||
    error instanceof WebAPIHTTPError
  );
}

export function isSlackAnswer(error: unknown): boolean {
  return isTransientError(error) || error instanceof WebAPIPlatformError;
}
