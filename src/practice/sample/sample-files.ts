/* Folders beside the script, and the files that are made when the script asks for them. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PracticeWorkspace } from '../practice-workspace.ts';
import { emailOf } from '../state/member.ts';
import { sampleUsage } from './sample-usage.ts';

const USAGE = 'usage.csv';

/** Where something lies that an operation of the script works with. */
export function samplePath({ world }: PracticeWorkspace, name: string): string {
  if (name !== USAGE) return new URL(`${name}/`, import.meta.url).pathname;
  const addressOf = (wanted: string) => {
    const member = world.records.members.all().find((one) => one.name === wanted);
    const address = member && emailOf(member, world.facts.workspace.domain);
    if (address === undefined) throw new Error(`Nobody in the sample is called ${wanted}.`);
    return address;
  };
  const path = join(mkdtempSync(join(tmpdir(), 'groundswell-sample-')), USAGE);
  const today = world.clock.now().toZonedDateTimeISO('UTC').toPlainDate();
  writeFileSync(path, sampleUsage(addressOf, today.subtract({ days: 1 })));
  return path;
}
