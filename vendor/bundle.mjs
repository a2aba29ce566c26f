// Bundles the editor from its npm folder: one script, Danish and nothing that no page of ours uses.
// Called by refresh.py in a folder where the packages lie unpacked under node_modules/.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import process from "node:process";

const [out, danish] = process.argv.slice(2);
const { build } = createRequire(`${process.cwd()}/`)("esbuild-wasm");

// Code colouring, maps and the turning of pictures: no field of ours holds any of it.
const UNUSED = /^(?:@shikijs\/|svgo\/|leaflet\/|terra-draw|exifr\/|\.\/chunks\/(?:heic|webp|shiki))/;

/** Texts that Danish lacks are laid over the file as shipped. */
const over = (base, more) => {
  const result = { ...base };
  for (const [key, value] of Object.entries(more)) {
    result[key] = typeof value === "string" ? value : over(base[key] ?? {}, value);
  }
  return result;
};

/**
 * What is changed in the editor itself, each thing found exactly as often as it is known to be there.
 * Its fonts come from its own folder, not from a server of others; no service is asked how another one is doing; and
 * the one look-up that our fields need is let out: what lies in a collection, as it is now.
 */
const CHANGES = [
  [/@font-face \{/gu, "@not-from-others {", 3],
  [/https:\/\/www\.githubstatus\.com\/api\/v2\/status\.json/gu, 'data:application/json,{"status":{"indicator":"none"}}', 1],
  [
    /([\w$]+)=(async\((\w+),\w+\)=>\{let \w+=[\w$]+\(\3\);if\(!\w+\)throw Error\(`Collection "\$\{\3\}" not found`\))/gu,
    "$1=globalThis.CMS_COLLECTION=$2",
    1,
  ],
];

const changed = (source) => CHANGES.reduce((text, [found, instead, times]) => {
  const count = [...text.matchAll(found)].length;
  if (count !== times) {
    throw new Error(`${found} er der ${count} gange og ikke ${times}; ret bundle.mjs til den nye udgave.`);
  }
  return text.replace(found, instead);
}, source);

const ours = {
  name: "klyngeviden",
  setup(builder) {
    builder.onResolve({ filter: UNUSED }, ({ path }) => ({ path, namespace: "unused" }));
    builder.onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "export default {}" }));
    builder.onResolve({ filter: /locales\/[\w-]+\.json$/ }, ({ path }) =>
      path.endsWith("/da.json") ? undefined : { path, namespace: "unused" },
    );
    builder.onLoad({ filter: /locales[\\/]da\.json$/ }, async ({ path }) => ({
      contents: JSON.stringify(over(JSON.parse(await readFile(path, "utf8")), JSON.parse(await readFile(danish, "utf8")))),
      loader: "json",
    }));
    builder.onLoad({ filter: /npm[\\/]index\.js$/ }, async ({ path }) => ({ contents: changed(await readFile(path, "utf8")) }));
  },
};

await build({
  stdin: {
    contents: 'import "@sveltia/cms"; export * as YAML from "yaml";',
    resolveDir: process.cwd(),
  },
  outfile: out,
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "CMS_PARTS",
  target: "es2022",
  charset: "utf8",
  legalComments: "inline",
  banner: { js: "var CMS_HERE=document.currentScript.src;" },
  define: { "import.meta.url": "CMS_HERE", "process.env.NODE_ENV": '"production"' },
  plugins: [ours],
  logLevel: "error",
});
