/*
 * Packages that Bolt and its own packages load at their start for what Groundswell does not use, or not
 * before it is up. In a bundle they are loaded at their first use, and are then what they always were.
 */

import { join } from 'node:path';

/** Receivers and installations that we have none of, and encodings other than UTF-8: read from their own files. */
const OUTSIDE = ['express', '@slack/oauth', 'iconv-lite'];
/** What Socket Mode speaks through, and what wakes the jobs: each a file of the bundle's own, read when it is needed. */
const BESIDE = ['undici', 'node-cron'];

/** @param {string} name */
const fileBeside = (name) => `${name}.cjs`;

const MARK = '\0deferred:';

/** For a bundle in this folder, or with no files beside it. @param {string | undefined} folder @returns {import('rolldown').Plugin} */
export const deferredIn = (folder) => ({
  name: 'deferred-packages',
  resolveId: {
    filter: { id: new RegExp(`^(${[...OUTSIDE, ...BESIDE].join('|')})$`) },
    async handler(id, importer) {
      const found = await this.resolve(id, importer, { skipSelf: true });
      return found && `${MARK}${id}:${found.id}`;
    },
  },
  load: {
    filter: { id: new RegExp(`^${MARK}`) },
    handler(id) {
      const [name = '', path = ''] = splitOnce(id.slice(MARK.length));
      const isBeside = folder !== undefined && BESIDE.includes(name);
      const place = JSON.stringify(isBeside ? join(folder, fileBeside(name)) : path);
      const load = `require('node:module').createRequire(${place})(${place})`;
      return { code: loadedAtFirstUse(load), moduleType: 'js' };
    },
  },
});

/** Which packages need a file beside the bundle, of the modules that it holds. @param {Iterable<string>} modules */
export function packagesBeside(modules) {
  return [...modules].flatMap((id) => {
    const [name = '', input = ''] = id.startsWith(MARK) ? splitOnce(id.slice(MARK.length)) : [];
    return BESIDE.includes(name) ? [{ input, entryFileNames: fileBeside(name) }] : [];
  });
}

const BUILT_IN = '\0built-in:';

/**
 * Node's own modules, taken as `require` takes them: an `import` reads every property of theirs once, those
 * included that load what nobody asked for.
 *
 * @type {import('rolldown').Plugin}
 */
export const builtIn = {
  name: 'built-in-modules',
  resolveId: {
    // The bundler's own runtime stands before all else, and takes this one itself.
    filter: { id: { include: /^node:/, exclude: /^node:module$/ } },
    handler: (id) => `${BUILT_IN}${id}`,
  },
  load: {
    filter: { id: new RegExp(`^${BUILT_IN}`) },
    handler(id) {
      const name = JSON.stringify(id.slice(BUILT_IN.length));
      return { code: `module.exports = process.getBuiltinModule(${name});`, moduleType: 'js' };
    },
  },
};

/** @param {string} text */
function splitOnce(text) {
  const at = text.indexOf(':');
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Poses as an ES module, which compiled TypeScript takes as it is instead of copying its parts. @param {string} load */
function loadedAtFirstUse(load) {
  return `let loaded;
const all = () => (loaded ??= ${load});
module.exports = new Proxy({}, {
  get(_, key) {
    if (key === '__esModule') return true;
    return key === 'default' && !all().__esModule ? all() : all()[key];
  },
});`;
}
