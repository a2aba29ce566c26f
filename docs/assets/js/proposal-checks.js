/* What a cluster writes, made ready and checked: what came along from Word goes, and each field is held to its limits,
   to private data and to the signs that paper has. Pure: knows no page. */
"use strict";
{
  const { inLines } = klyngeviden.yaml;
  const FEW = 12, MANY_FIGURES = /\d(?:[\s.-]?\d){7}/;
  /* What Word and other programs put at the beginning of an item, with the tab or the spaces behind it. */
  const BULLET = new RegExp("^[ \\t]*(?:[*+\\u00B7\\u2013\\u2014\\u2022\\u2023\\u2043\\u25AA\\u25CF\\u25E6"
    + "\\uF0A7\\uF0B7\\uF0D8\\uF076\\uF0FC-]|o(?=\\t))[ \\t\\u00A0]+");
  const NUMBERED = /^[ \t]*(\d{1,3})[.)][ \t\u00A0]+/;
  const ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
  const SPACES = /[\t\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;
  /* What cannot be seen, has no meaning outside one program, or is half of a sign. */
  const UNSEEN = [
    "0-8 e-1f 7f-9f ad 34f 61c 115f 1160 17b4 17b5 180b-180e 200b-200f 202a-202e 2060-206f 2800 3164 d800-dfff",
    "e000-f8ff feff ffa0 fff0-fffb fffe ffff e0000-10ffff",
  ].join(" ");
  const LOST = new RegExp(`[${inClass(UNSEEN)}]`, "gu");
  /* What is formatting in a text that may have some, and only stands there in one that may not. */
  const MARKS = /\*\*|__|~~|\x60|\[[A-Z]-\d{3,5}\]|\]\s?\(|<\/?[a-z][^<>]*>|<!--|&(?:#\w+|[a-z]{2,31}\d{0,2});/i;
  const START = /^(?:#{1,6}|[-+•>])\s/;
  const HTML = /<\/?[a-z][^<>]*>|<!--/i;

  /**
   * Ranges of code points, `20-7e a0`, as a pattern has them.
   * @param {string} ranges
   */
  function inClass(ranges) {
    return ranges.split(" ").map((range) => range.split("-").map((code) => `\\u{${code}}`).join("-")).join("");
  }

  /* --- made ready ------------------------------------------------------------------------------------------------- */

  /** @param {unknown} raw */
  function whole(raw) {
    return typeof raw === "string" ? raw.replace(ENDS, "\n").normalize("NFC").replaceAll("\u2011", "-") : "";
  }

  /** @param {string} text */
  function seen(text) { return text.replace(SPACES, " ").replace(LOST, ""); }

  /**
   * A text on one line.
   * @param {unknown} raw
   */
  function line(raw) { return seen(whole(raw).replace(/\n/g, " ")).replace(/ +/g, " ").trim(); }

  /** @param {string} raw */
  function item(raw) {
    const numbered = NUMBERED.exec(raw), mark = numbered ? `${numbered[1]}. ` : BULLET.test(raw) ? "- " : "";
    return mark + line(raw.replace(numbered ? NUMBERED : BULLET, ""));
  }

  /** @param {string | undefined} text */
  function isItem(text) { return /^(?:- |\d+\. )/.test(text ?? ""); }

  /**
   * A text in paragraphs: each line is one, and items that follow one another are a list.
   * @param {unknown} raw
   */
  function paragraphs(raw) {
    const lines = whole(raw).split("\n").map(item).filter((text) => text && text !== "- ");
    return lines.map((text, index) => {
      if (!index) return text;
      return (isItem(text) && isItem(lines[index - 1]) ? "\n" : "\n\n") + text;
    }).join("");
  }

  /**
   * A text in paragraphs as it stands in a file: each line as long as there is room for, and an end to the last.
   * @param {string} text
   */
  function inFile(text) { return `${inLines(text)}\n`; }

  /**
   * How many signs of a field are used, as the check counts them.
   * @param {AskedField} field
   * @param {string} text as it is ready for a file
   */
  function size(field, text) { return Array.from(field.shape === "rich" && text ? inFile(text) : text).length; }

  /**
   * @param {AskedField} field
   * @param {YamlValue[]} items
   * @returns {YamlValue[]}
   */
  function inList({ shape, parts }, items) {
    if (shape === "texts") return items.map((each) => line(each)).filter(Boolean);
    if (shape === "links") return Array.from(new Set(items.map((each) => line(each)).filter(Boolean)));
    return items.map((each) => entry(parts, each)).filter((each) => Object.keys(each).length);
  }

  /**
   * What is written in a field, ready for a file; null where there is nothing.
   * @param {AskedField} field
   * @param {YamlValue | undefined} raw
   * @returns {YamlValue}
   */
  function ready(field, raw) {
    const values = field.choices.map(([value]) => value);
    if (field.shape === "text") return line(raw) || null;
    if (field.shape === "rich") return paragraphs(raw) || null;
    if (field.shape === "choice") return typeof raw === "string" && values.includes(raw) ? raw : null;
    const items = Array.isArray(raw) ? raw : [];
    const made = field.shape === "choices" ? values.filter((value) => items.includes(value))
      : inList(field, items);
    return made.length ? made : null;
  }

  /**
   * The fields of an entry that hold something.
   * @param {AskedField[]} fields
   * @param {YamlValue | undefined} raw
   */
  function entry(fields, raw) {
    /** @type {Record<string, YamlValue>} */
    const made = {};
    const given = typeof raw === "object" && raw !== null && !Array.isArray(raw) ? raw : {};
    fields.forEach((field) => {
      const value = Object.hasOwn(given, field.key) ? ready(field, given[field.key]) : null;
      if (value !== null) made[field.key] = value;
    });
    return made;
  }

  /* --- private data ----------------------------------------------------------------------------------------------- */

  /** @param {string[]} figures day, month and year */
  function isDay([day, month, year]) {
    const date = new Date(Date.UTC(2000 + Number(year), Number(month) - 1, Number(day)));
    return date.getUTCDate() === Number(day) && date.getUTCMonth() === Number(month) - 1;
  }

  /**
   * The words that give away how to reach or recognise a private person, each with what is said of it.
   * @param {string} text
   * @param {ProposalRules} rules
   * @returns {{ words: string, said: [message: string, hint: string] }[]}
   */
  function privateIn(text, rules) {
    if (!text.includes("@") && !MANY_FIGURES.test(text)) return [];
    /** @param {string} pattern */
    const found = (pattern) => Array.from(text.matchAll(new RegExp(pattern, "giu")));
    const isCompany = new RegExp(rules.patterns.company, "iu");
    const emails = found(rules.patterns.email)
      .filter(([words]) => !rules.open.includes(words.replace(/\.+$/, "").toLowerCase()));
    const cprs = found(rules.patterns.cpr).filter((match) => isDay(match.slice(1)));
    const phones = found(rules.patterns.phone).filter((match) => !isCompany.test(text.slice(0, match.index)));
    return [
      ...emails.map(([words]) => ({ words, said: rules.said.email })),
      ...cprs.map(([words]) => ({ words, said: rules.said.cpr })),
      ...phones.map(([words]) => ({ words, said: rules.said.phone })),
    ];
  }

  /* --- problems --------------------------------------------------------------------------------------------------- */

  /**
   * @param {string} message
   * @param {string} hint
   * @returns {[message: string, hint: string]}
   */
  function said(message, hint) { return [message, hint]; }

  /** @param {string} ranges the signs that paper has, as the check knows them */
  function signsBut(ranges) { return new RegExp(`[^\\t\\n${inClass(ranges)}]+`, "u"); }

  /**
   * @param {AskedField} field
   * @param {string} text
   * @returns {[message: string, hint: string] | null}
   */
  function lengthOf(field, text) {
    const count = size(field, text);
    if (count < field.least) return [`${count} tegn; der skal mindst være ${field.least}.`, "Skriv det fuldt ud."];
    const isLong = field.most && count > field.most;
    return isLong ? [`${count} tegn; der er højst plads til ${field.most}.`, "Kort det ned, eller del det."] : null;
  }

  /**
   * What is wrong with a text, the worst first.
   * @param {AskedField} field
   * @param {string} text
   * @param {ProposalRules} rules
   * @returns {[message: string, hint: string][]}
   */
  function inText(field, text, rules) {
    const odd = signsBut(rules.printed).exec(text), off = lengthOf(field, text), isRich = field.shape === "rich";
    const most = rules.longestWord, long = text.split(/\s/).find((word) => Array.from(word).length > most);
    const mark = (isRich ? HTML : MARKS).exec(text) ?? (isRich ? null : START.exec(text));
    const told = privateIn(text, rules).map((each) => said(`»${each.words}«: ${each.said[0]}`, each.said[1]));
    if (off) told.push(off);
    if (long) told.push(said(`»${long.slice(0, FEW)}…« er et ord på over ${most} tegn.`, "Del det."));
    if (odd) told.push(said(`»${odd[0].slice(0, FEW)}« kan ikke trykkes.`, "Slet det, eller skriv det med ord."));
    if (mark) told.push(said(`»${mark[0].trim()}« bliver stående, som det er.`, "Slet det: Skriv teksten uden koder."));
    return told;
  }

  /**
   * @param {AskedField} field
   * @param {YamlValue[]} items
   * @returns {[message: string, hint: string] | null}
   */
  function countOf(field, items) {
    const isChosen = field.shape === "choices", what = isChosen ? "valgt" : "punkter";
    if (items.length < field.fewest) {
      const few = field.fewest === 1 ? "Intet er valgt." : `${items.length} ${what}; der skal være ${field.fewest}.`;
      return [few, isChosen ? "Vælg mindst ét." : "Skriv det, der mangler."];
    }
    const isMany = field.many && items.length > field.many;
    return isMany ? [`${items.length} ${what}; højst ${field.many}.`, "Tag det mindst vigtige ud."] : null;
  }

  /**
   * Everything that keeps what is written from being a sound part of a record.
   * @param {AskedField[]} fields
   * @param {Record<string, YamlValue>} values as `entry` makes them
   * @param {ProposalRules} rules
   * @param {YamlPath} [at]
   * @returns {ProposalProblem[]}
   */
  function problems(fields, values, rules, at = []) {
    return fields.flatMap((field) => {
      const value = values[field.key], here = [...at, field.key];
      /** @param {[message: string, hint: string] | null} told */
      const problem = (told, path = here) => (
        told ? [{ path, title: field.title, message: told[0], hint: told[1] }] : []
      );
      if (value === undefined || value === null) {
        return field.required ? problem(["Her mangler noget.", field.choices.length ? "Vælg." : "Skriv det."]) : [];
      }
      if (typeof value === "string") return inText(field, value, rules).flatMap((told) => problem(told));
      if (!Array.isArray(value)) return [];
      return [...problem(countOf(field, value)), ...value.flatMap((each, index) => {
        const inside = [...here, index];
        if (typeof each === "string") return inText(field, each, rules).flatMap((told) => problem(told, inside));
        return problems(field.parts, /** @type {Record<string, YamlValue>} */ (each), rules, inside);
      })];
    });
  }

  klyngeviden.proposalChecks = { line, paragraphs, inFile, size, entry, problems, privateIn };
}
