import type { RolloutRequest } from '../../../platform/request.ts';
import type { SourceSettings, UsageKind } from '../usage/usage.ts';
import { changeSource } from '../usage-sources/change-source.usecase.ts';
import { pullUrlProblem } from './pull-api.ts';

const POWER_MOST = 10_000;

/** Sets up how a source is asked and read; a sentence where it can’t be so, and then nothing is changed. */
export function setUpSource(
  request: RolloutRequest,
  named: { name: string; kind: UsageKind },
  settings: SourceSettings,
): string | undefined {
  const { columns, pullUrl, powerFrom } = settings;
  const problem = typeof pullUrl === 'string' ? pullUrlProblem(pullUrl) : undefined;
  if (problem !== undefined) return problem;
  if (typeof powerFrom === 'number' && !isWhole(powerFrom))
    return `Write a whole number from 1 to ${POWER_MOST}, or "usual".`;
  const names = Object.values(columns ?? {});
  if (names.some((list) => list.split(',').every((name) => name.trim() === '')))
    return 'Name at least one metric or attribute.';
  changeSource(request, named, settings);
  return undefined;
}

const isWhole = (number: number) => Number.isInteger(number) && number >= 1 && number <= POWER_MOST;
