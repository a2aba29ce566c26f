/* How the scripts of the site are written: classic scripts, strict, each in a block of its own, one namespace between
   them. */
"use strict";
const js = require("@eslint/js");
const globals = require("globals");

module.exports = [
  js.configs.recommended,
  {
    files: ["docs/assets/js/*.js", "templates/serve/*.js", "tests/tools/node/*.cjs"],
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: {
      ecmaVersion: 2022,
      sourceType: "script",
      globals: { ...globals.browser, klyngeviden: "readonly" },
    },
    rules: {
      "max-lines-per-function": ["error", { max: 60, IIFEs: true }],
      "max-len": ["error", { code: 120 }],
      "max-lines": ["error", { max: 400 }],
      "max-depth": ["error", 3],
      "max-params": ["error", 5],
      complexity: ["error", 12],
      strict: ["error", "global"],
      "no-implicit-globals": ["error", { lexicalBindings: true }],
      "no-var": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      "prefer-arrow-callback": "error",
      "prefer-rest-params": "error",
      "prefer-spread": "error",
      "object-shorthand": "error",
      "func-style": ["error", "declaration", { allowArrowFunctions: true }],
      "arrow-parens": ["error", "always"],
      eqeqeq: "error",
      quotes: ["error", "double", { avoidEscape: true }],
      semi: ["error", "always"],
      indent: ["error", 2, { ignoredNodes: ["ConditionalExpression", "TemplateLiteral *"] }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-shadow": "error",
      "no-throw-literal": "error",
      "no-trailing-spaces": "error",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-restricted-properties": ["error",
        { property: "innerHTML", message: "Everything is text: dom.js makes elements." },
        { property: "outerHTML", message: "Everything is text: dom.js makes elements." }],
    },
  },
  {
    /* Of the bundled editor; a class of React's is one long object. */
    files: ["docs/assets/js/rediger*.js"],
    languageOptions: {
      globals: {
        CMS: "readonly", CMS_COLLECTION: "readonly", CMS_PARTS: "readonly", createClass: "readonly", h: "readonly",
        marked: "readonly",
      },
    },
  },
  {
    /* The engine is asked without a browser, too. */
    files: ["tests/tools/node/*.cjs"],
    languageOptions: { sourceType: "commonjs", globals: { ...globals.node } },
  },
];
