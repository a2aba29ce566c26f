/* On every page: colours, own municipality, meeting pack, copying and printing. Each page works without it.
   Remembered under kv-farver, kv-kommune ({slug, navn}) and kv-moede ([codes and ways in]); nothing is ever sent. */
"use strict";
{
  const { all, button, element, link, maybe, one, sign } = klyngeviden.dom;
  const { letters, places, ways } = klyngeviden.tables;
  const COLOURS = "kv-farver", MUNICIPALITY = "kv-kommune", PACK = "kv-moede";
  const SAID_FOR = 2000;
  const root = maybe(document, "[data-kv-root]", HTMLElement);
  const up = root ? (root.dataset.kvRoot ?? "").replace(/\/*$/, "/") : "";

  /**
   * @param {string} key
   * @returns {any}
   */
  function read(key) {
    try { return JSON.parse(localStorage.getItem(key) ?? "null"); } catch { return null; }
  }

  /**
   * @param {string} key
   * @param {string | null} text
   */
  function remember(key, text) {
    try {
      if (text === null) localStorage.removeItem(key); else localStorage.setItem(key, text);
    } catch { /* a browser that remembers nothing still shows the page */ }
  }

  /* --- colours ---------------------------------------------------------------------------------------------------- */

  function changeColours() {
    const { dataset } = document.documentElement;
    const dark = dataset.farver ? dataset.farver === "moerk" : matchMedia("(prefers-color-scheme: dark)").matches;
    dataset.farver = dark ? "lys" : "moerk";
    remember(COLOURS, dataset.farver);
  }

  /* --- own municipality ------------------------------------------------------------------------------------------- */

  /** @returns {Municipality | null} */
  function own() {
    const kept = read(MUNICIPALITY);
    return kept && /^[a-z0-9-]+$/.test(kept.slug) ? kept : null;
  }

  /** @param {Municipality | null} municipality */
  function choose(municipality) {
    remember(MUNICIPALITY, municipality && JSON.stringify(municipality));
    showOwn();
  }

  /**
   * Lead to a place of the table, each star in turn standing for one of the names.
   * @param {string} place
   * @param {string[]} names
   */
  function to(place, ...names) {
    return up + names.reduce((address, name) => address.replace("*", name), place);
  }

  /* The line under the header is there when there is something in it. */
  function showBar() {
    document.documentElement.classList.toggle("kv-has", Boolean(own()) || pack().length > 0);
  }

  /**
   * Fill every place of a kind where a municipality is chosen, and hide it where none is.
   * @param {string} selector
   * @param {(place: HTMLElement, mine: Municipality) => Children} content
   */
  function fill(selector, content) {
    const mine = own();
    all(document, selector).forEach((place) => {
      place.hidden = !mine;
      place.replaceChildren(...(mine ? [content(place, mine)].flat() : []));
    });
  }

  function showOwn() {
    const mine = own();
    fill("[data-kv-own]", (_, { slug, navn }) => [
      element("span", "kv-bar__w", "Min kommune: "), link(to(places.municipality, slug), navn),
    ]);
    fill("[data-kv-mine]", (_, { slug, navn }) => [
      "Jeres kommune er ", link(to(places.municipality, slug), navn), ". ",
      button("kv-link", "Fjern", () => { choose(null); }),
    ]);
    fill("[data-kv-own-page]", ({ dataset }, { slug, navn }) => (
      link(to(places.handout, dataset.kvOwnPage ?? "", slug), `Hæftet til ${navn}`)
    ));
    all(document, "[data-kv-mine-off]").forEach((place) => { place.hidden = Boolean(mine); });
    all(document, "a[data-kv-own-handout]").forEach((a) => {
      showHandout(/** @type {HTMLAnchorElement} */ (a), mine);
    });
    all(document, "[data-kv-choose-this]").forEach((place) => { offer(place, mine); });
    all(document, "[data-kv-choose] select").forEach((select) => {
      if (mine) /** @type {HTMLSelectElement} */ (select).value = mine.slug;
    });
    all(document, ".kv-tile").forEach((tile) => {
      tile.classList.toggle("is-mine", mine !== null && tile.dataset.kommune === mine.slug);
    });
    showBar();
    document.dispatchEvent(new CustomEvent("kv-kommune", { detail: mine }));
  }

  /**
   * Let a link to handouts lead to one's own.
   * @param {HTMLAnchorElement} a
   * @param {Municipality | null} mine
   */
  function showHandout(a, mine) {
    const { dataset } = a;
    dataset.kvPlain ??= a.href;
    dataset.kvWords ??= a.textContent;
    a.href = mine ? to(places.handout, dataset.kvOwnHandout ?? "", mine.slug) : dataset.kvPlain;
    a.textContent = mine ? `${dataset.kvWords}, ${mine.navn}` : dataset.kvWords;
  }

  /**
   * Offer the municipality of the page as one's own.
   * @param {HTMLElement} place
   * @param {Municipality | null} mine
   */
  function offer(place, mine) {
    const slug = place.dataset.kvChooseThis ?? "";
    const navn = one(document, "[data-kommune-navn]", HTMLElement).dataset.kommuneNavn ?? "";
    const isMine = mine?.slug === slug;
    const act = one(place, "button", HTMLButtonElement);
    act.textContent = isMine ? `Fjern ${navn} som min kommune` : `Gør ${navn} til min kommune`;
    act.onclick = () => { choose(isMine ? null : { slug, navn }); };
    one(place, "span", HTMLElement).textContent =
      isMine ? "Lister viser jeres eget først." : "Huskes kun i denne browser. Kan altid fjernes.";
  }

  /**
   * @param {SubmitEvent} event
   */
  function chosen(event) {
    event.preventDefault();
    const select = one(/** @type {HTMLFormElement} */ (event.currentTarget), "select", HTMLSelectElement);
    if (!select.value) { select.focus(); return; }
    choose({ slug: select.value, navn: select.selectedOptions[0].text.trim() });
    location.href = to(places.municipality, select.value);
  }

  /* An address with ?kommune= brings its municipality along, where the page offers the choice. */
  function takeFromAddress() {
    const select = maybe(document, "[data-kv-choose] select", HTMLSelectElement);
    const asked = new URLSearchParams(location.search).getAll(select?.name ?? "");
    if (asked.length !== 1 || !asked[0] || !select) return;
    const option = Array.from(select.options).find((each) => each.value === asked[0]);
    if (option) remember(MUNICIPALITY, JSON.stringify({ slug: option.value, navn: option.text.trim() }));
  }

  /* --- meeting pack ----------------------------------------------------------------------------------------------- */

  /**
   * Whether something is the code of a record; which letters there are comes with the tables that the build ships.
   * @param {unknown} id
   */
  function isCode(id) {
    return typeof id === "string" && id !== "" && letters.includes(id[0]) && /^.-[0-9]+$/.test(id);
  }

  /**
   * Whether something can lie in the pack: a record by its code, or a way in by its address.
   * @param {unknown} id
   */
  function isItem(id) {
    if (isCode(id)) return true;
    const way = typeof id === "string" && ways.find((each) => id.startsWith(each));
    return Boolean(way) && /^[a-z0-9-]+$/.test(String(id).slice(String(way).length));
  }

  /** @returns {string[]} */
  function pack() {
    const kept = read(PACK);
    return Array.isArray(kept) ? kept.filter(isItem) : [];
  }

  /** @param {string[]} ids */
  function setPack(ids) {
    remember(PACK, ids.length ? JSON.stringify(ids) : null);
    showPack();
  }

  function showPack() {
    const ids = pack();
    showBar();
    all(document, "[data-kv-packlink]").forEach((a) => {
      a.hidden = !ids.length;
      one(a, "span", HTMLElement).textContent = String(ids.length);
    });
    all(document, "[data-kv-pack]").forEach((each) => {
      const inside = itemsOf(each).every((id) => ids.includes(id));
      each.setAttribute("aria-pressed", String(inside));
      const words = maybe(each, "span", HTMLElement);
      if (words) words.textContent = inside ? "I mødepakken" : each.dataset.kvPackWords ?? "Læg i mødepakke";
      one(each, "use", SVGUseElement).setAttribute("href", inside ? "#k-tjek" : "#k-plus");
    });
  }

  /**
   * What a button puts in: one thing, or several with commas between them.
   * @param {HTMLElement} each
   */
  function itemsOf(each) {
    return (each.dataset.kvPack ?? "").split(",").filter(isItem);
  }

  /** @param {string[]} items */
  function putInOrTakeOut(items) {
    const ids = pack(), others = items.filter((id) => !ids.includes(id));
    setPack(others.length ? Array.from(new Set([...ids, ...others])) : ids.filter((id) => !items.includes(id)));
  }

  /**
   * Every record in a list can be put in the pack.
   * @param {HTMLElement} list
   */
  function addToRows(list) {
    all(list, ".kv-row[data-id]").forEach((row) => {
      const place = maybe(row, ".kv-row__k", HTMLElement), id = row.dataset.id ?? "";
      if (!place || !isCode(id) || maybe(row, "[data-kv-pack]", HTMLElement)) return;
      const made = element("button", "kv-row__p", sign("k-plus"));
      made.type = "button";
      made.dataset.kvPack = id;
      made.setAttribute("aria-label", `Mødepakke: ${id}`);
      made.title = "Læg i mødepakke";
      place.append(made);
    });
    showPack();
  }

  /* --- copying and printing --------------------------------------------------------------------------------------- */

  /**
   * @param {HTMLElement} from
   * @param {string} text
   */
  async function copy(from, text) {
    const words = one(from, "span", HTMLElement), before = words.textContent;
    words.textContent = await copied(text) ? "Kopieret" : "Kunne ikke kopieres";
    setTimeout(() => { words.textContent = before; }, SAID_FOR);
  }

  /**
   * @param {string} text
   * @returns {Promise<boolean>}
   */
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch { /* an old browser, or a page that may not: the way it was done before */ }
    const field = element("textarea"), before = document.activeElement;
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    if (before instanceof HTMLElement) before.focus();
    return done;
  }

  /**
   * @param {string} selector
   * @param {(tool: HTMLElement) => void} act
   */
  function onClick(selector, act) {
    all(document, selector).forEach((tool) => { tool.addEventListener("click", () => { act(tool); }); });
  }

  /** @param {HTMLElement} tool */
  function copyLine(tool) {
    const line = one(document, tool.dataset.kvCopy ?? "", HTMLElement).parentElement;
    copy(tool, Array.from(line?.children ?? [], (part) => part.textContent).join(" "));
  }

  onClick("[data-kv-colours]", changeColours);
  onClick("[data-kv-print]", () => { print(); });
  onClick("[data-kv-copy]", copyLine);
  onClick("[data-kv-copy-link]", (tool) => { copy(tool, tool.dataset.kvCopyLink ?? ""); });
  document.querySelectorAll("form[data-kv-choose]").forEach((form) => {
    form.addEventListener("submit", (event) => { chosen(/** @type {SubmitEvent} */ (event)); });
  });
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest("[data-kv-pack]") : null;
    if (target instanceof HTMLElement) putInOrTakeOut(itemsOf(target));
  });
  all(document, ".kv-list").forEach((list) => {
    addToRows(list);
    /* The rows of the search page come later. */
    if (list.closest("[data-kv-search]")) {
      new MutationObserver(() => { addToRows(list); }).observe(list, { childList: true });
    }
  });
  takeFromAddress();
  showOwn();
  showPack();
  klyngeviden.site = { up, own, isCode, isItem, pack, setPack, copied };
}
