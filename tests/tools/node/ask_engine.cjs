/* Asks the search engine without a browser: node ask_engine.cjs FOLDER... < questions > answers of each, both JSON. A
   question is [name of a function of klyngeviden.search, ...arguments], ["marked", query, text] or ["typed", text];
   FOLDER holds assets/ as the site has it. Scripts load as a page loads them: of the document there is what that
   takes. */
"use strict";
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { fileURLToPath, pathToFileURL } = require("node:url");
const { runInThisContext } = require("node:vm");

/** @param {string} file */
function run(file) { return runInThisContext(readFileSync(file, "utf8"), { filename: file }); }

/** @param {{ src: string, onload: () => void, onerror: () => void }} script */
function load(script) {
  const address = new URL(script.src);
  address.search = "";
  try {
    run(fileURLToPath(address));
  } catch {
    script.onerror();
    return;
  }
  script.onload();
}

/**
 * The pieces of a text after a search, what is marked in brackets.
 * @param {string} query
 * @param {string} text
 */
async function marked(query, text) {
  const { search, pieces } = globalThis.klyngeviden.search;
  const found = (await search(query, { filters: {} })).marks;
  return pieces(text, found).map((piece) => piece.isMarked ? `[${piece.text}]` : piece.text);
}

/**
 * What the field suggests at each letter as a text is typed, by ids.
 * @param {string} text
 */
async function typed(text) {
  const { search, tables: { sizes } } = globalThis.klyngeviden, shown = [];
  let before = [];
  for (let end = sizes.shortestTyped; end <= text.length; end++) {
    const wish = { count: sizes.hitsBelowField, before, staying: sizes.stayingHits };
    const { hits, total } = await search.search(text.slice(0, end).trim(), wish);
    shown.push(hits.map(({ id }) => id));
    if (total || !before.length) before = hits.map(({ place }) => place);
  }
  return shown;
}

/**
 * The answers of the engine in a folder, whose scripts take the place of those before.
 * @param {string} folder
 * @param {[string, ...any[]][]} questions
 */
async function answered(folder, questions) {
  const js = join(folder, "assets", "js");
  const page = {
    currentScript: { src: pathToFileURL(join(js, "search-index.js")).href },
    createElement: () => ({ remove: () => {} }),
    head: { append: (/** @type {any} */ script) => { setImmediate(load, script); } },
  };
  Object.assign(globalThis, { document: page });
  run(join(js, "tables.js"));
  const { klyngeviden } = globalThis;
  klyngeviden.tables.engine.forEach((name) => { run(join(js, name)); });
  const answers = [], asked = { ...klyngeviden.search, marked, typed };
  for (const [name, ...rest] of questions) answers.push(await asked[name](...rest));
  return answers;
}

async function main() {
  const questions = JSON.parse(readFileSync(0, "utf8")), all = [];
  for (const folder of process.argv.slice(2)) all.push(await answered(folder, questions));
  process.stdout.write(JSON.stringify(all));
  /* A loader may still be waiting for a script that never came. */
  process.exitCode = 0;
}

main();
