/* Writes plain values as YAML, sign for sign as `klyngeviden fmt` does: generators/presentation/yaml_text.py once more,
   and one test asks both. Pure: knows no page, no record and no file. */
"use strict";
{
  const WIDTH = 120, LONGEST_IN_BRACKETS = 40;
  const LETTERS = "A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F";
  const PLAIN_FIRST = new RegExp(`^[${LETTERS}»]`);
  /* What means something in YAML, or would not come back. */
  const MEANS = /: |:$| #|\n| $/;
  const BARE = /^(?:\d{4}-\d{2}-\d{2}|0|[1-9]\d{0,2})$/;
  const IN_BRACKETS = new RegExp(`^[${LETTERS}][${LETTERS}0-9_ /.-]*$`);
  const OF_SENTENCES = /[,?!:;"[\]{}#]/;
  const WORDS = new Set(["null", "true", "false", "yes", "no", "on", "off", "y", "n", "ja", "nej"]);
  /* What a reader of YAML takes for the end of a line or refuses: it stands as its number, in quotation marks. */
  const ODD = /[\0-\x08\x0B-\x1F\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]/; // eslint-disable-line no-control-regex
  const EVERY_ODD = new RegExp(ODD, "g");
  /* What begins a block in Markdown, and what begins an item of a list. */
  const BLOCK = /^(?:[-+*#=_~\x60]+(?: |$)|[0-9]+[.)](?: |$)|[>|])/;
  const ITEM = /^ *(?:[-+*]|[0-9]+[.)]) +/;
  const HEX = 16, FIGURES = 4;

  /* --- one text --------------------------------------------------------------------------------------------------- */

  /**
   * Python counts whole signs.
   * @param {string} text
   */
  function length(text) { return Array.from(text).length; }

  /** @param {string} text */
  function isOdd(text) { return text.includes("\t") || ODD.test(text); }

  /** @param {string} text */
  function quoted(text) {
    return JSON.stringify(text).replace(EVERY_ODD, (sign) => (
      `\\u${sign.charCodeAt(0).toString(HEX).padStart(FIGURES, "0")}`
    ));
  }

  /**
   * A text on one line, in quotation marks where it would be read as something else.
   * @param {string | number | null} value
   */
  function scalar(value) {
    if (value === null) return "";
    if (typeof value === "number" || BARE.test(value)) return String(value);
    const isPlain = PLAIN_FIRST.test(value) && !MEANS.test(value) && !WORDS.has(value.toLowerCase()) && !isOdd(value);
    return isPlain ? value : quoted(value);
  }

  /**
   * @param {string} text
   * @param {number} width
   */
  function wrapped(text, width) {
    const parts = [];
    let rest = Array.from(text);
    while (rest.length > width) {
      let cut = rest.lastIndexOf(" ", width);
      /* A break stands for one space: where there are more, the line goes on. */
      while (cut > 0 && (rest[cut - 1] === " " || rest[cut + 1] === " ")) cut = rest.lastIndexOf(" ", cut - 1);
      if (cut <= 0) break;
      parts.push(rest.slice(0, cut).join(""));
      rest = rest.slice(cut + 1);
    }
    return [...parts, rest.join("")];
  }

  /**
   * A line of Markdown as lines that mean the same: none of them begins a block of its own.
   * @param {string} line
   * @param {number} width
   */
  function broken(line, width) {
    /* A table or a heading ends where its line does. */
    if (/^[|#]/.test(line)) return [line];
    const inside = " ".repeat(ITEM.exec(line)?.[0].length ?? 0);
    /** @type {string[]} */
    const parts = [];
    wrapped(line, width - inside.length).forEach((part) => {
      if (parts.length && BLOCK.test(part)) parts[parts.length - 1] += ` ${part}`;
      else parts.push(parts.length ? inside + part : part);
    });
    return parts;
  }

  /**
   * A text of several paragraphs, broken where there is a space, so that no line is wider than a window.
   * @param {string} text
   * @param {number} [indent]
   */
  function inLines(text, indent = 2) {
    return text.split("\n").flatMap((line) => broken(line, WIDTH - indent)).join("\n");
  }

  /**
   * A long text can be broken at a space, where neither end is one.
   * @param {string} text
   */
  function folds(text) {
    return text.includes(" ") && !/^[ #]| $/.test(text) && !isOdd(text);
  }

  /**
   * What the indentation and the end of a text in lines would not say: spaces first, and the empty lines last.
   * @param {string} text
   */
  function blockSign(text) {
    const ends = text.length - text.replace(/\n+$/, "").length;
    return (/^\n* /.test(text) ? "2" : "") + (ends ? ends > 1 ? "+" : "" : "-");
  }

  /* --- lists and fields ------------------------------------------------------------------------------------------- */

  /**
   * @param {YamlValue} value
   * @returns {value is { [key: string]: YamlValue }}
   */
  function isMapping(value) { return typeof value === "object" && value !== null && !Array.isArray(value); }

  /**
   * @param {YamlValue} value
   * @returns {value is string | number | null}
   */
  function isSingle(value) { return value === null || typeof value !== "object"; }

  /** @param {YamlValue} item */
  function isNumber(item) { return typeof item === "number" || (typeof item === "string" && BARE.test(item)); }

  /**
   * A sentence has a line of its own, however short.
   * @param {YamlValue} item
   */
  function inBrackets(item) {
    if (item === null || !isSingle(item)) return "";
    const whole = String(item);
    if (length(whole) > LONGEST_IN_BRACKETS || OF_SENTENCES.test(whole)) return "";
    const text = scalar(item);
    if (isNumber(item) || text.startsWith('"')) return text;
    return IN_BRACKETS.test(text) && !text.endsWith(" ") ? text : quoted(text);
  }

  /**
   * Short lists of words in brackets, and a few numbers in braces; empty where it takes more than a line.
   * @param {YamlValue[] | { [key: string]: YamlValue }} value
   * @param {number} before
   */
  function onOneLine(value, before) {
    const isList = Array.isArray(value), count = Object.keys(value).length;
    const parts = isList ? value.map(inBrackets).filter(Boolean)
      : Object.entries(value).filter(([, item]) => isNumber(item)).map(([key, item]) => `${key}: ${item}`);
    const line = isList ? `[${parts.join(", ")}]` : `{${parts.join(", ")}}`;
    return parts.length === count && (!count || before + length(line) <= WIDTH) ? line : "";
  }

  /**
   * @param {string} before
   * @param {string | number | null} text
   * @param {string} indent
   * @param {YamlPath[]} begins
   * @returns {YamlLine[]}
   */
  function textLines(before, text, indent, begins) {
    /** @param {string} line */
    const below = (line) => ({ text: line && `${indent}  ${line}`, begins: [] });
    if (typeof text === "string" && /[^\n]/.test(text) && text.includes("\n") && !ODD.test(text)) {
      const inside = text.replace(/\n$/, "").split("\n");
      return [{ text: `${before} |${blockSign(text)}`, begins }, ...inside.map(below)];
    }
    if (typeof text === "string" && length(before) + 1 + length(text) > WIDTH && folds(text)) {
      return [{ text: `${before} >-`, begins }, ...wrapped(text, WIDTH - indent.length - 2).map(below)];
    }
    return [{ text: text === null ? before : `${before} ${scalar(text)}`, begins }];
  }

  /**
   * @param {{ [key: string]: YamlValue }} value
   * @param {string} indent
   * @param {YamlPath} at
   * @returns {YamlLine[]}
   */
  function fields(value, indent, at) {
    return Object.entries(value).flatMap(([key, inner]) => {
      const here = [...at, key];
      if (isSingle(inner)) return textLines(`${indent}${key}:`, inner, indent, [here]);
      const short = onOneLine(inner, indent.length + length(key) + 2);
      if (short) return [{ text: `${indent}${key}: ${short}`, begins: [here] }];
      return [{ text: `${indent}${key}:`, begins: [here] }, ...nested(inner, `${indent}  `, here)];
    });
  }

  /**
   * @param {YamlValue[] | { [key: string]: YamlValue }} value
   * @param {string} indent
   * @param {YamlPath} at
   */
  function nested(value, indent, at) {
    return Array.isArray(value) ? items(value, indent, at) : fields(value, indent, at);
  }

  /**
   * @param {YamlValue[]} list
   * @param {string} indent
   * @param {YamlPath} at
   * @returns {YamlLine[]}
   */
  function items(list, indent, at) {
    return list.flatMap((item, index) => {
      const here = [...at, index];
      if (isSingle(item)) return textLines(`${indent}-`, item, indent, [here]);
      const isFilled = isMapping(item) && Object.keys(item).length;
      const short = isFilled ? "" : onOneLine(item, indent.length + 2);
      if (short) return [{ text: `${indent}- ${short}`, begins: [here] }];
      const [first, ...rest] = nested(item, `${indent}  `, here);
      return [{ text: `${indent}- ${first.text.trimStart()}`, begins: [here, ...first.begins] }, ...rest];
    });
  }

  /* --- a file ----------------------------------------------------------------------------------------------------- */

  /**
   * A file line by line, each with the parts of the value that begin on it, the outermost first.
   * @param {YamlValue} value
   * @returns {YamlLine[]}
   */
  function lines(value) {
    if (isMapping(value)) return fields(value, "", []);
    if (!Array.isArray(value)) return [{ text: scalar(value), begins: [] }];
    return value.length ? items(value, "", []) : [{ text: "[]", begins: [] }];
  }

  /** @param {YamlValue} value */
  function written(value) { return lines(value).map(({ text }) => `${text}\n`).join(""); }

  /**
   * The keys of an entry, and of the parts in it, in the order they are written in; unknown ones last, as they stood.
   * @param {YamlValue} value
   * @param {YamlOrder | undefined} order
   * @returns {YamlValue}
   */
  function ordered(value, order) {
    if (Array.isArray(value)) return value.map((item) => ordered(item, order));
    if (!isMapping(value)) return value;
    const known = (order?.keys ?? []).filter((key) => Object.hasOwn(value, key));
    const keys = new Set([...known, ...Object.keys(value)]);
    return Object.fromEntries(Array.from(keys, (key) => [key, ordered(value[key], order?.parts[key])]));
  }

  klyngeviden.yaml = { written, lines, scalar, inLines, ordered };
}
