/* Keeps the page that is looked at up to date while records are written: asks »serve« for news for as long as the page
   is seen, shows what is wrong on it, and lets the reader stay in his place when a new one comes. */
"use strict";
{
  const OWN = "/_serve/", KEPT = "kv-serve-sted", AGAIN = 1500;
  const FOCUSABLE = "a,button,input,select,textarea,summary";
  const PLACES = "h1,h2,h3,h4,p,li,dt,dd,tr,figure,summary";
  const me = document.currentScript;
  const known = { mark: me?.dataset.maerke ?? "", print: me?.dataset.aftryk ?? "" };
  let asking = new AbortController();

  /**
   * What a reader has in front of him, kept while the page is fetched again.
   * @typedef {{tag: string, place: number, words: string, top: number}} Anchor
   * @typedef {{page: string, y: number, anchor: Anchor | null, open: boolean[], focus: number}} Kept
   */

  /** @param {string} selector */
  function all(selector) {
    return Array.from(document.querySelectorAll(selector)).filter((found) => !found.closest("#kv-serve"));
  }

  /** @param {Element} element */
  function words(element) { return (element.textContent ?? "").trim().slice(0, 80); }

  /**
   * Say whether something is seen and moves with the page.
   * @param {Element} element
   */
  function isInFlow(element) {
    if (element.getClientRects().length === 0) return false;
    for (let around = /** @type {Element | null} */ (element); around; around = around.parentElement) {
      if (/sticky|fixed/.test(getComputedStyle(around).position)) return false;
    }
    return true;
  }

  /** The first thing that is whole on the screen, by what it says and how many of its kind stand before it. */
  function anchor() {
    const found = all(PLACES).find((one) => one.getBoundingClientRect().top >= 0 && isInFlow(one));
    if (!found) return null;
    const tag = found.localName;
    return { tag, place: all(tag).indexOf(found), words: words(found), top: found.getBoundingClientRect().top };
  }

  /** What the reader has opened, and where the cursor is. */
  function remember() {
    const open = all("details").map((one) => one instanceof HTMLDetailsElement && one.open);
    const focus = document.activeElement ? all(FOCUSABLE).indexOf(document.activeElement) : -1;
    const kept = { page: location.pathname, y: scrollY, anchor: anchor(), open, focus };
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
    history.scrollRestoration = "manual";
  }

  /**
   * Find what stood first on the screen: the same words, the nearest where there are several, else the same place.
   * @param {Anchor} was
   */
  function again(was) {
    const alike = all(was.tag);
    const same = alike.map((one, place) => ({ one, away: Math.abs(place - was.place) }))
      .filter(({ one }) => words(one) === was.words).sort((a, b) => a.away - b.away);
    return same[0]?.one ?? alike[Math.min(was.place, alike.length - 1)];
  }

  /** @param {Kept} kept */
  function scrollBack(kept) {
    scrollTo({ top: kept.y, behavior: "instant" });
    if (!kept.anchor) return;
    const moved = (again(kept.anchor)?.getBoundingClientRect().top ?? kept.anchor.top) - kept.anchor.top;
    scrollBy({ top: moved, behavior: "instant" });
  }

  /* At once, so that nothing is seen to move, and again when fonts and pictures have their room. */
  function restore() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) || "null");
    sessionStorage.removeItem(KEPT);
    if (kept?.page !== location.pathname) return;
    all("details").forEach((one, place) => {
      if (one instanceof HTMLDetailsElement && kept.open[place]) one.open = true;
    });
    const focused = all(FOCUSABLE)[kept.focus];
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    scrollBack(kept);
    const reached = scrollY;
    addEventListener("load", () => { if (scrollY === reached) scrollBack(kept); });
  }

  /** @param {string} html */
  function show(html) {
    const old = document.getElementById("kv-serve");
    const made = new DOMParser().parseFromString(html, "text/html").getElementById("kv-serve");
    if (made && old?.querySelector("details")?.open === false) made.querySelector("details")?.removeAttribute("open");
    old?.remove();
    if (made) document.body.append(document.adoptNode(made));
  }

  /* The same as the server's own notice, for it cannot be asked. */
  const GONE = `<aside id="kv-serve" class="kv-serve" role="status"><details open>
    <summary>Serveren svarer ikke</summary>
    <p>Er vinduet lukket, så start den igen: py dev.py serve. Siden følger med, så snart den svarer.</p>
    </details></aside>`;

  async function ask() {
    const asked = new URLSearchParams({ maerke: known.mark, side: location.pathname, aftryk: known.print });
    const answer = await fetch(`${OWN}nyt?${asked}`, { signal: asking.signal, cache: "no-store" });
    const news = await answer.json();
    known.mark = news.maerke;
    if (news.ny) {
      remember();
      location.reload();
    } else show(news.besked);
  }

  async function follow() {
    const own = asking;
    while (!document.hidden) {
      try {
        await ask();
      } catch {
        if (own.signal.aborted) return;
        show(GONE);
        known.mark = "";
        await new Promise((done) => { setTimeout(done, AGAIN); });
      }
    }
  }

  /* A browser has few lines to one server: only the page that is seen holds one. */
  document.addEventListener("visibilitychange", () => {
    asking.abort();
    asking = new AbortController();
    void follow();
  });
  restore();
  addEventListener("load", () => {
    // Told at once, the browser would scroll to where it was itself.
    setTimeout(() => { history.scrollRestoration = "auto"; }, AGAIN);
    void follow();
  });
}
