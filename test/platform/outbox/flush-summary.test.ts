import { expect, it } from 'vitest';
import { nothingSent, sayFlushSummary } from '../../../src/platform/outbox/flush-summary.ts';

const said = (sent: Record<string, number>) => sayFlushSummary({ ...nothingSent(), sent });

it('what went out is counted as one or as many, whatever its key is called', () => {
  expect(said({ nudge: 3, digest: 1, 'wave-summaries': 1 })).toBe(
    '3 nudges, 1 digest, 1 wave summary',
  );
  expect(said({ 'wave-summaries': 2 })).toBe('2 wave summaries');
  expect(said({})).toBe('Nothing was due.');
});

it('messages of one feature count together, and show no id', () => {
  expect(said({ 'nominations.news': 2, 'nominations.buddy': 1, 'waves.01a22278e3127000': 1 })).toBe(
    '3 nomination messages, 1 wave message',
  );
});
