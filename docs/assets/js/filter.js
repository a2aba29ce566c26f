/* One filter for every list of records.

   A list is <section data-kv-filter> with
     form.kv-filter    checkboxes named by the keys of the facets: tema, type …
     [data-kv-list]    its items carry data-tema="a b", data-type="..." and so on, and data-id
     [data-kv-count]   where "12 af 40" is written;  [data-kv-none]  shown when nothing is left;  [data-kv-clear]  a button

   Values of one key mean "or", different keys "and". The choice stands in the address (?tema=a&tema=b), so that it can be
   shared and the back button works; other keys of the address, such as q, are left alone.

   The search page has too much to hold it all in the page, and brings a source that finds and shows what is chosen:
     var list = klyngeviden.filter(section, source)   made once, later calls give the same
     source(chosen, again)   chosen is {key: [values]}, again() filters once more; gives a promise of
                             {shown, total, count(key, value)}, or of nothing where a newer choice has overtaken it
     list.refresh()          filter again, after the address or the items were changed
     list.chosen()           what the address says now
     section event "kv-filter" after every change, with detail {shown, total} */
(function () {
  "use strict";
  var LABELS = new Map(klyngeviden.tables.facets);
  var KEYS = Array.from(LABELS.keys());
  var made = new Map();

  function values(item, key) { return (item.dataset[key] || "").split(" "); }

  function fits(item, chosen, except) {
    return KEYS.every(function (key) {
      var wanted = chosen[key];
      if (key === except || !wanted.length) return true;
      var held = values(item, key);
      return wanted.some(function (value) { return held.includes(value); });
    });
  }

  function create(section, source) {
    var form = section.querySelector("form.kv-filter");
    var list = section.querySelector("[data-kv-list]");
    var count = section.querySelector("[data-kv-count]");
    var none = section.querySelector("[data-kv-none]");
    var boxes = form ? Array.from(form.querySelectorAll("input[type=checkbox]")) : [];
    var items = source ? [] : Array.from(list.children);
    var chips = document.createElement("p");
    chips.className = "kv-chosen";
    list.before(chips);
    count.setAttribute("role", "status");

    function fromAddress() {
      var query = new URLSearchParams(location.search), chosen = {};
      KEYS.forEach(function (key) {
        chosen[key] = query.getAll(key).filter(function (value) { return /^[a-z0-9-]+$/.test(value); });
      });
      return chosen;
    }
    function toAddress(chosen) {
      var query = new URLSearchParams(location.search);
      KEYS.forEach(function (key) {
        query.delete(key);
        chosen[key].forEach(function (value) { query.append(key, value); });
      });
      var text = query.toString();
      history.pushState(null, "", location.pathname + (text ? "?" + text : "") + location.hash);
    }

    /* One's own municipality and its cluster first; everything else keeps its order, and nothing is hidden. */
    function ownFirst() {
      var mine = klyngeviden.own();
      items.forEach(function (item) {
        var own = mine && values(item, "kommune").includes(mine.slug);
        var sign = item.querySelector(".kv-row__own");
        if (sign) sign.remove();
        if (own) {
          sign = document.createElement("span");
          sign.className = "kv-row__own";
          sign.textContent = mine.navn + " er med";
          item.querySelector(".kv-code").after(sign);
        }
        item.kvOwn = own;
      });
      list.append.apply(list, items.filter(function (i) { return i.kvOwn; }).concat(items.filter(function (i) { return !i.kvOwn; })));
    }

    function drawChips(chosen) {
      chips.textContent = "";
      boxes.forEach(function (box) {
        if (!box.checked) return;
        var name = box.nextElementSibling.textContent.trim();
        var chip = document.createElement("button");
        chip.type = "button";
        chip.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><use href="#k-kryds"/></svg>';
        chip.prepend(name);
        chip.setAttribute("aria-label", name + ": fjern fra valgene");
        chip.addEventListener("click", function () {
          box.checked = false;
          changed();
          (chips.querySelector("button") || box).focus();
        });
        chips.append(chip);
      });
      chips.hidden = !chips.firstChild;
      /* A key that the page has no box for still narrows, and must be possible to see and undo. */
      KEYS.forEach(function (key) {
        chosen[key].forEach(function (value) {
          if (boxes.some(function (box) { return box.name === key && box.value === value; })) return;
          var chip = document.createElement("button");
          chip.type = "button";
          chip.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><use href="#k-kryds"/></svg>';
          chip.prepend(LABELS.get(key) + ": " + value);
          chip.addEventListener("click", function () {
            var rest = fromAddress();
            rest[key] = rest[key].filter(function (other) { return other !== value; });
            toAddress(rest);
            refresh();
          });
          chips.append(chip);
          chips.hidden = false;
        });
      });
    }

    function refresh() {
      var chosen = fromAddress();
      boxes.forEach(function (box) { box.checked = chosen[box.name].includes(box.value); });
      if (!source) { draw(chosen, counted(chosen)); return; }
      source(chosen, refresh).then(function (found) { if (found) draw(chosen, found); });
    }

    /* Hide what does not fit, and count what is left. */
    function counted(chosen) {
      items.forEach(function (item) { item.hidden = !fits(item, chosen); });
      return {
        shown: items.filter(function (item) { return !item.hidden; }).length,
        total: items.length,
        count: function (key, value) {
          return items.filter(function (item) { return fits(item, chosen, key) && values(item, key).includes(value); }).length;
        }
      };
    }

    function draw(chosen, found) {
      boxes.forEach(function (box) {
        var hits = found.count(box.name, box.value);
        box.parentElement.querySelector(".kv-n").textContent = hits;
        box.parentElement.classList.toggle("is-empty", !hits);
        if (box.checked) box.closest("details").open = true;
      });
      var strong = document.createElement("strong");
      strong.textContent = found.shown;
      count.textContent = "";
      count.append(strong, found.shown === found.total ? " i alt" : " af " + found.total);
      if (none) none.hidden = found.shown > 0;
      drawChips(chosen);
      document.documentElement.classList.remove("kv-wait");
      section.dispatchEvent(new CustomEvent("kv-filter", { detail: { shown: found.shown, total: found.total } }));
    }

    function changed() {
      var chosen = fromAddress();
      boxes.forEach(function (box) {
        var rest = chosen[box.name].filter(function (value) { return value !== box.value; });
        chosen[box.name] = box.checked ? rest.concat(box.value) : rest;
      });
      toAddress(chosen);
      refresh();
    }

    if (form) {
      form.hidden = false;
      form.addEventListener("change", changed);
      form.addEventListener("submit", function (event) { event.preventDefault(); });
    }
    section.querySelectorAll(".kv-filter__open").forEach(function (button) {
      button.addEventListener("click", function () {
        button.setAttribute("aria-expanded", button.getAttribute("aria-expanded") === "false");
      });
    });
    section.querySelectorAll("[data-kv-clear]").forEach(function (button) {
      button.addEventListener("click", function () {
        var empty = {};
        KEYS.forEach(function (key) { empty[key] = []; });
        toAddress(empty);
        refresh();
        count.tabIndex = -1;
        count.focus();
      });
    });
    window.addEventListener("popstate", refresh);
    document.addEventListener("kv-kommune", ownFirst);
    ownFirst();
    refresh();
    return { refresh: refresh, chosen: fromAddress };
  }

  klyngeviden.filter = function (section, source) {
    if (!made.has(section)) made.set(section, create(section, source));
    return made.get(section);
  };
  document.querySelectorAll("[data-kv-filter]").forEach(function (section) { klyngeviden.filter(section); });
})();
