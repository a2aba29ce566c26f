/* Reads a file of the findings for the editor in the browser, and writes it as `klyngeviden fmt` does, so that only the
   lines of a changed field change. The editor trims texts and drops comments: the file as it was read travels along in
   kv_fil, and what it held is taken from there. Pure: knows no page. */
"use strict";
{
  const { lines, ordered } = klyngeviden.yaml;
  const FILE = "kv_fil", OURS = "kv_";
  const COMMENT = /(?:^|\s)#/;

  /**
   * @param {unknown} value
   * @returns {value is { [key: string]: YamlValue }}
   */
  function isMapping(value) { return typeof value === "object" && value !== null && !Array.isArray(value); }

  /* --- reading ---------------------------------------------------------------------------------------------------- */

  /**
   * Every scalar is a text, as `check` reads it: no »nej« becomes a no.
   * @param {string} text
   * @returns {{ value: { [key: string]: YamlValue }, starts: Map<string, number> }}
   */
  function parsed(text) {
    const document = CMS_PARTS.YAML.parseDocument(`${text}\n`, { schema: "failsafe", uniqueKeys: true });
    if (document.errors.length) {
      const [reason] = document.errors[0].message.split("\n");
      throw new Error(`En fil kan ikke læses; »klyngeviden check« siger, hvad der skal rettes. (${reason})`);
    }
    const value = document.toJS({ maxAliasCount: 0 }), starts = new Map();
    if (!isMapping(value)) return { value: {}, starts };
    document.contents.items.forEach((/** @type {any} */ { key }) => {
      starts.set(String(key.value), text.slice(0, key.range[0]).split("\n").length - 1);
    });
    return { value: /** @type {{ [key: string]: YamlValue }} */ (value), starts };
  }

  /** @param {string} text */
  function read(text) { return { ...parsed(text).value, [FILE]: text }; }

  /* --- what a field holds now ------------------------------------------------------------------------------------- */

  /** @param {unknown} value */
  function isEmpty(value) {
    return value === undefined || value === null || value === ""
      || (typeof value === "object" && Object.keys(value).length === 0);
  }

  /**
   * A text as it stands in the file, or as one is written: lines end alike, a plain text is one line, and a text of
   * several paragraphs ends with its last line.
   * @param {string} text
   * @param {YamlValue | undefined} before
   * @param {boolean} isRich
   */
  function settledText(text, before, isRich) {
    const now = text.replace(/\r\n?/g, "\n").normalize("NFC").trim();
    const was = typeof before === "string" ? before : "";
    if (was && now === was.trim()) return was;
    if (!isRich) return now.replace(/\s*\n\s*/g, " ");
    return now && was ? now + (/\n*$/.exec(was)?.[0] ?? "") : `${now}\n`;
  }

  /**
   * @param {any} value
   * @param {YamlValue | undefined} before
   * @param {EditorForm | undefined} form
   * @param {boolean} isRich
   * @returns {YamlValue}
   */
  function settled(value, before, form, isRich) {
    if (Array.isArray(value)) {
      const was = Array.isArray(before) ? before : [];
      /* One that was taken out or moved leaves the others as they stood. */
      const filled = value.filter((item) => !isEmpty(item));
      return filled.map((item, index) => settled(item, alike(item, was) ?? was[index], form, isRich));
    }
    if (isMapping(value)) {
      const was = isMapping(before) ? before : {};
      const held = Object.entries(value).filter(([key, item]) => !key.startsWith(OURS) && !isEmpty(item));
      return Object.fromEntries(held.map(([key, item]) => (
        [key, settled(item, was[key], form?.parts[key], Boolean(form?.rich.includes(key)))]
      )));
    }
    return typeof value === "string" ? settledText(value, before, isRich) : String(value);
  }

  /**
   * @param {unknown} item
   * @param {YamlValue[]} among
   */
  function alike(item, among) { return among.find((other) => trimmed(other) === trimmed(item)); }

  /** @param {unknown} value */
  function trimmed(value) {
    return JSON.stringify(value, (_, inner) => (typeof inner === "string" ? inner.trim() : inner));
  }

  /* --- writing ---------------------------------------------------------------------------------------------------- */

  /**
   * The lines of a field as they stood, and the comments above it, which are about it.
   * @param {string[]} all
   * @param {Map<string, number>} starts
   * @param {string} key
   */
  function stood(all, starts, key) {
    const start = starts.get(key);
    if (start === undefined) return { above: [], own: [] };
    const after = Math.min(all.length, ...Array.from(starts.values()).filter((line) => line > start));
    const end = after === all.length ? after : begins(all, after);
    return { above: all.slice(begins(all, start), start), own: all.slice(start, end) };
  }

  /**
   * @param {string[]} all
   * @param {number} line
   */
  function begins(all, line) {
    let first = line;
    while (first > 0 && all[first - 1].startsWith("#")) first -= 1;
    return first;
  }

  /**
   * @param {{ [key: string]: any }} entry
   * @param {EditorForm} form
   */
  function written(entry, form) {
    const text = typeof entry[FILE] === "string" ? entry[FILE] : "";
    const before = parsed(text), all = text.split("\n");
    const now = /** @type {{ [key: string]: YamlValue }} */ (settled(entry, before.value, form, false));
    const value = /** @type {{ [key: string]: YamlValue }} */ (ordered(now, form));
    return Object.keys(value).flatMap((key) => {
      const { above, own } = stood(all, before.starts, key);
      const fresh = lines({ [key]: value[key] }).map((line) => line.text);
      const isSame = JSON.stringify(value[key]) === JSON.stringify(before.value[key]);
      /* A comment within a field stays with it for as long as nobody changes the field. */
      return [...above, ...(isSame && own.some((line) => COMMENT.test(line)) ? own : fresh)];
    }).map((line) => `${line}\n`).join("");
  }

  klyngeviden.editorFormat = { FILE, read, written };
}
