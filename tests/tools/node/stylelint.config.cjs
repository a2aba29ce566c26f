/* How the style sheets of the site are written. */
"use strict";

module.exports = {
  extends: "stylelint-config-standard",
  rules: {
    "selector-class-pattern": [
      "^(kv(-[a-z0-9]+(__[a-z0-9]+)?(--[a-z0-9]+)?)?|is-[a-z]+|by-[a-z]+|js|md-[a-z_-]+|t[0-9]|r[0-9])$",
      { message: "A class is kv-<part>, with __<piece> or --<variant>; is-<state>; a theme, a region or Material's." },
    ],
    /* A media query with a range is passed over by the browsers of 2022. */
    "media-feature-range-notation": "prefix",
    /* Rules stand by part of the page, one line each, not by weight. */
    "no-descending-specificity": null,
    "at-rule-empty-line-before": null,
    "comment-empty-line-before": null,
    "custom-property-empty-line-before": null,
    /* The names of fonts are written as their owners write them. */
    "value-keyword-case": [
      "lower", { ignoreKeywords: ["Georgia", "A4", "Canvas", "CanvasText", "Highlight", "LinkText"] },
    ],
    "font-family-name-quotes": null,
    /* Safari knows these by their old names only. */
    "property-no-vendor-prefix": null,
  },
};
