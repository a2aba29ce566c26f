/* The tile map: one stop for the tabulator, arrows to walk between the tiles, colours by choice, a field to seek in. */
"use strict";
{
  const { all, maybe, one } = klyngeviden.dom;
  const { folded } = klyngeviden.tables;
  /* A step to the side costs more than a step ahead. */
  const ASIDE = 2.5;
  /** @type {Record<string, [number, number]>} */
  const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  /** @typedef {{ element: SVGAElement | HTMLAnchorElement, name: string, x: number, y: number }} Tile */

  /**
   * @param {Element} map
   * @returns {Tile[]}
   */
  function tilesOf(map) {
    return Array.from(map.querySelectorAll(".kv-tile"), (each) => {
      const element = /** @type {SVGAElement | HTMLAnchorElement} */ (each);
      const [x, y] = (element.dataset.felt ?? "").split(",").map(Number);
      return { element, name: element.getAttribute("aria-label") ?? "", x, y };
    });
  }

  /**
   * The nearest tile in a direction; water is crossed.
   * @param {Tile[]} tiles
   * @param {Tile} from
   * @param {[number, number]} step
   */
  function next(tiles, from, step) {
    const [, best] = tiles.reduce(([least, nearest], tile) => {
      const dx = tile.x - from.x, dy = tile.y - from.y;
      const ahead = dx * step[0] + dy * step[1], aside = Math.abs(dx * step[1]) + Math.abs(dy * step[0]);
      const cost = ahead + ASIDE * aside;
      return ahead > 0 && cost < least ? [cost, tile] : [least, nearest];
    }, /** @type {[number, Tile | null]} */ ([Infinity, null]));
    return best;
  }

  /**
   * @param {Tile[]} tiles
   * @param {Tile} from
   * @param {string} key
   */
  function target(tiles, from, key) {
    if (key === "Home") return tiles[0];
    if (key === "End") return tiles[tiles.length - 1];
    return Object.hasOwn(STEPS, key) ? next(tiles, from, STEPS[key]) : null;
  }

  /** @param {HTMLElement | SVGElement} map */
  function walkable(map) {
    const tiles = tilesOf(map), mine = klyngeviden.site.own();

    /** @param {Tile} tile */
    function tabTo(tile) {
      tiles.forEach((other) => { other.element.tabIndex = other === tile ? 0 : -1; });
    }
    /** @param {EventTarget | null} element */
    function at(element) { return tiles.find((tile) => tile.element === element); }

    map.addEventListener("keydown", (event) => {
      const pressed = /** @type {KeyboardEvent} */ (event), here = at(document.activeElement);
      const there = here && target(tiles, here, pressed.key);
      if (!there || pressed.ctrlKey || pressed.altKey || pressed.metaKey) return;
      pressed.preventDefault();
      tabTo(there);
      there.element.focus();
    });
    map.addEventListener("focusin", (event) => {
      const here = at(event.target);
      if (here) tabTo(here);
    });
    tabTo(tiles.find((tile) => mine !== null && tile.element.dataset.kommune === mine.slug) ?? tiles[0]);
    map.setAttribute("aria-label", `${map.getAttribute("aria-label")} Piletasterne går fra felt til felt.`);
    return tiles;
  }

  /**
   * Blind to case and to how æ, ø and å are written, as everywhere on the site.
   * @param {string} text
   */
  function fold(text) {
    const small = Array.from(text.toLowerCase(), (letter) => folded[letter] ?? letter).join("");
    return small.replace(/[^a-z0-9]+/g, "");
  }

  /**
   * @param {HTMLInputElement} field
   * @param {Tile[]} tiles
   */
  function seekable(field, tiles) {
    const said = one(document, "[data-kv-seek-count]", HTMLElement);

    /** @param {string} name */
    function fits(name) { return fold(name).includes(fold(field.value)); }

    field.addEventListener("input", () => {
      tiles.forEach((tile) => { tile.element.classList.toggle("is-dim", !fits(tile.name)); });
      all(document, ".kv-regions li").forEach((item) => { item.hidden = !fits(item.textContent ?? ""); });
      all(document, ".kv-regions section").forEach((region) => {
        region.hidden = !maybe(region, "li:not([hidden])", HTMLElement);
      });
      said.textContent = `${tiles.filter((tile) => fits(tile.name)).length} kommuner`;
    });
    field.addEventListener("keydown", (event) => {
      const hits = tiles.filter((tile) => fits(tile.name));
      const hit = hits.find((tile) => fold(tile.name) === fold(field.value)) ?? hits[0];
      if (event.key !== "Enter" || !field.value || !hit) return;
      location.href = typeof hit.element.href === "string" ? hit.element.href : hit.element.href.baseVal;
    });
  }

  document.querySelectorAll(".kv-map").forEach((each) => {
    const map = /** @type {HTMLElement | SVGElement} */ (each), tiles = walkable(map);
    all(document, "[data-kv-seek]").forEach((field) => {
      seekable(/** @type {HTMLInputElement} */ (field), tiles);
    });
    all(document, "[data-kv-map-colour]").forEach((choice) => {
      choice.addEventListener("change", (event) => {
        const input = /** @type {HTMLInputElement} */ (event.target);
        map.classList.toggle("by-region", input.value === "regioner");
      });
    });
  });
}
