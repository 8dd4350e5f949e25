/*
 * npm run bench: against bare Bolt; -- --size by the size of the rollout; -- --beside while other work runs;
 * -- --usage for imports; -- --verdicts for what they say over months; -- --verification for outputs and reviews.
 */
if (process.argv.includes('--size')) {
  const { benchSizes } = await import('./size.ts');
  await benchSizes();
} else if (process.argv.includes('--beside')) {
  const { benchBeside } = await import('./beside.ts');
  await benchBeside();
} else if (process.argv.includes('--usage')) {
  const { benchUsage } = await import('./usage.ts');
  benchUsage();
} else if (process.argv.includes('--verdicts')) {
  const { benchVerdicts } = await import('./verdicts.ts');
  benchVerdicts();
} else if (process.argv.includes('--verification')) {
  const { benchVerification } = await import('./verification.ts');
  await benchVerification();
} else {
  await import('./bench.ts');
}
