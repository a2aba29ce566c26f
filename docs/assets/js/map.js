/* The tile map: one stop for the tabulator, arrows to walk between the tiles, colours by choice, a field to seek in. */
"use strict";
{
  const { all, element, link, maybe, one } = klyngeviden.dom;
  const MOST_OFFERED = 6;
  /* A step to the side costs more than a step ahead. */
  const ASIDE = 2.5;
  /** @type {Record<string, [number, number]>} */
  const STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  /**
   * @typedef {{
   *   element: SVGAElement | HTMLAnchorElement, own: string, former: string[], x: number, y: number,
   * }} Tile
   */

  /**
   * @param {Element} map
   * @returns {Tile[]}
   */
  function tilesOf(map) {
    return Array.from(map.querySelectorAll(".kv-tile"), (each) => {
      const tile = /** @type {SVGAElement | HTMLAnchorElement} */ (each);
      const [x, y] = (tile.dataset.felt ?? "").split(",").map(Number);
      const former = (tile.dataset.foer ?? "").split("|").filter(Boolean);
      return { element: tile, own: tile.dataset.navn ?? "", former, x, y };
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
    /** @param {EventTarget | null} place */
    function at(place) { return tiles.find((tile) => tile.element === place); }

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

  /* --- the field that seeks --------------------------------------------------------------------------------------- */

  /** @param {Tile} tile */
  function addressOf(tile) {
    const { href } = tile.element;
    return typeof href === "string" ? href : href.baseVal;
  }

  /**
   * What is found, each municipality once, by whichever of its names fits best: its own, or one it had before.
   * @param {Meant[]} found
   * @param {{ name: string, tile: Tile }[]} called
   */
  function once(found, called) {
    const seen = new Set();
    return found.filter(({ place }) => !seen.has(called[place].tile) && seen.add(called[place].tile));
  }

  /**
   * What is found, as a sentence; several are offered, and none is chosen for the reader.
   * @param {string} text
   * @param {Meant[]} found
   * @param {Tile[]} tiles
   * @returns {(Node | string)[]}
   */
  function told(text, found, tiles) {
    if (!found.length) return text ? [`Ingen kommune ligner »${text}«. Se dem alle på listen.`] : [];
    const shown = found.slice(0, MOST_OFFERED).map(({ place }) => link(addressOf(tiles[place]), tiles[place].own));
    const rest = found.length - shown.length;
    const lead = found[0].fit > klyngeviden.names.CONTAINED ? "Mente du" : found.length > 1 ? "Vælg" : "Fundet:";
    return [element("span", "", lead), ...shown, ...(rest ? [element("span", "", `og ${rest} til på listen`)] : [])];
  }

  /**
   * @param {HTMLInputElement} field
   * @param {Tile[]} tiles
   */
  function seekable(field, tiles) {
    const { meant, certain } = klyngeviden.names;
    const called = tiles.flatMap((tile) => [tile.own, ...tile.former].map((name) => ({ name, tile })));
    const names = called.map(({ name }) => name), items = all(document, ".kv-regions li");
    const said = one(document, "[data-kv-seek-said]", HTMLElement);

    field.addEventListener("input", () => {
      const found = once(meant(field.value, names), called), isAll = !found.length;
      const fits = new Set(found.map(({ place }) => called[place].tile.own));
      tiles.forEach((tile) => { tile.element.classList.toggle("is-dim", !isAll && !fits.has(tile.own)); });
      items.forEach((item) => { item.hidden = !isAll && !fits.has(one(item, "a", HTMLElement).textContent ?? ""); });
      all(document, ".kv-regions section").forEach((region) => {
        region.hidden = !maybe(region, "li:not([hidden])", HTMLElement);
      });
      said.replaceChildren(...told(field.value.trim(), found, called.map(({ tile }) => tile)));
      said.hidden = !said.firstChild;
    });
    field.addEventListener("keydown", (event) => {
      const hit = event.key === "Enter" ? certain(once(meant(field.value, names), called)) : null;
      if (hit) klyngeviden.state.go(addressOf(called[hit.place].tile));
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
