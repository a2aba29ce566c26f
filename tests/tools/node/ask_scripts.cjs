/* Asks scripts of the site that know no page: node ask_scripts.cjs SCRIPT ... < asked > answers, both JSON. What is
   asked is the script of tables that all others build on, and questions: [name of a function below klyngeviden,
   ...arguments], as in ["yaml.written", value]. */
"use strict";
const { readFileSync } = require("node:fs");
const { runInThisContext } = require("node:vm");

const { tables, questions } = JSON.parse(readFileSync(0, "utf8"));
runInThisContext(tables);
process.argv.slice(2).forEach((file) => { runInThisContext(readFileSync(file, "utf8"), { filename: file }); });

/** @param {string} name */
function found(name) { return name.split(".").reduce((inside, step) => inside[step], globalThis.klyngeviden); }

process.stdout.write(JSON.stringify(questions.map(([name, ...rest]) => found(name)(...rest))));
