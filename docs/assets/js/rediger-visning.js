/* Shows what is being edited as the site will: the classes of its pages, its style sheets and its signs. Everything is
   put in as text; nothing that is written is ever read as HTML. */
"use strict";
{
  const { looks, names, letters, terms } = klyngeviden.editor;
  const QUOTES = /"([^"\n]+)"/g, DASHES = /(?<=\s)-{1,3}(?=\s)/g, APOSTROPHE = /(?<=[\p{L}\p{N}_])'(?=[\p{L}\p{N}_])/gu;
  const LINK = new RegExp(`\\[(${letters}-\\d{3,5})\\](?!\\()`, "g");
  const TIMES = 2;

  /* --- texts ------------------------------------------------------------------------------------------------------ */

  /**
   * Danish quotation marks and dashes, as danish.typeset puts them.
   * @param {unknown} text
   */
  function typeset(text) {
    return String(text ?? "").replace(/\.\.\./g, "…").replace(QUOTES, "»$1«").replace(DASHES, "–")
      .replace(APOSTROPHE, "’");
  }

  /**
   * A text within a paragraph; is the record it names.
   * @param {string} text
   */
  function withLinks(text) {
    return typeset(text).split(LINK).map((part, index) => (index % TIMES ? h("a", { key: index }, part) : part));
  }

  /**
   * A link where the site makes one: it is written as a link, and leads where `check` lets it. Else what was written.
   * @param {any} token
   * @param {number} key
   */
  function link({ raw, href, tokens }, key) {
    const isOne = /^[[<]/.test(raw) && terms.schemes.some((scheme) => href.toLowerCase().startsWith(scheme));
    return isOne ? h("a", { key, href }, tokens.map(shown)) : h("span", { key }, raw);
  }

  /**
   * @param {any} token
   * @param {number} key
   */
  function shown(token, key) {
    const { type, tokens, text } = token, inner = () => (tokens ? tokens.map(shown) : withLinks(text ?? ""));
    /** @type {Record<string, string>} */
    const tags = { paragraph: "p", strong: "strong", em: "em", blockquote: "blockquote" };
    if (type in tags) return h(tags[type], { key }, inner());
    switch (type) {
    case "heading": return h(`h${Math.max(token.depth, 3)}`, { key }, inner());
    case "link": return link(token, key);
    case "br": return h("br", { key });
    case "space": case "def": return null;
    case "list": return h(token.ordered ? "ol" : "ul", { key, start: token.start || undefined }, items(token));
    case "table": return table(token, key);
    /* What would be HTML is a text. */
    default: return h("span", { key }, type === "html" ? token.raw : inner());
    }
  }

  /** @param {any} list */
  function items(list) {
    return list.items.map((/** @type {any} */ item, /** @type {number} */ key) => (
      h("li", { key }, item.tokens.map(shown))
    ));
  }

  /**
   * @param {any} token
   * @param {number} key
   */
  function table(token, key) {
    /** @param {string} tag */
    const cells = (tag) => (/** @type {any} */ cell, /** @type {number} */ at) => (
      h(tag, { key: at }, cell.tokens.map(shown))
    );
    return h("table", { key },
      h("thead", {}, h("tr", {}, token.header.map(cells("th")))),
      h("tbody", {}, token.rows.map((/** @type {any} */ row, /** @type {number} */ at) => (
        h("tr", { key: at }, row.map(cells("td")))))));
  }

  /** @param {string} text */
  function rich(text) { return h("div", { className: "kv-text" }, marked.lexer(text.trim()).map(shown)); }

  /* --- the parts of a record -------------------------------------------------------------------------------------- */

  /**
   * One of the site's signs, where they have been fetched.
   * @param {string} name
   * @param {string} className
   * @param {number} size
   */
  function sign(name, className, size = 24) {
    const box = { className, viewBox: `0 0 ${size} ${size}`, "aria-hidden": "true" };
    return h("svg", box, h("use", { href: `#${name}` }));
  }

  /**
   * @param {string} place
   * @param {string} key
   */
  function nameOf(place, key) { return (names[place] ?? []).find(([own]) => own === key)?.[1] ?? key; }

  /**
   * @param {EditorLook} look
   * @param {string} field
   * @param {string[]} values
   */
  function inWords(look, field, values) {
    const said = values.map((value) => look.words[field]?.[value] ?? value);
    const [first = "", ...rest] = said.map((word, at) => (at ? word.charAt(0).toLowerCase() + word.slice(1) : word));
    return rest.length ? `${[first, ...rest.slice(0, -1)].join(", ")} og ${rest[rest.length - 1]}` : first;
  }

  /**
   * @param {string} name
   * @param {any} value
   */
  function fact(name, value) { return h("div", {}, h("dt", {}, name), h("dd", {}, value)); }

  /**
   * What a field holds several of: in a new record the editor holds an empty text until one is chosen.
   * @param {any} value
   * @returns {any[]}
   */
  function several(value) { return Array.isArray(value) ? value : []; }

  /** @param {{ [key: string]: any }} entry */
  function themes(entry) {
    return h("ul", { className: "kv-themes" }, several(entry.temaer).map((/** @type {string} */ slug) => {
      const number = terms.themeNumbers[slug] ?? 0;
      return h("li", { key: slug, className: `t${number}` },
        h("a", {}, sign(`tema-${number || "udskudt"}`, "kv-i", 48),
          number > 0 && h("span", { className: "kv-no" }, number), " ", nameOf("temaer", slug)));
    }));
  }

  /**
   * Who wrote a part, where that is not the source.
   * @param {{ [key: string]: any }} entry
   * @param {string} key
   */
  function mark(entry, key) {
    const isOwn = several(entry.redaktionelle_felter).includes(key) && !terms.saidByTheHeading.includes(key);
    return isOwn && h("p", { className: "kv-ed" }, sign("k-caret", "kv-ed__m"), terms.editors);
  }

  /** How each part looks, by the key of its field, as templates/pages/record_parts.html.j2 has it. */
  const FORMS = {
    /** @param {any[]} value */
    spoergsmaal: (value) => h("ol", { className: "kv-ask" }, value.map((text, key) => h("li", { key }, typeset(text)))),
    /**
     * @param {any[]} value
     * @param {{ [key: string]: any }} entry
     */
    trin: (value, entry) => {
      const isOrdered = terms.inOrder.includes(entry.slags);
      return h(isOrdered ? "ol" : "ul", { className: isOrdered ? "kv-steps" : "kv-cons" }, value.map((step, key) => (
        h("li", { key }, h("h3", {}, typeset(step.titel)), h("p", {}, typeset(step.tekst))))));
    },
    /**
     * @param {any[]} value
     * @param {{ [key: string]: any }} _
     * @param {EditorLook} look
     */
    handlinger: (value, _, look) => h("div", { className: "kv-acts" }, Object.entries(look.words.niveau ?? {})
      .filter(([level]) => value.some((action) => action.niveau === level))
      .map(([level, label]) => h("div", { key: level, className: "kv-act" }, h("h3", {}, label),
        h("ul", {}, value.filter((action) => action.niveau === level).map((action, key) => (
          h("li", { key }, sign("type-anbefaling", "kv-act__m"), h("span", {}, typeset(action.tekst))))))))),
    /** @param {any[]} value */
    forhindringer: (value) => h("dl", { className: "kv-obst" }, value.map((item, key) => (
      h("div", { key }, h("dt", {}, typeset(item.forhindring)), h("dd", {}, typeset(item.svar)))))),
  };

  /**
   * @param {EditorPart} part
   * @param {any} value
   * @param {{ [key: string]: any }} entry
   * @param {EditorLook} look
   */
  function body(part, value, entry, look) {
    if (part.key in FORMS) return FORMS[/** @type {keyof typeof FORMS} */ (part.key)](value, entry, look);
    if (part.rich) return rich(String(value));
    if (!Array.isArray(value)) return h("p", { className: "kv-when" }, typeset(value));
    if (value.some((item) => typeof item === "object")) {
      return value.map((item, key) => h("dl", { key, className: "kv-obst" }, h("div", {},
        Object.values(item).map((text, at) => h(at ? "dd" : "dt", { key: at }, typeset(text))))));
    }
    return h("ul", { className: "kv-cons" }, value.map((text, key) => h("li", { key }, typeset(text))));
  }

  /**
   * @param {string} words
   * @param {string} key
   * @param {any} inside
   * @param {any} [by]
   * @param {string} [more]
   */
  function section(words, key, inside, by = null, more = "") {
    return h("section", { key, className: `kv-sec${more}` },
      h("div", { className: "kv-sec__h" }, h("h2", { id: key.replace(/_/g, "-") }, words), by),
      h("div", { className: "kv-sec__b" }, inside));
  }

  /** @param {{ [key: string]: any }} entry */
  function poles(entry) {
    const [first, second] = several(entry.poler);
    /** @param {any} pole @param {string} side */
    const shownPole = (pole, side) => h("div", { className: `kv-pole kv-pole--${side}` },
      h("h3", {}, typeset(pole?.navn)), mark(entry, "poler"), h("p", {}, typeset(pole?.tekst)));
    return h("section", { className: "kv-poles" }, shownPole(first, "a"), h("div", { className: "kv-scale" }),
      shownPole(second, "b"));
  }

  /* --- the page --------------------------------------------------------------------------------------------------- */

  /**
   * @param {EditorLook} look
   * @param {{ [key: string]: any }} entry
   * @param {string} id
   */
  function head(look, entry, id) {
    const notice = terms.notices[entry.status];
    return h("header", { className: "kv-rec__head" },
      h("div", { className: "kv-rec__sign" }, sign(look.icon, "kv-sign")),
      h("div", { className: "kv-rec__title" },
        h("p", { className: "kv-kind" }, h("a", {}, look.words.slags?.[entry.slags] ?? look.name), " ",
          h("span", { className: "kv-code" }, id), " ", h("span", { className: "kv-kind__e" }, look.explanation)),
        h("h1", {}, typeset(entry.titel) || "Uden titel"), mark(entry, "titel"),
        notice && h("p", { className: "kv-notice" }, h("strong", {}, notice[0]), ` ${notice[1]}`),
        h("p", { className: "kv-lead" }, typeset(entry.resume)), mark(entry, "resume"),
        entry.forbehold && h("p", { className: "kv-notice" }, h("strong", {}, `${terms.caveat}:`), " ",
          typeset(entry.forbehold)),
        h("dl", { className: "kv-facts" }, fact("Temaer", themes(entry)),
          fact("Ledelsesniveau", inWords(look, "niveauer", several(entry.niveauer))),
          fact("Område", inWords(look, "omraader", several(entry.omraader))))));
  }

  /**
   * The questions follow what a page leads with, as generators/website/record_pages.py has them.
   * @param {EditorPart[]} parts
   */
  function questionsEarly(parts) {
    const others = parts.filter(({ key }) => key !== "spoergsmaal");
    const behind = others.findIndex(({ key }) => key === "tekst");
    const place = behind > 0 ? behind : TIMES;
    return [...others.slice(0, place), ...parts.filter(({ key }) => key === "spoergsmaal"), ...others.slice(place)];
  }

  /** @param {{ [key: string]: any }} entry */
  function sources(entry) {
    return h("ul", { className: "kv-cons" }, several(entry.kilder).map((source, key) => (
      h("li", { key }, h("p", {}, nameOf("kilder", source.kilde), ". ", typeset(source.sted)),
        source.citat && h("blockquote", {}, typeset(source.citat))))));
  }

  /**
   * @param {EditorLook} look
   * @param {{ [key: string]: any }} entry
   * @param {string} id
   */
  function record(look, entry, id) {
    /** @param {any} value */
    const isFilled = (value) => (Array.isArray(value) ? value.length > 0 : Boolean(value));
    const parts = questionsEarly(look.parts.filter(({ key }) => isFilled(entry[key])));
    return h("article", { className: `kv-rec kv-rec--${look.slug}` }, h("div", { className: "kv-wrap" },
      head(look, entry, id),
      parts.some(({ key }) => key === "poler") && poles(entry),
      h("div", { className: "kv-rec__body" },
        parts.filter(({ key }) => key !== "poler").map((part) => section(
          heading(look, part, entry), part.key, body(part, entry[part.key], entry, look), mark(entry, part.key),
          part.key === "betydning" ? " kv-sec--meaning" : "")),
        section("Kilder", "kilder", sources(entry), null, " kv-sec--end"))));
  }

  /**
   * @param {EditorLook} look
   * @param {EditorPart} part
   * @param {{ [key: string]: any }} entry
   */
  function heading(look, part, entry) {
    const own = look.headings[entry.slags]?.[part.key];
    return own ?? (part.key === "trin" ? terms.steps[entry.trin.length] ?? part.heading : part.heading);
  }

  /**
   * An entry of a register: its fields, each under its label, in the style of the site.
   * @param {EditorLook} look
   * @param {{ [key: string]: any }} entry
   */
  function register(look, entry) {
    const [first] = look.parts, isNamed = typeof entry[first.key] === "string";
    const rest = look.parts.slice(isNamed ? 1 : 0);
    return h("article", { className: "kv-rec" }, h("div", { className: "kv-wrap" },
      isNamed && h("p", { className: "kv-kind" }, look.name),
      h("h1", {}, isNamed ? typeset(entry[first.key]) : look.name),
      h("div", { className: "kv-rec__body" }, rest.filter(({ key }) => entry[key]?.length).map((part) => (
        section(part.heading, part.key, body(part, entry[part.key], entry, look)))))));
  }

  /* --- in the editor ---------------------------------------------------------------------------------------------- */

  /** @type {Promise<Element | null> | undefined} */
  let fetched;

  /** The signs stand in every page of the site: they are taken from its front page, once, when the first are shown. */
  function signs() {
    fetched ??= fetch("../index.html").then((answer) => answer.text()).then((text) => (
      new DOMParser().parseFromString(text, "text/html").querySelector("svg.kv-sprite")
    )).catch(() => null);
    return fetched;
  }

  /** @param {string} name */
  function preview(name) {
    const look = looks[name];
    return createClass({
      async componentDidMount() {
        const found = await signs(), { body: place } = this.props.document;
        if (found && !place.querySelector(".kv-sprite")) place.prepend(this.props.document.importNode(found, true));
      },
      render() {
        const entry = this.props.entry.get("data").toJS(), id = this.props.entry.get("slug") || entry.kv_navn || "";
        const isRecord = Boolean(look.slug);
        return h("div", { className: "kv" }, isRecord ? record(look, entry, id) : register(look, entry));
      },
    });
  }

  klyngeviden.editorPreview = { preview, rich };
}
