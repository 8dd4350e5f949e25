import { join } from 'node:path';

const { TEST_RESULTS } = process.env;

/** For people; and, where TEST_RESULTS names a folder, a file of results for each run as well. */
export const reporters: (string | [string, Record<string, string>])[] =
  TEST_RESULTS === undefined
    ? ['default']
    : ['default', ['json', { outputFile: join(TEST_RESULTS, `${process.pid}.json`) }]];
