/* npm run simulate -- --seed 1 [--weeks 13] [--people 60] */
import { optionOf } from '../bench/options.ts';
import { faultKinds, planQuarter } from './quarter/plan.ts';
import { playQuarter } from './quarter/play-quarter.ts';

const seed = Number(optionOf('--seed') ?? 1);
const weeks = Number(optionOf('--weeks') ?? 13);
const plan = planQuarter(seed, { weeks, faults: process.argv.includes('--no-faults') ? [] : faultKinds });
const t0 = process.cpuUsage();
const s = performance.now();
const played = await playQuarter(plan);
const u = process.cpuUsage(t0);
const { trace, ...rest } = played;
console.log(rest, trace.hash(), ((u.user + u.system) / 1e6).toFixed(1), 's cpu', ((performance.now()-s)/1000).toFixed(1));
if (process.argv.includes('--trace')) (await import('node:fs')).writeFileSync('/tmp/w8-trace-'+process.pid, trace.lines().join('\n'));
