/*
 * Errors of a bundled bot name the place in the source. The maps are read when the first trace is worded,
 * not at the start, where reading them would cost as much as the bundle saves.
 */
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Answers with what takes it back. @param {string} folder */
export function keepSourcePlaces(folder) {
  const mapOf = keptMaps();
  /** @param {NodeJS.CallSite} frame */
  const worded = (frame) => {
    const said = String(frame);
    const file = frame.getFileName();
    const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
    if (!file?.startsWith('file:') || line === null || column === null) return said;
    const path = fileURLToPath(file);
    if (!path.startsWith(folder + sep)) return said;
    const found = mapOf(path)?.findEntry(line - 1, column - 1);
    if (found === undefined || !('originalSource' in found)) return said;
    // What the bundler itself has written comes from nowhere.
    if (found.originalSource === undefined) return said;
    const place = `${found.originalSource}:${found.originalLine + 1}:${found.originalColumn + 1}`;
    return said.replace(`${file}:${line}:${column}`, place);
  };
  const before = Error.prepareStackTrace;
  Error.prepareStackTrace = (error, frames) =>
    [nameOf(error), ...frames.map((frame) => `    at ${worded(frame)}`)].join('\n');
  process.on('uncaughtException', endWithTrace);
  return () => {
    Error.prepareStackTrace = before;
    process.off('uncaughtException', endWithTrace);
  };
}

/** Node itself would print the line that threw, which in a bundle is a megabyte. @param {Error} error */
function endWithTrace(error) {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
}

/** @param {Error} error */
function nameOf(error) {
  try {
    return Error.prototype.toString.call(error);
  } catch {
    return 'Error';
  }
}

function keptMaps() {
  /** @type {Map<string, module.SourceMap | undefined>} */
  const read = new Map();
  /** @param {string} path */
  return (path) => {
    if (!read.has(path)) read.set(path, readMap(path));
    return read.get(path);
  };
}

/** @param {string} path */
function readMap(path) {
  try {
    return new module.SourceMap(JSON.parse(readFileSync(`${path}.map`, 'utf8')));
  } catch {
    return undefined;
  }
}
