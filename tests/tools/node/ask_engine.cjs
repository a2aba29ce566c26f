/* Asks the search engine without a browser: node ask_engine.cjs FOLDER < questions > answers, both JSON. A question is
   [name of a function of klyngeviden.search, ...arguments]; FOLDER holds assets/ as the site has it. */
"use strict";
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { runInThisContext } = require("node:vm");

const folder = process.argv[2];

/** @param {string[]} path */
function run(...path) {
  const file = join(folder, "assets", ...path);
  return runInThisContext(readFileSync(file, "utf8"), { filename: file });
}

async function main() {
  run("js", "tables.js");
  const { klyngeviden } = globalThis;
  klyngeviden.tables.engine.forEach((name) => { run("js", name); });
  klyngeviden.searchLoader = async (path) => { run("search", path.split("?")[0]); };
  const answers = [];
  for (const [name, ...rest] of JSON.parse(readFileSync(0, "utf8"))) {
    answers.push(await klyngeviden.search[name](...rest));
  }
  process.stdout.write(JSON.stringify(answers));
}

main();
