/*
 * Runs before everything else: plain JavaScript, so that an old Node can still read it and say what to do.
 * UTC, so that no date of ours depends on the zone of the host.
 * Compiled code is kept between starts where there is room for it, which halves the time of a start.
 */
import module from 'node:module';
import { fileURLToPath } from 'node:url';

process.env.TZ = 'UTC';
// Whatever is written, copies and exports included, is for its owner alone.
process.umask(0o077);
module.enableCompileCache?.(
  fileURLToPath(new URL('../../node_modules/.cache/groundswell-code', import.meta.url)),
);

const major = Number(process.versions.node.split('.')[0]);
if (major < 26) {
  process.stderr.write(
    `Groundswell needs Node 26 or newer, and this is ${process.versions.node}. Run it with "npm start" after "npm ci", which brings Node 26 along on most machines; where it does not, install Node 26.\n`,
  );
  process.exit(1);
}
