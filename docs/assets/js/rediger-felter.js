/* Kinds of field that the editor in the browser does not have: links chosen by title across several kinds of file, the
   next number of a record, and the name of an entry in addresses. */
"use strict";
{
  const { names, highest, types } = klyngeviden.editor;
  const RECORDS = "poster", FIGURES = 3;
  /** What fields hold that name an entry. */
  const TITLES = ["titel", "kortnavn", "navn"];

  /* --- what can be chosen ----------------------------------------------------------------------------------------- */

  /**
   * What lies in a collection now, saved a moment ago or not.
   * @param {string} collection
   * @returns {Promise<[string, string][]>}
   */
  async function live(collection) {
    const entries = await CMS_COLLECTION(collection).catch(() => []);
    return entries.map((entry) => [
      String(entry.get("slug")), String(TITLES.map((key) => entry.getIn(["data", key])).find(Boolean) ?? ""),
    ]);
  }

  /**
   * Everything that a link can lead to, by its key: as the site was built, and as it is now.
   * @param {string} register
   */
  async function choices(register) {
    const folders = register === RECORDS ? types.map(({ folder }) => folder) : names[register] ? [register] : [];
    const now = register === "kommuner" ? [] : (await Promise.all(folders.map(live))).flat();
    return new Map([...names[register] ?? [], ...now]);
  }

  /**
   * @param {string} register
   * @param {string} key
   * @param {string} title
   */
  function shown(register, key, title) {
    return register === RECORDS ? `${key}: ${title}` : title || key;
  }

  /* --- links ------------------------------------------------------------------------------------------------------ */

  /** @param {any} value */
  function listOf(value) {
    const plain = value?.toJS ? value.toJS() : value;
    return (Array.isArray(plain) ? plain : [plain]).filter((key) => typeof key === "string" && key);
  }

  const LinkControl = createClass({
    getInitialState() { return { known: new Map(), typed: "", fault: "" }; },

    componentDidMount() {
      choices(this.register()).then((known) => this.setState({ known }, () => this.judged()));
    },

    register() { return String(this.props.field.get("register")); },

    isMany() { return Boolean(this.props.field.get("multiple")); },

    /** @returns {string[]} */
    keys() { return listOf(this.props.value); },

    /** As the file has it: a list, or one key. */
    held() { return this.isMany() ? this.keys() : this.keys()[0] ?? ""; },

    /** What leads nowhere is told at once; nothing else that is only looked at is touched. */
    judged() { if (this.isValid(this.props.value) !== true) this.props.onChange(this.held()); },

    /** @param {string[]} keys */
    set(keys) {
      this.setState({ typed: "", fault: "" });
      this.props.onChange(this.isMany() ? keys : keys[0] ?? "");
    },

    /** @param {any} value */
    isValid(value) {
      const keys = listOf(value), { known } = this.state;
      const missing = known.size ? keys.filter((key) => !known.has(key)) : [];
      const most = this.props.field.get("max");
      const own = this.props.entry?.get("slug");
      if (missing.length) return { error: { message: `»${missing[0]}« findes ikke. Fjern det, og vælg et andet.` } };
      if (this.register() === RECORDS && keys.includes(own)) {
        return { error: { message: "Posten kan ikke vise hen til sig selv." } };
      }
      if (new Set(keys).size < keys.length) return { error: { message: "Det samme er valgt to gange." } };
      if (most && keys.length > most) return { error: { message: `Højst ${most}. Fjern ${keys.length - most}.` } };
      return true;
    },

    /** @param {string} text */
    typed(text) {
      const register = this.register();
      const found = Array.from(this.state.known).find(([key, title]) => (
        key.toLowerCase() === text.trim().toLowerCase() || shown(register, key, title) === text
      ));
      if (!found) this.setState({ typed: text, fault: "" });
      else if (this.keys().includes(found[0])) this.setState({ typed: text, fault: "Det er valgt allerede." });
      else this.set(this.isMany() ? [...this.keys(), found[0]] : [found[0]]);
    },

    left() {
      if (this.state.typed.trim()) this.setState({ fault: `Ingen hedder »${this.state.typed}«. Vælg et fra listen.` });
    },

    /**
     * @param {string} key
     * @param {number} index
     */
    chosen(key, index) {
      const keys = this.keys(), title = this.state.known.get(key) ?? "";
      const name = shown(this.register(), key, title);
      const up = h("button", {
        type: "button", title: "Flyt op", "aria-label": `Flyt op: ${name}`, disabled: index === 0,
        onClick: () => this.set(keys.slice(0, index - 1).concat(key, keys[index - 1], keys.slice(index + 1))),
      }, "↑");
      const away = h("button", {
        type: "button", title: "Fjern", "aria-label": `Fjern: ${name}`,
        onClick: () => this.set(keys.slice(0, index).concat(keys.slice(index + 1))),
      }, "×");
      return h("li", { key: `${key}${index}` }, h("span", {}, name), this.isMany() && keys.length > 1 && up, away);
    },

    render() {
      const register = this.register(), keys = this.keys(), { known, typed, fault } = this.state;
      const id = this.props.forID, list = `${id}-liste`;
      const judged = this.isValid(this.props.value);
      const told = fault || (judged === true ? "" : judged.error.message);
      const left = Array.from(known).filter(([key]) => !keys.includes(key));
      const isOpen = this.isMany() || !keys.length;
      return h("div", { className: "kv-links" },
        keys.length > 0 && h("ol", {}, keys.map(this.chosen)),
        isOpen && h("input", {
          id, list, value: typed, autoComplete: "off", placeholder: "Skriv lidt af titlen, og vælg", type: "text",
          className: this.props.classNameWrapper, "aria-describedby": told ? `${id}-fejl` : undefined,
          onChange: (/** @type {any} */ event) => this.typed(event.target.value), onBlur: () => this.left(),
        }),
        isOpen && h("datalist", { id: list }, left.map(([key, title]) => (
          h("option", { key, value: shown(register, key, title) })))),
        told && h("p", { id: `${id}-fejl`, role: "alert", className: "kv-fault" }, told));
    },
  });

  /* --- texts of one shape ----------------------------------------------------------------------------------------- */

  const ShapeControl = createClass({
    /** @param {any} value */
    isValid(value) {
      const [pattern, hint] = this.props.field.get("pattern").toJS(), text = String(value ?? "").trim();
      return !text || new RegExp(pattern).test(text) || { error: { message: hint } };
    },
    render() {
      const { forID, value, classNameWrapper, onChange } = this.props, judged = this.isValid(value);
      const told = judged === true ? "" : judged.error.message;
      return h("div", { className: "kv-links" },
        h("input", {
          id: forID, type: "text", value: value ?? "", className: classNameWrapper, autoComplete: "off",
          "aria-invalid": told ? "true" : "false", "aria-describedby": told ? `${forID}-fejl` : undefined,
          onChange: (/** @type {any} */ event) => onChange(event.target.value),
        }),
        told && h("p", { id: `${forID}-fejl`, role: "status", className: "kv-fault" }, told));
    },
  });

  /* --- numbers and names ------------------------------------------------------------------------------------------ */

  /**
   * One above the highest number of a letter, in the files and on paper.
   * @param {string} letter
   */
  async function nextNumber(letter) {
    const folder = types.find((type) => type.letter === letter)?.folder ?? "";
    const numbers = (await live(folder)).map(([name]) => Number(name.slice(2)) || 0);
    return `${letter}-${String(Math.max(highest[letter] ?? 0, ...numbers) + 1).padStart(FIGURES, "0")}`;
  }

  const NumberControl = createClass({
    componentDidMount() {
      const { value, field, onChange } = this.props;
      if (this.isNew() && !value) nextNumber(String(field.get("source"))).then(onChange);
    },
    isNew() { return !this.props.entry?.get("slug"); },
    render() {
      const own = this.isNew() ? this.props.value : this.props.entry.get("slug");
      return h("p", { className: "kv-own" }, h("strong", {}, own || "…"),
        this.isNew() ? " er det næste ledige nummer." : " kan ikke ændres her.");
    },
  });

  /**
   * As danish.py makes it: »Læring og trivsel« becomes laering-og-trivsel.
   * @param {string} text
   */
  function slug(text) {
    const folded = text.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "oe").replace(/å/g, "aa");
    return folded.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  }

  const NameControl = createClass({
    isNew() { return !this.props.entry?.get("slug"); },
    wanted() { return slug(String(this.props.entry?.getIn(["data", this.props.field.get("source")]) ?? "")); },
    componentDidMount() { this.follow(); },
    componentDidUpdate() { this.follow(); },
    isValid() {
      return !this.isNew() || this.wanted() ? true : { error: { message: "Skriv eller vælg et navn først." } };
    },
    /** The name follows the title until the file is there. */
    follow() {
      if (this.isNew() && this.props.value !== this.wanted()) this.props.onChange(this.wanted());
    },
    render() {
      const own = this.isNew() ? this.wanted() : this.props.entry.get("slug");
      return h("p", { className: "kv-own" }, h("strong", {}, own || "…"),
        this.isNew() ? " kommer til at stå i adressen." : " kan ikke ændres her.");
    },
  });

  klyngeviden.editorFields = { LinkControl, NumberControl, NameControl, ShapeControl, slug };
}
