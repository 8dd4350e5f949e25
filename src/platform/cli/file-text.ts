import { readFileSync } from 'node:fs';
import { OperatorRefusal } from './operator.ts';

/** A file's text, or what is piped in for "-". */
export function fileText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new OperatorRefusal(`${file} can’t be read: check its path.`);
  }
}
