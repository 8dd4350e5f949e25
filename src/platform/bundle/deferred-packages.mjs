/*
 * Packages that Bolt and its own packages load at their start for what Groundswell does not use, or not
 * before it is up. In a bundle they are loaded at their first use, and are then what they always were.
 */

/** Receivers and installations that we have none of, and encodings other than UTF-8: read from their own files. */
const OUTSIDE = ['express', '@slack/oauth', 'iconv-lite'];
/** What Socket Mode speaks through: in the bundle, and set up when there is something to say. */
const INSIDE = ['undici'];

const MARK = '\0deferred:';

/** @type {import('rolldown').Plugin} */
export const deferred = {
  name: 'deferred-packages',
  resolveId: {
    filter: { id: new RegExp(`^(${[...OUTSIDE, ...INSIDE].join('|')})$`) },
    async handler(id, importer) {
      const found = await this.resolve(id, importer, { skipSelf: true });
      return found && `${MARK}${id}:${found.id}`;
    },
  },
  load: {
    filter: { id: new RegExp(`^${MARK}`) },
    handler(id) {
      const [name = '', path = ''] = splitOnce(id.slice(MARK.length));
      const place = JSON.stringify(path);
      const load = OUTSIDE.includes(name)
        ? `require('node:module').createRequire(${place})(${place})`
        : `require(${place})`;
      return { code: loadedAtFirstUse(load), moduleType: 'js' };
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
