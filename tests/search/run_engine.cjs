/* Runs the browser's search engine in Node: node run_engine.cjs ENGINE FOLDER < {"queries": [...], "words": [...]} */
"use strict";
const fs = require("fs"), path = require("path"), vm = require("vm");
const [engine, folder] = process.argv.slice(2);
const wanted = JSON.parse(fs.readFileSync(0, "utf8"));
const context = vm.createContext({ setTimeout, clearTimeout, URL });
vm.runInContext(fs.readFileSync(engine, "utf8"), context, engine);
let bytes = 0;
context.klyngeviden.searchLoader = async function (name) {
  const text = fs.readFileSync(path.join(folder, name.split("?")[0]), "utf8");
  bytes += text.length;
  vm.runInContext(text, context, name);
};
(async function () {
  const found = [];
  for (const query of wanted.queries || []) {
    const before = process.cpuUsage();
    const answer = await context.klyngeviden.search.search(query, { count: 100000 });
    const used = process.cpuUsage(before);
    found.push({ ids: answer.hits.map((hit) => hit.id), scores: answer.hits.map((hit) => hit.score), through: answer.hits.map((hit) => hit.through), loosened: answer.loosened, ms: (used.user + used.system) / 1000 });
  }
  const terms = [];
  for (const word of wanted.words || []) terms.push((await context.klyngeviden.search.analyse(word)).join(" "));
  process.stdout.write(JSON.stringify({ found, terms }));
})();
