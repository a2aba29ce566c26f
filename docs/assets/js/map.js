/* The tile map: one stop for the tabulator, arrows to walk between the tiles, colours by choice. */
(function () {
  "use strict";
  document.querySelectorAll(".kv-map").forEach(function (map) {
    var tiles = Array.from(map.querySelectorAll(".kv-tile")).map(function (element) {
      var place = element.dataset.felt.split(",").map(Number);
      return { element: element, x: place[0], y: place[1] };
    });
    var STEPS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    var mine = klyngeviden.own();

    function tabTo(tile) {
      tiles.forEach(function (other) { other.element.tabIndex = other === tile ? 0 : -1; });
    }
    /* The nearest tile in a direction; a step to the side costs more than a step ahead, and water is crossed. */
    function next(from, step) {
      var best = null, least = Infinity;
      tiles.forEach(function (tile) {
        var dx = tile.x - from.x, dy = tile.y - from.y;
        var ahead = dx * step[0] + dy * step[1], aside = Math.abs(dx * step[1]) + Math.abs(dy * step[0]);
        var cost = ahead + 2.5 * aside;
        if (ahead > 0 && cost < least) { best = tile; least = cost; }
      });
      return best;
    }
    map.addEventListener("keydown", function (event) {
      var here = tiles.find(function (tile) { return tile.element === document.activeElement; });
      var target = here && (STEPS[event.key] ? next(here, STEPS[event.key])
        : event.key === "Home" ? tiles[0] : event.key === "End" ? tiles[tiles.length - 1] : null);
      if (!target || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      tabTo(target);
      target.element.focus();
    });
    map.addEventListener("focusin", function (event) {
      var here = tiles.find(function (tile) { return tile.element === event.target; });
      if (here) tabTo(here);
    });
    tabTo(tiles.find(function (tile) { return mine && tile.element.dataset.kommune === mine.slug; }) || tiles[0]);
    map.setAttribute("aria-label", map.getAttribute("aria-label") + " Piletasterne går fra felt til felt.");

    document.querySelectorAll("[data-kv-seek]").forEach(function (field) {
      var listed = Array.from(document.querySelectorAll(".kv-regions li"));
      var said = document.querySelector("[data-kv-seek-count]");
      /* Blind to case and to how æ, ø and å are written, as everywhere on the site. */
      function fold(text) {
        return Array.from(text.toLowerCase(), function (letter) { return klyngeviden.tables.folded[letter] || letter; })
          .join("").replace(/[^a-z0-9]+/g, "");
      }
      function fits(name) { return fold(name).includes(fold(field.value)); }
      function name(tile) { return tile.element.getAttribute("aria-label"); }
      field.addEventListener("input", function () {
        tiles.forEach(function (tile) { tile.element.classList.toggle("is-dim", !fits(name(tile))); });
        listed.forEach(function (item) { item.hidden = !fits(item.textContent); });
        document.querySelectorAll(".kv-regions section").forEach(function (region) {
          region.hidden = !region.querySelector("li:not([hidden])");
        });
        said.textContent = tiles.filter(function (tile) { return fits(name(tile)); }).length + " kommuner";
      });
      field.addEventListener("keydown", function (event) {
        var hits = tiles.filter(function (tile) { return fits(name(tile)); });
        var exact = hits.find(function (tile) { return fold(name(tile)) === fold(field.value); });
        if (event.key === "Enter" && field.value && hits.length) location.href = (exact || hits[0]).element.href.baseVal || (exact || hits[0]).element.href;
      });
    });
    document.querySelectorAll("[data-kv-map-colour]").forEach(function (choice) {
      choice.addEventListener("change", function (event) {
        map.classList.toggle("by-region", event.target.value === "regioner");
      });
    });
  });
})();
