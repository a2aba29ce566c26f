/* The changes that can be made to a script, as JSON: node mutants.cjs NODE_MODULES FILE. The same kinds as
   mutant_sources.py makes in Python; acorn, which eslint brings along, reads the syntax. */
"use strict";
const { readFileSync } = require("node:fs");
const { join } = require("node:path");

const acorn = require(join(process.argv[2], "acorn"));
const text = readFileSync(process.argv[3], "utf8");
const COMPARISON = { "<": "<=", "<=": "<", ">": ">=", ">=": ">", "===": "!==", "!==": "===" };
const ARITHMETIC = { "+": "-", "-": "+", "*": "/", "/": "*", "%": "*", "<<": ">>", "|": "&", "&": "|" };
const TURNED = { min: "max", max: "min", some: "every", every: "some" };
const LOGICAL = { "&&": "||", "||": "&&", "??": "&&" };
const found = [];

const source = (node) => text.slice(node.start, node.end);

function change(node, instead, kind) {
  const before = source(node), { line } = node.loc.start;
  const what = `${kind}: ${before.slice(0, 90)} -> ${instead.slice(0, 90)}`;
  found.push({ line, start: node.start, end: node.end, instead, what });
}

const isText = (node) => node.type === "TemplateLiteral" || typeof node.value === "string";
const isPlain = (node) => node.type !== "SpreadElement" && !node.type.includes("Function");

function binary(node) {
  const { left, right, operator } = node;
  const kind = COMPARISON[operator] ? "comparison" : "arithmetic";
  const other = COMPARISON[operator] ?? (isText(left) || isText(right) ? undefined : ARITHMETIC[operator]);
  if (other) change(node, `(${source(left)} ${other} ${source(right)})`, kind);
}

function call(node) {
  const { callee } = node, name = callee.property?.name;
  if (TURNED[name]) change(callee.property, TURNED[name], "order");
  if (["sort", "filter", "reverse"].includes(name)) change(node, source(callee.object), "call left out");
  const [first, second, ...more] = node.arguments;
  if (second && !more.length && isPlain(first) && isPlain(second)) {
    change(node, `${source(callee)}(${source(second)}, ${source(first)})`, "order");
  }
}

function assignment(node) {
  const other = { "+=": "-=", "-=": "+=", "|=": "&=" }[node.operator];
  if (other) change(node, `${source(node.left)} ${other} ${source(node.right)}`, "arithmetic");
}

function literal(node) {
  if (typeof node.value === "number") change(node, String(node.value + 1), "constant");
  if (typeof node.value === "boolean") change(node, String(!node.value), "constant");
}

function logical(node) {
  change(node, `(${source(node.left)} ${LOGICAL[node.operator]} (${source(node.right)}))`, "boolean");
}

const KINDS = {
  AssignmentExpression: assignment,
  BinaryExpression: binary,
  CallExpression: call,
  Literal: literal,
  LogicalExpression: logical,
  ConditionalExpression: ({ test }) => { change(test, `!(${source(test)})`, "condition turned"); },
  ExpressionStatement: (node) => { if (node.expression.type === "CallExpression") change(node, ";", "call left out"); },
  IfStatement: ({ test }) => { ["true", "false"].forEach((so) => { change(test, so, "condition decided"); }); },
  ReturnStatement: ({ argument }) => { if (argument) change(argument, "null", "another value returned"); },
  UnaryExpression: (node) => { if ("!-".includes(node.operator)) change(node, source(node.argument), "boolean"); },
};

function walk(node) {
  if (Array.isArray(node)) { node.forEach(walk); return; }
  if (!node || typeof node.type !== "string") return;
  KINDS[node.type]?.(node);
  Object.values(node).forEach((child) => { if (child && typeof child === "object") walk(child); });
}

walk(acorn.parse(text, { ecmaVersion: "latest", locations: true }));
process.stdout.write(JSON.stringify(found));
