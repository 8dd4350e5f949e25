/* The bundler's part: the bot and its packages in a few files, each knowing where its sources lie. */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deferred } from './deferred-packages.mjs';
import { ENTRY } from './find-bundle.mjs';

/** A native module, and what builds the practice page when it is first opened. */
const OUTSIDE = ['better-sqlite3', 'vite'];
const PACKAGES = /[\\/]node_modules[\\/]/;

/**
 * Writes the bundle into the folder, and answers with the names of its chunks and with every file that
 * it was made of.
 *
 * @param {string} root
 * @param {string} folder
 */
export async function build(root, folder) {
  const { rolldown } = await import('rolldown');
  /** @type {Set<string>} */
  const modules = new Set();
  const bundle = await rolldown({
    cwd: root,
    input: join(root, 'src/main.ts'),
    platform: 'node',
    external: OUTSIDE,
    tsconfig: false,
    logLevel: 'silent',
    plugins: [
      placesOfSources,
      deferred,
      {
        name: 'note-modules',
        buildEnd() {
          for (const id of this.getModuleIds()) if (!PACKAGES.test(id)) modules.add(id);
        },
      },
    ],
  });
  try {
    const { output } = await bundle.write({
      dir: folder,
      format: 'esm',
      entryFileNames: ENTRY,
      chunkFileNames: '[name].mjs',
      // One chunk for all of them took six megabytes more at the start.
      codeSplitting: { groups: [{ name: 'packages', test: isServing }] },
      // Names stay, for traces and for whatever asks an error for its class.
      minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
      sourcemap: 'hidden',
      sourcemapExcludeSources: true,
      sourcemapPathTransform: (source, map) => relative(root, resolve(dirname(map), source)),
    });
    const chunks = output.filter((one) => one.type === 'chunk');
    // Of a package, what is used of it; of ours, also what was optimised away today.
    for (const id of chunks.flatMap((one) => one.moduleIds)) modules.add(id);
    const sources = [...modules, ...beside(root, modules)].filter((path) => existsSync(path));
    return { chunks: chunks.map((one) => one.fileName), sources };
  } finally {
    await bundle.close();
  }
}

/** The practice workspace's own package stays with it. @param {string} id */
function isServing(id) {
  return PACKAGES.test(id) && !/[\\/]node_modules[\\/]ws[\\/]/.test(id);
}

/** `import.meta` speaks of the source: migrations, lessons and the manifest lie where they always did. */
const placesOfSources = {
  name: 'places-of-sources',
  transform: {
    filter: { id: { exclude: PACKAGES }, code: 'import.meta' },
    /** @param {string} code @param {string} id */
    handler(code, id) {
      const placed = code
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
        .replaceAll('import.meta.filename', JSON.stringify(id))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)));
      return { code: placed, map: null };
    },
  },
};

/**
 * What decides which files are bundled, and how: the packages' descriptions, the lock file, this folder.
 *
 * @param {string} root
 * @param {Set<string>} modules
 */
function beside(root, modules) {
  const descriptions = new Set([join(root, 'package.json'), join(root, 'package-lock.json')]);
  for (const path of modules) {
    const home = /^.*[\\/]node_modules[\\/](@[^\\/]+[\\/])?[^\\/]+/.exec(path)?.[0];
    if (home !== undefined) descriptions.add(join(home, 'package.json'));
  }
  const own = ['build.mjs', 'deferred-packages.mjs', 'find-bundle.mjs', 'bundle-manifest.mjs'].map(
    (name) => realpathSync(join(root, 'src/platform/bundle', name)),
  );
  return [...descriptions, ...own];
}
