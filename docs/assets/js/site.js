/* On every page: colours, own municipality, meeting pack, copying and printing. Each page works without it.
   Remembered under kv-farver, kv-kommune ({slug, navn}) and kv-moede ([ids]); nothing is ever sent. */
(function () {
  "use strict";
  var root = document.querySelector("[data-kv-root]");
  var up = root ? root.dataset.kvRoot + "/" : "";

  function read(key) {
    try { return JSON.parse(localStorage.getItem(key)); } catch (_) { return null; }
  }
  function remember(key, value) {
    try {
      if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, JSON.stringify(value));
    } catch (_) { /* a browser that remembers nothing still shows the page */ }
  }
  function all(selector, use) { document.querySelectorAll(selector).forEach(use); }
  function link(href, text) {
    var a = document.createElement("a");
    a.href = href;
    a.textContent = text;
    return a;
  }

  /* ---- colours ---- */
  all("[data-kv-colours]", function (button) {
    button.addEventListener("click", function () {
      var set = document.documentElement.dataset;
      var dark = set.farver ? set.farver === "moerk" : matchMedia("(prefers-color-scheme: dark)").matches;
      set.farver = dark ? "lys" : "moerk";
      try { localStorage.setItem("kv-farver", set.farver); } catch (_) { /* as above */ }
    });
  });

  /* ---- own municipality ---- */
  function own() {
    var kept = read("kv-kommune");
    return kept && /^[a-z0-9-]+$/.test(kept.slug) ? kept : null;
  }
  function choose(slug, name) {
    remember("kv-kommune", { slug: slug, navn: name });
    showOwn();
  }
  /* The line under the header is there when there is something in it. */
  function bar() { document.documentElement.classList.toggle("kv-has", !!own() || pack().length > 0); }
  function pageOf(slug) { return up + "kommuner/" + slug + "/index.html"; }

  function showOwn() {
    var mine = own();
    all("[data-kv-own]", function (place) {
      place.hidden = !mine;
      place.textContent = "";
      if (!mine) return;
      var words = document.createElement("span");
      words.className = "kv-bar__w";
      words.textContent = "Min kommune: ";
      place.append(words, link(pageOf(mine.slug), mine.navn));
    });
    bar();
    all("[data-kv-mine]", function (place) {
      place.hidden = !mine;
      place.textContent = "";
      if (!mine) return;
      var forget = document.createElement("button");
      forget.type = "button";
      forget.className = "kv-link";
      forget.textContent = "Fjern";
      forget.addEventListener("click", function () { remember("kv-kommune", null); showOwn(); });
      place.append("Jeres kommune er ", link(pageOf(mine.slug), mine.navn), ". ", forget);
    });
    all("[data-kv-mine-off]", function (place) { place.hidden = !!mine; });
    all("[data-kv-own-page]", function (place) {
      place.hidden = !mine;
      place.textContent = "";
      if (mine) place.append(link(up + "haefter/" + place.dataset.kvOwnPage + "/" + mine.slug + "/index.html", "Hæftet til " + mine.navn));
    });
    all("[data-kv-own-handout]", function (a) {
      if (!a.dataset.kvPlain) { a.dataset.kvPlain = a.href; a.dataset.kvWords = a.textContent; }
      a.href = mine ? up + "haefter/" + a.dataset.kvOwnHandout + "/" + mine.slug + "/index.html" : a.dataset.kvPlain;
      a.textContent = mine ? a.dataset.kvWords + ", " + mine.navn : a.dataset.kvWords;
    });
    all("[data-kv-choose-this]", function (place) {
      var slug = place.dataset.kvChooseThis;
      var name = document.querySelector("[data-kommune-navn]").dataset.kommuneNavn;
      var isMine = mine && mine.slug === slug;
      place.querySelector("button").textContent = isMine ? "Fjern " + name + " som min kommune" : "Gør " + name + " til min kommune";
      place.querySelector("span").textContent = isMine ? "Lister viser jeres eget først." : "Huskes kun i denne browser. Kan altid fjernes.";
      place.querySelector("button").onclick = function () {
        if (isMine) { remember("kv-kommune", null); showOwn(); } else choose(slug, name);
      };
    });
    all("[data-kv-choose] select", function (select) { if (mine) select.value = mine.slug; });
    all(".kv-tile", function (tile) { tile.classList.toggle("is-mine", !!mine && tile.dataset.kommune === mine.slug); });
    document.dispatchEvent(new CustomEvent("kv-kommune", { detail: mine }));
  }

  all("[data-kv-choose]", function (form) {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var select = form.querySelector("select");
      if (!select.value) { select.focus(); return; }
      choose(select.value, select.options[select.selectedIndex].textContent.trim());
      location.href = pageOf(select.value);
    });
  });

  /* An address with ?kommune= brings its municipality along, where the page offers the choice. */
  (function () {
    var asked = new URLSearchParams(location.search).getAll("kommune");
    var form = document.querySelector("[data-kv-choose]");
    if (asked.length !== 1 || !form) return;
    var option = form.querySelector('option[value="' + asked[0].replace(/[^a-z0-9-]/g, "") + '"]');
    if (option && option.value) remember("kv-kommune", { slug: option.value, navn: option.textContent.trim() });
  })();

  /* ---- meeting pack ---- */
  /* Whether something is the code of a record; the letters come with the tables that the build ships. */
  function isCode(id) {
    return typeof id === "string" && klyngeviden.tables.letters.includes(id[0]) && /^.-[0-9]+$/.test(id);
  }
  function pack() {
    var kept = read("kv-moede");
    return Array.isArray(kept) ? kept.filter(isCode) : [];
  }
  function setPack(ids) {
    remember("kv-moede", ids.length ? ids : null);
    showPack();
  }
  function showPack() {
    var ids = pack();
    bar();
    all("[data-kv-packlink]", function (a) {
      a.hidden = !ids.length;
      a.querySelector("span").textContent = ids.length;
    });
    all("[data-kv-pack]", function (button) {
      var inside = ids.includes(button.dataset.kvPack);
      button.setAttribute("aria-pressed", inside);
      var words = button.querySelector("span");
      if (words) words.textContent = inside ? "I mødepakken" : "Læg i mødepakke";
      button.querySelector("use").setAttribute("href", inside ? "#k-tjek" : "#k-plus");
    });
  }
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("[data-kv-pack]");
    if (!button) return;
    var ids = pack(), id = button.dataset.kvPack;
    setPack(ids.includes(id) ? ids.filter(function (other) { return other !== id; }) : ids.concat(id));
  });
  /* Every record in a list can be put in the pack; the search page's rows come later. */
  function rowButtons(list) {
    list.querySelectorAll(".kv-row[data-id]").forEach(function (row) {
      var place = row.querySelector(".kv-row__k");
      if (!place || !isCode(row.dataset.id) || row.querySelector("[data-kv-pack]")) return;
      var button = document.createElement("button");
      button.type = "button";
      button.className = "kv-row__p";
      button.dataset.kvPack = row.dataset.id;
      button.setAttribute("aria-label", "Mødepakke: " + row.dataset.id);
      button.title = "Læg i mødepakke";
      button.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><use href="#k-plus"/></svg>';
      place.append(button);
    });
    showPack();
  }
  all(".kv-list", function (list) {
    rowButtons(list);
    if (list.closest("[data-kv-search]")) new MutationObserver(function () { rowButtons(list); }).observe(list, { childList: true });
  });

  /* ---- copying and printing ---- */
  function copy(button, text) {
    var words = button.querySelector("span"), before = words.textContent;
    function say(answer) {
      words.textContent = answer;
      setTimeout(function () { words.textContent = before; }, 2000);
    }
    function byHand() {
      var field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      say(document.execCommand("copy") ? "Kopieret" : "Kunne ikke kopieres");
      field.remove();
      button.focus();
    }
    if (navigator.clipboard) navigator.clipboard.writeText(text).then(function () { say("Kopieret"); }, byHand);
    else byHand();
  }
  function tool(selector, act) {
    all(selector, function (button) {
      button.addEventListener("click", function () { act(button); });
    });
  }
  tool("[data-kv-print]", function () { print(); });
  tool("[data-kv-copy]", function (button) {
    var line = document.querySelector(button.dataset.kvCopy).parentElement;
    copy(button, Array.from(line.children, function (part) { return part.textContent; }).join(" "));
  });
  tool("[data-kv-copy-link]", function (button) { copy(button, button.dataset.kvCopyLink); });

  showOwn();
  showPack();
  Object.assign(klyngeviden, { own: own, pack: pack, setPack: setPack, isCode: isCode, up: up, link: link });
})();
