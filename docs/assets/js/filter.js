/* One filter for every list of records.

   A list is <section data-kv-filter> with
     form.kv-filter    checkboxes named by the keys of the facets: tema, type …
     [data-kv-list]    its items carry data-tema="a b", data-type="..." and so on, and data-id; they may stand in
                       groups, [data-kv-group], and hold parts, [data-kv-part], that are narrowed as they are
     [data-kv-count]   where "12 af 40" is written
     [data-kv-none]    shown when nothing is left;  [data-kv-clear]  a button

   Values of one key mean "or", different keys "and". The choice stands in the address (?tema=a&tema=b), so that it can
   be shared and the back button works; other keys of the address, such as q, are left alone.

   The search page has too much to hold it all in the page, and brings a source that finds and shows what is chosen; see
   `Source` in tests/tools/node/klyngeviden.d.ts. The section tells of every change by the event "kv-filter". */
"use strict";
{
  const { all, button, element, maybe, one, sign } = klyngeviden.dom;
  const LABELS = new Map(klyngeviden.tables.facets);
  const KEYS = Array.from(LABELS.keys());
  const OWN = klyngeviden.tables.keys.municipality;
  /** @type {Map<HTMLElement, Filter>} */
  const made = new Map();

  /* --- the address ------------------------------------------------------------------------------------------------ */

  /** @returns {Chosen} */
  function fromAddress() {
    const query = new URLSearchParams(location.search);
    return Object.fromEntries(KEYS.map((key) => [
      key, query.getAll(key).filter((value) => /^[a-z0-9-]+$/.test(value)),
    ]));
  }

  /** @param {Chosen} chosen */
  function toAddress(chosen) {
    const query = new URLSearchParams(location.search);
    KEYS.forEach((key) => {
      query.delete(key);
      chosen[key].forEach((value) => { query.append(key, value); });
    });
    const text = query.toString();
    history.pushState(null, "", location.pathname + (text ? `?${text}` : "") + location.hash);
  }

  /* --- the items of a list that stands in the page ---------------------------------------------------------------- */

  /**
   * @param {HTMLElement} item
   * @param {string} key
   */
  function values(item, key) { return (item.dataset[key] ?? "").split(" "); }

  /**
   * @param {HTMLElement} item
   * @param {Chosen} chosen
   * @param {string} [except]
   */
  function fits(item, chosen, except = "") {
    return KEYS.every((key) => {
      if (key === except || !chosen[key].length) return true;
      const held = values(item, key);
      return chosen[key].some((value) => held.includes(value));
    });
  }

  /**
   * Hide what does not fit, and count what is left.
   * @param {HTMLElement[]} items
   * @param {Chosen} chosen
   * @returns {Shown}
   */
  function counted(items, chosen) {
    items.forEach((item) => {
      item.hidden = !fits(item, chosen);
      all(item, "[data-kv-part]").forEach((part) => { part.hidden = !fits(part, chosen); });
    });
    return {
      shown: items.filter((item) => !item.hidden).length,
      total: items.length,
      count: (key, value) => String(
        items.filter((item) => fits(item, chosen, key) && values(item, key).includes(value)).length,
      ),
    };
  }

  /**
   * One's own municipality and its cluster first; everything else keeps its order, and nothing is hidden.
   * @param {HTMLElement} list
   * @param {HTMLElement[]} items
   */
  function ownFirst(list, items) {
    const mine = klyngeviden.site.own();
    const own = items.filter((item) => mine !== null && values(item, OWN).includes(mine.slug));
    items.forEach((item) => {
      maybe(item, ".kv-row__own", HTMLElement)?.remove();
      if (!own.includes(item)) return;
      one(item, ".kv-badge, .kv-code", HTMLElement).after(element("span", "kv-row__own", `${mine?.navn} er med`));
    });
    places(list).forEach((lists) => {
      const sizes = lists.map((each) => each.children.length);
      const here = items.filter((item) => lists.some((each) => each.contains(item)));
      const order = [true, false].flatMap((isOwn) => here.filter((item) => own.includes(item) === isOwn));
      lists.forEach((each, place) => { each.append(...order.splice(0, sizes[place])); });
    });
  }

  /**
   * The lists within which an item can move, together where one goes on in the other; what goes by date stays.
   * @param {HTMLElement} list
   */
  function places(list) {
    const groups = all(list, ":scope > [data-kv-group]");
    return groups.length ? groups.filter((group) => group.dataset.kvGroup).map((group) => all(group, "ul")) : [[list]];
  }

  /**
   * Show a group with its number, or not at all; what it folds is open while something is chosen, so that each hit is
   * seen.
   * @param {HTMLElement} group
   * @param {HTMLElement[]} items
   * @param {boolean} isNarrowed
   */
  function drawGroup(group, items, isNarrowed) {
    const shown = items.filter((item) => !item.hidden && group.contains(item));
    const number = maybe(group, ":scope > h3 .kv-n", HTMLElement), rest = maybe(group, ".kv-rest", HTMLDetailsElement);
    group.hidden = !shown.length;
    if (number) number.textContent = String(shown.length);
    if (!rest) return;
    rest.hidden = !shown.some((item) => rest.contains(item));
    if (isNarrowed && !rest.open) {
      rest.open = true;
      rest.dataset.kvOpened = "";
    } else if (!isNarrowed && rest.dataset.kvOpened !== undefined) {
      rest.open = false;
      delete rest.dataset.kvOpened;
    }
  }

  /* --- one list --------------------------------------------------------------------------------------------------- */

  /** What is chosen, as the page shows it: the boxes, and a chip for each value. */
  class Choices {
    /**
     * @param {HTMLFormElement | null} form
     * @param {HTMLElement} list
     * @param {() => void} again
     */
    constructor(form, list, again) {
      this.boxes = Array.from(form?.querySelectorAll("input") ?? []).filter((input) => input.type === "checkbox");
      this.again = again;
      this.list = list;
      this.chips = element("p", "kv-chosen");
      list.before(this.chips);
      form?.addEventListener("change", () => { this.changed(); });
    }

    /** @param {Chosen} chosen */
    check(chosen) {
      this.boxes.forEach((box) => { box.checked = chosen[box.name].includes(box.value); });
    }

    /* Values that the page has no box for stay as they are. */
    changed() {
      const chosen = fromAddress();
      this.boxes.forEach((box) => {
        const rest = chosen[box.name].filter((value) => value !== box.value);
        chosen[box.name] = box.checked ? [...rest, box.value] : rest;
      });
      toAddress(chosen);
      this.again();
      /* The hits are shown from the first, also where the list was read far down. */
      const head = this.list.closest("section.kv-browse");
      if (head && one(head, "h2", HTMLElement).getBoundingClientRect().bottom < 0) head.scrollIntoView();
    }

    /**
     * @param {Chosen} chosen
     * @param {Shown} found
     */
    draw(chosen, found) {
      this.boxes.forEach((box) => {
        const hits = found.count(box.name, box.value), label = box.closest("label");
        if (label) one(label, ".kv-n", HTMLElement).textContent = hits;
        label?.classList.toggle("is-empty", hits === "0");
        const group = box.closest("details");
        if (box.checked && group) group.open = true;
      });
      const checked = this.boxes.filter((box) => box.checked).map((box) => this.chipOf(box));
      this.chips.replaceChildren(...checked, ...this.chipsWithoutBox(chosen));
      this.chips.hidden = !this.chips.firstChild;
    }

    /** @param {HTMLInputElement} box */
    chipOf(box) {
      const name = box.nextElementSibling?.textContent?.trim() ?? box.value;
      const chip = button("", [name, sign("k-kryds")], () => {
        box.checked = false;
        this.changed();
        (maybe(this.chips, "button", HTMLElement) ?? box).focus();
      });
      chip.setAttribute("aria-label", `${name}: fjern fra valgene`);
      return chip;
    }

    /**
     * A value that the page has no box for still narrows, and must be possible to see and undo.
     * @param {Chosen} chosen
     */
    chipsWithoutBox(chosen) {
      return KEYS.flatMap((key) => chosen[key]
        .filter((value) => !this.boxes.some((box) => box.name === key && box.value === value))
        .map((value) => button("", [`${LABELS.get(key)}: ${value}`, sign("k-kryds")], () => {
          const rest = fromAddress();
          toAddress({ ...rest, [key]: rest[key].filter((other) => other !== value) });
          this.again();
        })));
    }
  }

  /**
   * Write how many there are, and tell of it.
   * @param {HTMLElement} section
   * @param {Shown} found
   */
  function drawCount(section, { shown, total }) {
    const none = maybe(section, "[data-kv-none]", HTMLElement), chosen = all(section, ".kv-filter :checked").length;
    const [opener, done] = ["open", "done"].map((name) => maybe(section, `.kv-filter__${name}`, HTMLElement));
    if (done) done.textContent = `Vis ${shown}`;
    if (opener) opener.textContent = chosen ? `Afgræns (${chosen})` : "Afgræns";
    one(section, "[data-kv-count]", HTMLElement).replaceChildren(
      element("strong", "", String(shown)), shown === total ? " i alt" : ` af ${total}`,
    );
    if (none) none.hidden = shown > 0;
    document.documentElement.classList.remove("kv-wait");
    section.dispatchEvent(new CustomEvent("kv-filter", { detail: { shown, total } }));
  }

  /**
   * On a narrow screen the filter is folded. It opens where it is seen, also when it was asked for far down the list,
   * and a button that stays in view folds it and leads to what it left.
   * @param {HTMLElement} section
   * @param {HTMLElement} opener
   */
  function fold(section, opener) {
    /** @param {boolean} isOpen */
    const show = (isOpen) => {
      opener.setAttribute("aria-expanded", String(isOpen));
      if (section.getBoundingClientRect().top < 0) section.scrollIntoView();
    };
    opener.addEventListener("click", () => { show(opener.getAttribute("aria-expanded") === "false"); });
    maybe(section, "form.kv-filter", HTMLFormElement)?.append(button("kv-btn kv-filter__done", "Vis", () => {
      show(false);
      one(section, "h2", HTMLElement).focus({ preventScroll: true });
      section.scrollIntoView();
    }));
  }

  /**
   * @param {HTMLElement} section
   * @param {() => void} refresh
   */
  function listen(section, refresh) {
    const count = one(section, "[data-kv-count]", HTMLElement);
    count.setAttribute("role", "status");
    const opener = maybe(section, ".kv-filter__open", HTMLElement);
    if (opener) fold(section, opener);
    all(section, "[data-kv-clear]").forEach((clear) => {
      clear.addEventListener("click", () => {
        toAddress(Object.fromEntries(KEYS.map((key) => [key, []])));
        refresh();
        count.tabIndex = -1;
        count.focus();
      });
    });
    window.addEventListener("popstate", refresh);
  }

  /**
   * @param {HTMLElement} section
   * @param {Source} [source]
   * @returns {Filter}
   */
  function create(section, source) {
    const form = maybe(section, "form.kv-filter", HTMLFormElement);
    const list = one(section, "[data-kv-list]", HTMLElement);
    const groups = all(list, ":scope > [data-kv-group]");
    const within = groups.length ? ":scope > * > ul > *, :scope > * > .kv-rest > ul > *" : ":scope > *";
    const items = source ? [] : all(list, within);
    const choices = new Choices(form, list, refresh);

    async function refresh() {
      const chosen = fromAddress();
      choices.check(chosen);
      const found = source ? await source(chosen) : counted(items, chosen);
      if (!found) return;
      const isNarrowed = KEYS.some((key) => chosen[key].length);
      groups.forEach((group) => { drawGroup(group, items, isNarrowed); });
      choices.draw(chosen, found);
      drawCount(section, found);
    }

    if (form) {
      form.hidden = false;
      form.addEventListener("submit", (event) => { event.preventDefault(); });
    }
    listen(section, refresh);
    document.addEventListener("kv-kommune", () => { ownFirst(list, items); });
    ownFirst(list, items);
    refresh();
    return { refresh };
  }

  klyngeviden.filter = (section, source) => {
    const known = made.get(section) ?? create(section, source);
    made.set(section, known);
    return known;
  };
  all(document, "[data-kv-filter]").forEach((section) => { klyngeviden.filter(section); });
}
