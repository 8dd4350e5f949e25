import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { OperatorRefusal } from './operator.ts';

/** A file's text, or what is piped in for "-". */
export function fileText(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch {
    throw new OperatorRefusal(`${file} can’t be read: check its path.`);
  }
}

/** The file itself, or the files of a folder in order of their names. */
export function filesAt(path: string): string[] {
  if (path === '-' || statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
    return [path];
  }
  return readdirSync(path)
    .sort()
    .map((name) => join(path, name));
}
