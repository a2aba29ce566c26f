/* On every page: colours, own municipality, meeting pack, copying and printing. Each page works without it.
   What is chosen is kept by state.js; nothing is ever sent. */
"use strict";
{
  const { all, button, element, link, maybe, one, sign } = klyngeviden.dom;
  const { places } = klyngeviden.tables;
  const { including, isCode, isEmpty, isItem, without } = klyngeviden.meeting;
  const { change, go, onChange, read, up } = klyngeviden.state;
  /* A longer address breaks in many programs. */
  const SAID_FOR = 2000, DOWNLOADED = 10000, LONGEST_ADDRESS = 1500;

  /* --- colours ---------------------------------------------------------------------------------------------------- */

  function changeColours() {
    const { dataset } = document.documentElement;
    const dark = dataset.farver ? dataset.farver === "moerk" : matchMedia("(prefers-color-scheme: dark)").matches;
    change("farver", () => (dark ? "lys" : "moerk"));
  }

  function showColours() {
    const chosenColours = read("farver");
    if (chosenColours) document.documentElement.dataset.farver = chosenColours;
  }

  /* --- own municipality ------------------------------------------------------------------------------------------- */

  function own() { return read("kommune"); }

  /** @param {Municipality | null} municipality */
  function choose(municipality) { change("kommune", () => municipality); }

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
    document.documentElement.classList.toggle("kv-has", Boolean(own()) || !isEmpty(read("moede")));
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
    go(to(places.municipality, select.value));
  }

  /* An address with ?kommune= brings its municipality along, where the page offers the choice. */
  function takeFromAddress() {
    const select = maybe(document, "[data-kv-choose] select", HTMLSelectElement);
    const asked = new URLSearchParams(location.search).getAll(select?.name ?? "");
    if (asked.length !== 1 || !asked[0] || !select) return;
    const option = Array.from(select.options).find((each) => each.value === asked[0]);
    if (option) choose({ slug: option.value, navn: option.text.trim() });
  }

  /* --- meeting pack ----------------------------------------------------------------------------------------------- */

  function pack() { return read("moede").punkter.map(({ id }) => id); }

  function showPack() {
    const ids = pack();
    showBar();
    all(document, "[data-kv-packlink]").forEach((a) => {
      a.hidden = isEmpty(read("moede"));
      one(a, "span", HTMLElement).textContent = String(ids.length);
    });
    all(document, "[data-kv-pack]").forEach((each) => {
      const inside = itemsOf(each).every((id) => ids.includes(id));
      each.setAttribute("aria-pressed", String(inside));
      const words = maybe(each, "span", HTMLElement);
      const { kvPackInside: done = "I mødepakken", kvPackWords: offered = "Læg i mødepakke" } = each.dataset;
      if (words) words.textContent = inside ? done : offered;
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

  /**
   * Do what the button says, whatever another tab has done meanwhile.
   * @param {HTMLElement} each
   */
  function putInOrTakeOut(each) {
    const items = itemsOf(each), isInside = each.getAttribute("aria-pressed") === "true";
    change("moede", (now) => (isInside ? without(now, items) : including(now, items)));
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

  /* A printed sheet names its record and the short address. The policy lets no style stand in a page, but a script may
     set one. */
  function nameSheets() {
    const address = maybe(document, "link[rel=shortlink]", HTMLLinkElement)?.getAttribute("href");
    if (!address) return;
    const words = `${address.split("/").pop() ?? ""} · ${address.replace("https://", "")}`;
    document.documentElement.style.setProperty("--printed", JSON.stringify(words));
  }

  nameSheets();
  onClick("[data-kv-colours]", changeColours);
  onClick("[data-kv-print]", () => { print(); });
  onClick("[data-kv-copy]", copyLine);
  onClick("[data-kv-copy-link]", (tool) => { copy(tool, tool.dataset.kvCopyLink ?? ""); });
  document.querySelectorAll("form[data-kv-choose]").forEach((form) => {
    form.addEventListener("submit", (event) => { chosen(/** @type {SubmitEvent} */ (event)); });
  });
  document.addEventListener("click", (event) => {
    const target = event.target instanceof Element ? event.target.closest("[data-kv-pack]") : null;
    if (target instanceof HTMLElement) putInOrTakeOut(target);
  });
  all(document, ".kv-list").forEach((list) => {
    addToRows(list);
    /* The rows of the search page come later. */
    if (list.closest("[data-kv-search]")) {
      new MutationObserver(() => { addToRows(list); }).observe(list, { childList: true });
    }
  });
  function show() {
    showColours();
    showOwn();
    showPack();
  }

  takeFromAddress();
  onChange(show);
  show();
  /**
   * Copy a link that holds what was typed, and tell how it went; where it is too long, with another way to send it.
   * @param {string} address
   * @param {string} typist
   * @param {HTMLElement} otherwise
   * @returns {Promise<(string | Node)[]>}
   */
  async function shareLink(address, typist, otherwise) {
    if (address.length > LONGEST_ADDRESS) {
      const told = `Linket ville blive på ${address.length} tegn, og så lange links går i stykker i mange programmer.`;
      return [told, otherwise];
    }
    const told = `Linket er kopieret. Det, ${typist} har skrevet, står i det og kan læses af den, der får det.`;
    return [await copied(address) ? told : address];
  }

  /**
   * Let the browser save a file.
   * @param {Blob} content
   * @param {string} name
   */
  function download(content, name) {
    const address = URL.createObjectURL(content), a = link(address, "");
    a.download = name;
    a.click();
    setTimeout(() => { URL.revokeObjectURL(address); }, DOWNLOADED);
  }

  klyngeviden.site = { up, own, pack, copied, shareLink, download };
}
