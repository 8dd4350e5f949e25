import { Command } from 'commander';
import type { Operator } from '../platform/feature.ts';
import { features } from './app.ts';

/** Does what a feature offers to those who run the bot, within the running bot. */
export async function operate(operator: Operator, words: readonly string[]): Promise<void> {
  const program = new Command('groundswell').exitOverride();
  for (const feature of features) feature.cli?.(program, operator);
  await program.parseAsync(words, { from: 'user' });
}
