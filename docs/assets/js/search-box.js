/* The search field of the header and of the front page: the best hits below it while one types, as a combobox; and what
   it shares with the search page. Without this script the form leads there. Fetches the engine when a field is used. */
"use strict";
{
  const { element, sign, button, one } = klyngeviden.dom;
  const { letters, sizes, engine: scripts } = klyngeviden.tables;
  const PAUSE = 120, EDGE = 8;
  const IN_TEXT = "står i teksten";
  const BROKEN = "Søgningen kunne ikke hentes.";
  const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : "";
  /** @type {Promise<SearchEngine> | null} */
  let engine = null;

  /* --- what the search page shares -------------------------------------------------------------------------------- */

  /** @returns {Promise<SearchEngine>} */
  function searchEngine() {
    if (klyngeviden.search) return Promise.resolve(klyngeviden.search);
    engine ??= Promise.all(scripts.map(load)).then(() => klyngeviden.search, (problem) => {
      engine = null;
      throw problem;
    });
    return engine;
  }

  /**
   * @param {string} name
   * @returns {Promise<void>}
   */
  function load(name) {
    return new Promise((resolve, reject) => {
      const script = element("script");
      script.src = new URL(name, here).href;
      /* They build on one another: each is run when those before it have been. */
      script.async = false;
      script.onload = () => { resolve(); };
      script.onerror = () => { script.remove(); reject(new Error(name)); };
      document.head.append(script);
    });
  }

  /**
   * @param {Hit} hit
   * @param {string} className
   */
  function signOf(hit, className) {
    if (hit.mark) return sign(hit.mark, hit.isRecord ? className : `${className} is-other`);
    if (hit.themes[0]) return sign(hit.themes[0].mark, className);
    const made = element("span", `${className} kv-letters`, "Aa");
    made.setAttribute("aria-hidden", "true");
    return made;
  }

  /**
   * Marked words stand in <mark>.
   * @param {string} text
   * @param {Marks} found
   */
  function marked(text, found) {
    return klyngeviden.search.pieces(text, found).map((piece) => (
      piece.isMarked ? element("mark", "", piece.text) : document.createTextNode(piece.text)
    ));
  }

  /**
   * Why a hit is here, where its title and summary do not show it.
   * @param {Hit} hit
   * @param {Marks} found
   */
  function reason(hit, found) {
    /** @type {(text: string) => boolean} */
    const shows = (text) => klyngeviden.search.pieces(text, found).some((piece) => piece.isMarked);
    if (hit.through && hit.through.toLowerCase() !== hit.title.toLowerCase()) return `viser også: ${hit.through}`;
    if (shows(`${hit.title} ${hit.summary}`) || !found.whole.size) return "";
    const word = hit.searchWords.find(shows);
    return word ? `søgeord: ${word}` : IN_TEXT;
  }

  /**
   * Whether something may be a code, as people write codes: a12. Which there are is for the engine.
   * @param {string} text
   */
  function mayBeCode(text) {
    return text !== "" && letters.includes(text[0].toUpperCase()) && /[0-9]$/.test(text);
  }

  /**
   * The address of the record with a code; null where there is none.
   * @param {string} text
   */
  async function recordWithCode(text) {
    if (!mayBeCode(text)) return null;
    const answer = await (await searchEngine()).search(text, { count: 1 });
    return answer.isCode ? href(answer.hits[0]) : null;
  }

  /**
   * Say that nothing answers well, by the word that is not found where there is one.
   * @param {string} text
   * @param {string[]} missing
   */
  function unanswered(text, missing) {
    return missing.length ? `Vi fandt ikke ${missing.map((word) => `»${word}«`).join(" eller ")}.`
      : `Intet svarer godt til »${text}«.`;
  }

  /** @param {Hit} hit */
  function href(hit) { return klyngeviden.site.up + hit.address; }

  klyngeviden.hits = { searchEngine, signOf, marked, reason, recordWithCode, unanswered, href, IN_TEXT };

  /* --- the combobox ----------------------------------------------------------------------------------------------- */

  /**
   * @param {string} target
   * @param {Children} children
   * @param {string} className
   */
  function option(target, children, className) {
    const a = element("a", className, children);
    a.setAttribute("role", "option");
    a.setAttribute("aria-selected", "false");
    a.tabIndex = -1;
    a.href = target;
    return a;
  }

  /**
   * @param {Hit} hit
   * @param {Marks} found
   */
  function optionOf(hit, found) {
    const theme = hit.mark ? hit.themes[0]?.name : "";
    const caveat = hit.caveat.split(":")[0];
    const about = [hit.label, hit.isRecord ? hit.id : "", theme, hit.status, caveat].filter(Boolean).join(" · ");
    const why = reason(hit, found);
    const line = why ? [`${about} · `, element("span", why === IN_TEXT ? "" : "kv-hit__why", why)] : about;
    return option(href(hit), [
      signOf(hit, "kv-hit__m"),
      element("span", "kv-hit__t", [
        element("span", "kv-hit__n", marked(hit.title, found)), element("span", "kv-hit__k", line),
      ]),
    ], `kv-hit${hit.isOff ? " is-off" : ""}`);
  }

  class Combobox {
    /**
     * @param {HTMLFormElement} form
     * @param {string} id
     */
    constructor(form, id) {
      this.form = form;
      this.input = one(form, "input[name=q]", HTMLInputElement);
      this.list = element("div", "kv-hits");
      this.status = element("p", "kv-vh");
      this.panel = element("div", "kv-hits__panel", this.list);
      this.active = -1;
      this.latest = 0;
      this.timer = 0;
      /* What was answered last: as one types on, some of it stays. */
      this.answered = "";
      /** @type {number[]} */
      this.shown = [];
      this.isDismissed = false;
      this.build(id);
      this.listen();
    }

    /** @param {string} id */
    build(id) {
      const { input, list, status, panel } = this;
      list.id = id;
      list.setAttribute("role", "listbox");
      list.setAttribute("aria-label", "Forslag");
      status.setAttribute("role", "status");
      panel.hidden = true;
      input.parentElement?.classList.add("kv-find__box");
      input.parentElement?.append(panel, status);
      Object.entries({
        role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id,
        autocapitalize: "none", spellcheck: "false", maxlength: String(sizes.longestQuery),
      }).forEach(([name, value]) => { input.setAttribute(name, value); });
    }

    listen() {
      const { form, input, list } = this;
      input.addEventListener("focus", () => { searchEngine().then((search) => { search.warm(); }, () => {}); });
      input.addEventListener("input", () => { this.typed(); });
      input.addEventListener("keydown", (event) => { this.pressed(event); });
      input.addEventListener("click", () => {
        if (this.panel.hidden && this.text().length >= sizes.shortestTyped) this.typed();
      });
      form.addEventListener("submit", (event) => { this.submitted(event); });
      form.addEventListener("focusout", (event) => {
        if (event.relatedTarget instanceof Node && form.contains(event.relatedTarget)) return;
        this.leave();
      });
      /* Keep the focus in the field while a hit is clicked, so that the list does not close under the pointer. */
      list.addEventListener("mousedown", (event) => { event.preventDefault(); });
      list.addEventListener("mousemove", (event) => {
        const over = event.target instanceof Element ? event.target.closest("[role=option]") : null;
        const place = this.options().findIndex((each) => each === over);
        if (place >= 0 && place !== this.active) this.choose(place);
      });
    }

    text() { return this.input.value.trim(); }

    options() { return Array.from(this.list.querySelectorAll("a")); }

    /** @param {boolean} wanted */
    open(wanted) {
      this.panel.hidden = !wanted;
      if (wanted) this.fit();
      this.input.setAttribute("aria-expanded", String(wanted && this.options().length > 0));
      if (!wanted) this.choose(-1);
    }

    /* Below the field there is as much room as there is; where that is little, the field moves up. */
    fit() {
      const { panel } = this, height = visualViewport?.height ?? innerHeight;
      panel.style.removeProperty("--room");
      const wanted = Math.min(panel.offsetHeight, height / 2);
      const lacking = panel.getBoundingClientRect().top + wanted - height;
      if (lacking > 0) scrollBy({ top: lacking + EDGE, behavior: "instant" });
      panel.style.setProperty("--room", `${height - panel.getBoundingClientRect().top - EDGE}px`);
    }

    /** @param {number} place */
    choose(place) {
      this.active = place;
      this.options().forEach((each, index) => { each.setAttribute("aria-selected", String(index === place)); });
      const chosen = this.options()[place];
      if (!chosen) { this.input.removeAttribute("aria-activedescendant"); return; }
      this.input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    }

    /** @param {Answer} answer */
    show({ hits, total, text, marks, missing, weak }) {
      const made = hits.map((hit) => optionOf(hit, marks));
      if (total > hits.length && hits.length) {
        const target = `${this.form.action}?q=${encodeURIComponent(text)}`;
        made.push(option(target, `Se alle ${total} fund`, "kv-hit kv-hit--all"));
      }
      this.list.replaceChildren(...made);
      made.forEach((each, index) => { each.id = `${this.list.id}-${index}`; });
      const onward = weak ? " Tryk Enter for at se det nærmeste." : "";
      this.note(hits.length ? [] : `${unanswered(text, missing)}${onward}`);
      this.status.textContent = hits.length ? `${total} fund. Brug pil op og ned for at vælge.` : "Ingen fund.";
      this.choose(-1);
      this.open(true);
    }

    /** @param {string | (Node | string)[]} content */
    note(content) {
      this.panel.querySelectorAll(".kv-hits__note").forEach((old) => { old.remove(); });
      if (content.length) this.panel.append(element("p", "kv-hits__note", content));
    }

    /** @param {string} text */
    fail(text) {
      this.list.replaceChildren();
      this.note([`${BROKEN} `, button("kv-link", "Prøv igen", () => { this.input.focus(); this.ask(text); })]);
      this.status.textContent = BROKEN;
      this.open(true);
    }

    /** @param {string} text */
    async ask(text) {
      const turn = ++this.latest;
      try {
        const before = this.answered && text.startsWith(this.answered) ? this.shown : [];
        const answer = await (await searchEngine()).search(text, {
          count: sizes.hitsBelowField, before, staying: sizes.stayingHits,
        });
        if (turn !== this.latest || this.isDismissed || this.text() !== text) return;
        this.answered = text;
        if (answer.total || !before.length) this.shown = answer.hits.map(({ place }) => place);
        this.show(answer);
      } catch {
        if (turn === this.latest && !this.isDismissed) this.fail(text);
      }
    }

    typed() {
      this.isDismissed = false;
      clearTimeout(this.timer);
      const text = this.text();
      if (text.length >= sizes.shortestTyped) {
        this.timer = setTimeout(() => { this.ask(text); }, PAUSE);
        return;
      }
      this.latest++;
      this.status.textContent = "";
      this.open(false);
    }

    /** @param {KeyboardEvent} event */
    pressed(event) {
      const isShown = !this.panel.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (isShown) this.walk(event.key === "ArrowDown" ? 1 : -1); else this.typed();
      } else if (event.key === "Enter" && isShown && this.active >= 0) {
        event.preventDefault();
        this.options()[this.active].click();
      } else if (event.key === "Escape") {
        if (isShown || this.input.value) event.preventDefault();
        this.dismiss();
      } else if (event.key === "Tab") {
        this.leave();
      }
    }

    /* First the list goes, then what was typed. */
    dismiss() {
      if (this.panel.hidden) this.input.value = "";
      this.leave();
    }

    /* What is still on its way opens nothing. */
    leave() {
      this.isDismissed = true;
      clearTimeout(this.timer);
      this.open(false);
    }

    /**
     * Walk round the options, with the field itself between the last and the first.
     * @param {number} step
     */
    walk(step) {
      const stops = this.options().length + 1;
      if (stops > 1) this.choose(((this.active + 1 + step + stops) % stops) - 1);
    }

    /**
     * A code leads straight to its record.
     * @param {SubmitEvent} event
     */
    async submitted(event) {
      if (!mayBeCode(this.text())) return;
      event.preventDefault();
      const target = await recordWithCode(this.text()).catch(() => null);
      if (target) klyngeviden.state.go(target); else this.form.submit();
    }
  }

  /**
   * Two shortcuts lead to the field on every page.
   * @param {KeyboardEvent} event
   */
  function shortcut(event) {
    const target = event.target instanceof Element ? event.target : null;
    const isTyping = target?.closest("input, textarea, select, [contenteditable]");
    const isFree = !event.altKey && !event.shiftKey, isControlled = event.ctrlKey || event.metaKey;
    const isWanted = event.key === "/" ? !isTyping && !isControlled && !event.altKey
      : event.key.toLowerCase() === "k" && isControlled && isFree;
    const input = document.querySelector("form[role=search] input[name=q]");
    if (!isWanted || !(input instanceof HTMLInputElement)) return;
    event.preventDefault();
    input.focus();
    input.select();
  }

  document.querySelectorAll("form.kv-find:not([data-kv-search-page])").forEach((form, number) => {
    new Combobox(/** @type {HTMLFormElement} */ (form), `kv-forslag-${number}`);
  });
  document.addEventListener("keydown", shortcut);
}
