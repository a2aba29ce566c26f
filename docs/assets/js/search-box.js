/* The search field of the header and of the front page: the best hits below it while one types, as a combobox.
   Without this script the form leads to the search page. Fetches the engine when the field is first used. */
(() => {
  "use strict";
  const here = document.currentScript.src;
  const PAUSE = 120, sizes = klyngeviden.tables.sizes;
  let engine = null;

  klyngeviden.searchEngine = () => {
    if (klyngeviden.search) return Promise.resolve(klyngeviden.search);
    if (!engine) {
      engine = new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL("search-engine.js", here).href;
        script.onload = () => { resolve(klyngeviden.search); };
        script.onerror = () => { script.remove(); engine = null; reject(new Error("search-engine.js")); };
        document.head.append(script);
      });
    }
    return engine;
  };

  /* --- parts that the search page shares -------------------------------------------------------------------------- */

  const SVG = "http://www.w3.org/2000/svg";
  const IN_TEXT = "står i teksten";

  function element(tag, className, children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append.apply(made, [].concat(children === undefined ? [] : children));
    return made;
  }

  function sign(name, className) {
    const svg = document.createElementNS(SVG, "svg"), use = document.createElementNS(SVG, "use");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    svg.setAttribute("class", className);
    use.setAttribute("href", "#" + name);
    svg.append(use);
    return svg;
  }

  function signOf(hit, className) {
    if (hit.mark) return sign(hit.mark, className + (hit.isRecord ? "" : " is-other"));
    if (hit.kind === "tema" && hit.themes[0]) return sign(hit.themes[0].mark, className);
    const letters = element("span", className + " kv-letters", "Aa");
    letters.setAttribute("aria-hidden", "true");
    return letters;
  }

  /* Marked words stand in <mark>; everything is text, nothing is ever read as HTML. */
  function marked(text, found) {
    return klyngeviden.search.pieces(text, found).map((piece) => piece.marked ? element("mark", "", piece.text) : document.createTextNode(piece.text));
  }

  /* Why a hit is here, where its title and summary do not show it. */
  function reason(hit, found) {
    if (hit.through && hit.through.toLowerCase() !== hit.title.toLowerCase()) return "viser også: " + hit.through;
    const shown = klyngeviden.search.pieces(hit.title + " " + hit.summary, found).some((piece) => piece.marked);
    const word = !shown && hit.searchWords.find((each) => { return klyngeviden.search.pieces(each, found).some((piece) => piece.marked); });
    return word ? "søgeord: " + word : shown || !found.whole.size ? "" : IN_TEXT;
  }

  /* Whether something may be a code, as people write codes: a12. Which there are is for the engine. */
  function mayBeCode(text) { return klyngeviden.tables.letters.includes(text[0].toUpperCase()) && /[0-9]$/.test(text); }

  klyngeviden.searchParts = { mayBeCode, element, sign, signOf, marked, IN_TEXT, reason, href: (hit) => klyngeviden.up + hit.address };

  /* --- the combobox ----------------------------------------------------------------------------------------------- */

  function enhance(form, number) {
    const input = form.querySelector("input[name=q]"), id = "kv-forslag-" + number;
    const list = element("div", "kv-hits"), status = element("p", "kv-vh"), panel = element("div", "kv-hits__panel", [list]);
    let active = -1, latest = 0, timer = 0, dismissed = false;
    list.id = id;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", "Forslag");
    status.setAttribute("role", "status");
    panel.hidden = true;
    input.parentElement.classList.add("kv-find__box");
    input.parentElement.append(panel, status);
    Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id, autocapitalize: "none", spellcheck: "false", maxlength: sizes.longestQuery })
      .forEach((pair) => { input.setAttribute(pair[0], pair[1]); });

    function options() { return Array.from(list.querySelectorAll("[role=option]")); }

    function open(wanted) {
      panel.hidden = !wanted;
      input.setAttribute("aria-expanded", String(wanted && options().length > 0));
      if (!wanted) choose(-1);
    }

    function choose(place) {
      active = place;
      options().forEach((option, index) => { option.setAttribute("aria-selected", String(index === place)); });
      const option = options()[place];
      if (option) { input.setAttribute("aria-activedescendant", option.id); option.scrollIntoView({ block: "nearest" }); }
      else input.removeAttribute("aria-activedescendant");
    }

    function option(href, children, className) {
      const a = element("a", className, children);
      a.setAttribute("role", "option");
      a.setAttribute("aria-selected", "false");
      a.tabIndex = -1;
      a.href = href;
      return a;
    }

    function optionOf(hit, found) {
      const about = [hit.label].concat(hit.isRecord ? [hit.id] : [], hit.kind === "tema" ? [] : hit.themes.slice(0, 1).map((theme) => theme.name), hit.status || []).join(" · ");
      const why = reason(hit, found);
      return option(klyngeviden.searchParts.href(hit), [
        signOf(hit, "kv-hit__m"),
        element("span", "kv-hit__t", [element("span", "kv-hit__n", marked(hit.title, found)), element("span", "kv-hit__k", why ? [about + " · ", element("span", why === IN_TEXT ? "" : "kv-hit__why", why)] : about)]),
      ], "kv-hit" + (hit.isOff ? " is-off" : ""));
    }

    function show(answer) {
      const all = answer.total > answer.hits.length || !answer.hits.length;
      const made = answer.hits.map((hit) => optionOf(hit, answer.marks));
      const target = form.action + "?q=" + encodeURIComponent(answer.text);
      if (all && answer.hits.length) made.push(option(target, "Se alle " + answer.total + " fund", "kv-hit kv-hit--all"));
      list.replaceChildren.apply(list, made);
      options().forEach((each, index) => { each.id = id + "-" + index; });
      note(answer.hits.length ? "" : "Intet svarer til »" + answer.text + "«. Tryk Enter for at se de nærmeste ord.");
      status.textContent = answer.hits.length ? answer.total + " fund. Brug pil op og ned for at vælge." : "Ingen fund.";
      active = -1;
      input.removeAttribute("aria-activedescendant");
      open(true);
    }

    function note(text) {
      panel.querySelectorAll(".kv-hits__note").forEach((old) => { old.remove(); });
      if (text) panel.append(element("p", "kv-hits__note", text));
    }

    function fail(text) {
      list.replaceChildren();
      note("Søgningen kunne ikke hentes.");
      const again = element("button", "kv-link", "Prøv igen");
      again.type = "button";
      again.addEventListener("click", () => { input.focus(); ask(text); });
      panel.lastChild.append(" ", again);
      status.textContent = "Søgningen kunne ikke hentes.";
      open(true);
    }

    async function ask(text) {
      const turn = ++latest;
      try {
        const answer = await (await klyngeviden.searchEngine()).search(text, { count: sizes.hitsBelowField });
        if (turn === latest && !dismissed && input.value.trim() === text) show(answer);
      } catch (_) {
        if (turn === latest) fail(text);
      }
    }

    function typed() {
      dismissed = false;
      clearTimeout(timer);
      const text = input.value.trim();
      if (text.length < sizes.shortestTyped) { latest++; status.textContent = ""; open(false); return; }
      timer = setTimeout(() => { ask(text); }, PAUSE);
    }

    function pressed(event) {
      const count = options().length, shown = !panel.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        if (!shown) { typed(); return; }
        if (count) choose(event.key === "ArrowDown" ? (active + 2) % (count + 1) - 1 : (active + count + 1) % (count + 1) - 1);
      } else if (event.key === "Enter" && shown && active >= 0) {
        event.preventDefault();
        options()[active].click();
      } else if (event.key === "Escape") {
        if (shown || input.value) event.preventDefault();
        dismissed = true;
        clearTimeout(timer);
        if (shown) open(false); else input.value = "";
      } else if (event.key === "Tab") {
        open(false);
      }
    }

    /* A code such as A-012 leads straight to its record. */
    async function submitted(event) {
      const text = input.value.trim();
      if (!mayBeCode(text)) return;
      event.preventDefault();
      try {
        const answer = await (await klyngeviden.searchEngine()).search(text, { count: 1 });
        if (answer.code) { location.href = klyngeviden.searchParts.href(answer.hits[0]); return; }
      } catch (_) { /* the search page tells what is wrong */ }
      form.submit();
    }

    input.addEventListener("focus", () => { klyngeviden.searchEngine().then((search) => { search.warm(); }, () => {}); });
    input.addEventListener("input", typed);
    input.addEventListener("keydown", pressed);
    input.addEventListener("click", () => { if (panel.hidden && input.value.trim().length >= sizes.shortestTyped) typed(); });
    form.addEventListener("submit", submitted);
    form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) { dismissed = true; open(false); } });
    /* Keep the focus in the field while a hit is clicked, so that the list does not close under the pointer. */
    list.addEventListener("mousedown", (event) => { event.preventDefault(); });
    list.addEventListener("mousemove", (event) => {
      const over = event.target.closest("[role=option]");
      if (over) options().forEach((each, index) => { if (each === over && index !== active) choose(index); });
    });
  }

  document.querySelectorAll("form[role=search]:not([data-kv-search-page])").forEach(enhance);

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    const wanted = (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) || (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey);
    const input = wanted && document.querySelector("form[role=search] input[name=q]");
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
})();
