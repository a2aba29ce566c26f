/* Asks scripts of the site that know no page: node ask_scripts.cjs SCRIPT ... < questions > answers, both JSON. A
   question is [name of a function below klyngeviden, ...arguments], as in ["yaml.written", value]. */
"use strict";
const { readFileSync } = require("node:fs");
const { runInThisContext } = require("node:vm");

Object.assign(globalThis, { klyngeviden: {} });
process.argv.slice(2).forEach((file) => { runInThisContext(readFileSync(file, "utf8"), { filename: file }); });

/** @param {string} name */
function found(name) { return name.split(".").reduce((inside, step) => inside[step], globalThis.klyngeviden); }

const questions = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(questions.map(([name, ...rest]) => found(name)(...rest))));
