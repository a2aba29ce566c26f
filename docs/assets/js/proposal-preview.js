/* Shows a proposed record as the site will, by the same classes. What is written is put in as text: nothing of it is
   ever read as HTML. */
"use strict";
{
  const { element, sign } = klyngeviden.dom;
  const INLINE = /\*\*([^*]+)\*\*|\*([^*]+)\*/g;

  /** @param {string} text */
  function emphasised(text) {
    /** @type {(Node | string)[]} */
    const made = [];
    let at = 0;
    Array.from(text.matchAll(INLINE)).forEach((match) => {
      made.push(text.slice(at, match.index));
      made.push(match[1] ? element("strong", "", match[1]) : element("em", "", match[2]));
      at = match.index + match[0].length;
    });
    return [...made, text.slice(at)];
  }

  /**
   * A text with paragraphs and lists, as `paragraphs` makes it.
   * @param {string} text
   */
  function rich(text) {
    return element("div", "kv-text", text.split("\n\n").map((block) => {
      const items = block.split("\n"), mark = /^(?:- |(\d+)\. )/.exec(items[0]);
      if (!mark) return element("p", "", emphasised(block));
      const list = element(mark[1] ? "ol" : "ul", "", items.map((item) => (
        element("li", "", emphasised(item.replace(/^(?:- |\d+\. )/, "")))
      )));
      return list;
    }));
  }

  /**
   * @param {AskedField} part
   * @param {YamlValue | undefined} value
   */
  function said(part, value) {
    const chosen = part.choices.find(([key]) => key === value);
    return chosen ? chosen[1] : typeof value === "string" ? value : "";
  }

  /**
   * Entries of which there are always as many, as the two poles of a dilemma are.
   * @param {AskedField[]} parts
   * @param {YamlValue[]} values
   */
  function sideBySide([first, ...rest], values) {
    return element("div", "kv-seen__two", values.map((each) => {
      const given = /** @type {Record<string, YamlValue>} */ (Object(each));
      return element("div", "", [
        element("p", "kv-seen__name", said(first, given[first.key])),
        ...rest.map((part) => element("p", "", said(part, given[part.key]))),
      ]);
    }));
  }

  /**
   * @param {AskedField | undefined} field
   * @param {YamlValue} value
   * @param {boolean} isRich
   */
  function body(field, value, isRich) {
    if (isRich) return rich(String(value));
    if (!Array.isArray(value)) return element("p", "kv-when", String(value));
    if (field?.shape !== "parts") {
      return element("ul", "kv-cons", value.map((each) => element("li", "", String(each))));
    }
    if (field.fewest === field.many) return sideBySide(field.parts, value);
    return element("dl", "kv-obst", value.map((each) => {
      const given = /** @type {Record<string, YamlValue>} */ (Object(each)), [first, ...rest] = field.parts;
      return element("div", "", [
        element("dt", "", said(first, given[first.key])),
        ...rest.map((part) => element("dd", "", said(part, given[part.key]))),
      ]);
    }));
  }

  /**
   * The facts below the summary: the closed lists of the record, and what it builds on, in words.
   * @param {ProposalType} type
   * @param {Record<string, YamlValue>} values
   * @param {ProposalForm["records"]} records
   */
  function facts(type, values, records) {
    const known = records.map(([id, title]) => /** @type {AskedField["choices"][0]} */ ([id, `${id} ${title}`, ""]));
    const named = type.fields.map((field) => (field.shape === "links" ? { ...field, choices: known } : field));
    const lists = named.filter(({ choices, key }) => choices.length && Array.isArray(values[key]));
    return element("dl", "kv-facts", lists.map((field) => {
      const chosen = /** @type {YamlValue[]} */ (values[field.key]).map((value) => said(field, value));
      return element("div", "", [element("dt", "", field.title), element("dd", "", chosen.join(", "))]);
    }));
  }

  /**
   * @param {ProposalType} type
   * @param {Record<string, YamlValue>} values as they go into the file
   * @param {string} from where it stands
   * @param {ProposalForm["records"]} records what is there already
   */
  function preview(type, values, from, records) {
    const kind = element("p", "kv-kind", [
      sign(type.icon, "kv-m"), ` ${type.singular.charAt(0).toUpperCase()}${type.singular.slice(1)} `,
      element("span", "kv-badge", "Foreløbig"),
    ]);
    const shown = type.shown.filter(([key]) => values[key] !== undefined);
    const sections = shown.map(([key, heading, isRich]) => element("section", "kv-sec", [
      element("div", "kv-sec__h", element("h5", "", heading)),
      element("div", "kv-sec__b", body(type.fields.find((field) => field.key === key), values[key], isRich)),
    ]));
    return element("article", "kv-seen", [
      kind, element("h4", "", String(values.titel ?? "Uden titel")),
      element("p", "kv-lead", String(values.resume ?? "")),
      facts(type, values, records), ...sections, element("p", "kv-q", from),
    ]);
  }

  klyngeviden.proposalPreview = preview;
}
