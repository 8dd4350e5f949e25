/*
 * Runs a bundle, whose files are scripts. Of a module Node keeps what is compiled before it runs, but most
 * functions are compiled when they are first called, and each start would compile them again. Of these
 * scripts all that ran in the trial is kept.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';

const HEAD = '(function (exports, require, module) {';
const TAIL = '\n})';

/** Answers with what keeps the compiled code of all that ran until then. @param {string} entry @param {string} codeFolder */
export function runBundle(entry, codeFolder) {
  /** @type {Map<string, Script>} */
  const scripts = new Map();
  /** @type {Map<string, { exports: unknown }>} */
  const loaded = new Map();
  const outside = createRequire(entry);

  /** @param {string} name */
  function load(name) {
    const known = loaded.get(name);
    if (known !== undefined) return known.exports;
    const one = { exports: {} };
    loaded.set(name, one);
    const script = compile(join(dirname(entry), name), join(codeFolder, name));
    scripts.set(name, script);
    script.runInThisContext()(one.exports, require, one);
    return one.exports;
  }
  /** @param {string} id */
  function require(id) {
    return id.startsWith('./') ? load(basename(id)) : outside(id);
  }

  load(basename(entry));
  return () => {
    mkdirSync(codeFolder, { recursive: true });
    for (const [name, script] of scripts) {
      writeFileSync(join(codeFolder, name), script.createCachedData());
    }
  };
}

/** @param {string} path @param {string} codePath */
function compile(path, codePath) {
  return new Script(HEAD + readFileSync(path, 'utf8') + TAIL, {
    filename: pathToFileURL(path).href,
    columnOffset: -HEAD.length,
    // Of another V8 it is left alone, and the script compiled as it runs.
    cachedData: readIfThere(codePath),
  });
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
