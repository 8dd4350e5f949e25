/* A folder of Markdown files on the disk. Nothing outside it is read or written, whatever links it holds. */
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { FileMistake } from './file-entry.ts';

export const FILES_LIMIT = 20_000;
const READ_SIZE_LIMIT = 1024 * 1024;

export type FolderFile = { path: string; bytes: Uint8Array };
export type Folder = {
  pages: readonly FolderFile[];
  /** What was left alone, and would be missed if nobody said so. */
  skipped: readonly string[];
  mistakes: readonly FileMistake[];
};

/** Every Markdown file of a folder and those within it, in order of their paths. */
export function listFolder(folder: string): Folder {
  const mistakes: FileMistake[] = [];
  const report = (file: string, text: string) => void mistakes.push({ file, line: 1, text });
  const root = realFolder(folder);
  if (root === undefined) {
    report(folder, "There is no such folder, or it can't be read: check its path.");
    return { pages: [], skipped: [], mistakes };
  }
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => name.split(sep).join('/'))
    .filter((name) => !name.split('/').some((part) => part.startsWith('.')))
    .toSorted();
  const places = names.map((path) => ({ path, place: join(root, path) }));
  const isFile = ({ place }: { place: string }) =>
    statSync(place, { throwIfNoEntry: false })?.isFile() !== false;
  const found = places.filter(isFile);
  const texts = found.filter(({ path }) => /\.md$/i.test(path) && !isReadme(path));
  if (texts.length > FILES_LIMIT) {
    report(folder, `The folder has ${texts.length} files: ${FILES_LIMIT} are the most at once.`);
    return { pages: [], skipped: [], mistakes };
  }
  const pages = texts.flatMap(({ path, place }) => {
    const read = readWithin(root, place);
    if (typeof read !== 'string') return [{ path, bytes: read }];
    report(path, read);
    return [];
  });
  const skipped = found.flatMap(({ path }) =>
    texts.some((one) => one.path === path) ? [] : [path],
  );
  return { pages, skipped, mistakes };
}

const isReadme = (path: string) => /(^|\/)readme\.md$/i.test(path);

function realFolder(folder: string): string | undefined {
  try {
    const root = realpathSync(folder);
    return statSync(root).isDirectory() ? root : undefined;
  } catch {
    return undefined;
  }
}

/** The bytes of a file, or why it is not read. Of a huge one only so much that its size shows. */
function readWithin(root: string, place: string): Uint8Array | string {
  try {
    const real = realpathSync(place);
    if (!isWithin(root, real))
      return 'This link leads out of the folder: put the file itself here.';
    const { size } = statSync(real);
    return size > READ_SIZE_LIMIT ? new Uint8Array(size) : readFileSync(real);
  } catch {
    return "The file can't be read: check who may read it.";
  }
}

function isWithin(root: string, real: string): boolean {
  const way = relative(root, real);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`);
}

/** What stands in a file of the folder now; undefined where there is none. */
export function findFileText(folder: string, path: string): string | undefined {
  try {
    return readFileSync(join(folder, path), 'utf8');
  } catch {
    return undefined;
  }
}

/** Writes a file into the folder; false when its path would lead out of it. */
export function saveFile(folder: string, path: string, text: string): boolean {
  mkdirSync(folder, { recursive: true });
  const root = realpathSync(folder);
  const place = join(root, path);
  if (!isWithin(root, place)) return false;
  mkdirSync(dirname(place), { recursive: true });
  if (!isWithin(root, join(realpathSync(dirname(place)), 'file'))) return false;
  const isLink = statSync(place, { throwIfNoEntry: false }) !== undefined;
  if (isLink && !isWithin(root, realpathSync(place))) return false;
  writeFileSync(place, text);
  return true;
}
