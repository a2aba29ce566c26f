/* The meeting pack as an agenda. The ids come from the address (?poster=D-001,A-001), else from what is remembered; each
   record's text comes as a script of its own, since a page opened from a folder cannot fetch data. */
(function () {
  "use strict";
  var place = document.querySelector("[data-kv-meeting]");
  var app = place.querySelector("[data-kv-pack-app]");
  var empty = place.querySelector("[data-kv-pack-empty]");
  var known = {};
  var shared = shareIds();
  var ids = shared || klyngeviden.pack();

  function shareIds() {
    var text = new URLSearchParams(location.search).get("poster");
    if (text === null) return null;
    return text.split(",").filter(function (id, i, every) { return klyngeviden.isCode(id) && every.indexOf(id) === i; });
  }
  function make(tag, text, className) {
    var element = document.createElement(tag);
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  }
  function sign(name, className) {
    var span = make("span");
    span.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><use href="#' + name + '"/></svg>';
    span.firstChild.setAttribute("class", className);
    return span.firstChild;
  }
  function button(icon, text, label, act) {
    var b = make("button");
    b.type = "button";
    b.append(sign(icon, "kv-t"), text);
    if (label) b.setAttribute("aria-label", label);
    b.addEventListener("click", act);
    return b;
  }

  klyngeviden.moede = function (record) { known[record.id] = record; };

  function load(id) {
    return new Promise(function (done) {
      if (known[id]) { done(); return; }
      var script = document.createElement("script");
      script.src = place.dataset.kvMeeting + id + ".js";
      script.onload = script.onerror = done;
      document.head.append(script);
    });
  }

  function change(other, focus) {
    ids = other;
    if (!shared) klyngeviden.setPack(ids);
    else history.replaceState(null, "", ids.length ? "?poster=" + ids.join(",") : location.pathname);
    draw();
    var target = focus && app.querySelector(focus);
    (target || app.querySelector("button, a")).focus();
  }
  function moved(index, by) {
    var other = ids.slice();
    other.splice(index + by, 0, other.splice(index, 1)[0]);
    return other;
  }

  function item(record, index) {
    var part = make("section", "", "kv-pack__item");
    part.dataset.id = record.id;
    var kind = make("p", "", "kv-kind");
    kind.append((index + 1) + ". " + record.type + " ", make("span", record.id, "kv-code"), record.status ? " · " + record.status : "");
    var heading = make("h2");
    heading.append(klyngeviden.link(klyngeviden.up + record.adresse, record.titel));
    var top = make("div");
    top.append(kind, heading);
    part.append(top, make("p", record.resume));
    if (record.forbehold) part.append(make("p", record.forbehold, "kv-notice"));
    function say(mark) { if (mark) part.append(make("p", mark, "kv-ed")); }
    if (record.poler.length) {
      say(record.poler_af);
      var poles = make("div", "", "kv-pack__poles");
      record.poler.forEach(function (pole) {
        var side = make("div");
        side.append(make("h3", pole.navn), make("p", pole.tekst));
        poles.append(side);
      });
      part.append(poles);
    }
    if (record.bud) part.append(make("h3", record.bud_titel), make("p", record.bud));
    if (record.spoergsmaal.length) {
      say(record.spoergsmaal_af);
      var list = make("ol", "", "kv-ask");
      record.spoergsmaal.forEach(function (question) { list.append(make("li", question)); });
      part.append(list);
    }
    var notes = make("div");
    notes.append(make("p", "Noter", "kv-q"), make("div", "", "kv-lines"));
    part.append(notes, make("p", record.kort, "kv-code"), bar(record, index));
    return part;
  }
  function bar(record, index) {
    var tools = make("p", "", "kv-pack__bar");
    var up = button("k-op", "Op", "Flyt " + record.id + " op", function () { change(moved(index, -1), '[data-id="' + record.id + '"] .is-up'); });
    var down = button("k-ned2", "Ned", "Flyt " + record.id + " ned", function () { change(moved(index, 1), '[data-id="' + record.id + '"] .is-down'); });
    up.className = "is-up";
    down.className = "is-down";
    up.disabled = index === 0;
    down.disabled = index === ids.length - 1;
    tools.append(up, down, button("k-kryds", "Tag ud", "Tag ud: " + record.id, function () {
      change(ids.filter(function (id) { return id !== record.id; }));
    }));
    return tools;
  }
  function head() {
    var tools = make("p", "", "kv-pack__bar");
    tools.append(button("k-print", "Udskriv dagsorden", "", function () { print(); }));
    var words = make("span", "Kopiér link til pakken");
    var share = button("k-link", "", "", function () {
      var address = location.href.split(/[?#]/)[0] + "?poster=" + ids.join(",");
      function say(answer) { words.textContent = answer; setTimeout(function () { words.textContent = "Kopiér link til pakken"; }, 2000); }
      if (navigator.clipboard) navigator.clipboard.writeText(address).then(function () { say("Kopieret"); }, function () { say(address); });
      else say(address);
    });
    share.append(words);
    tools.append(share);
    if (shared) {
      tools.append(button("k-plus", "Gem som min pakke", "", function () {
        klyngeviden.setPack(ids);
        shared = null;
        history.replaceState(null, "", location.pathname);
        draw();
      }));
    } else {
      tools.append(button("k-kryds", "Tøm", "Tøm pakken", function () { change([]); }));
    }
    return tools;
  }

  function draw() {
    app.querySelectorAll(".kv-pack__list, .kv-pack__bar").forEach(function (old) { old.remove(); });
    var found = ids.filter(function (id) { return known[id]; });
    empty.hidden = found.length > 0;
    if (!found.length) return;
    var list = make("div", "", "kv-pack__list");
    found.forEach(function (id, index) { list.append(item(known[id], index)); });
    empty.after(head(), list);
  }

  Promise.all(ids.map(load)).then(function () {
    ids = ids.filter(function (id) { return known[id]; });
    draw();
    place.dataset.kvReady = "";
  });
})();
