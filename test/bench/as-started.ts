import { readFileSync } from 'node:fs';

const { scripts } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { scripts: { start: string } };

/** What Node is told by `npm start`; a bot that is measured is started in the same way. */
export const START_FLAGS = scripts.start.split(' ').filter((word) => word.startsWith('--'));
