/* On the page for wrong addresses: reads the address, leads on where it can mean one page only, and otherwise offers
   what it may mean. Needs no server; the addresses come with adresser.js. */
"use strict";
{
  const { element, link, maybe, one } = klyngeviden.dom;
  const { letters, folded } = klyngeviden.tables;
  const { below, codes } = klyngeviden.places;
  const { meant, CONTAINED } = klyngeviden.names;
  const MOST_OFFERED = 6;
  const root = klyngeviden.site.up;
  const known = new Set(codes);
  /* A letter, some mark or none, and a number: e1, E 001, e-001, E–0001. */
  const CODE = new RegExp(`(?<![a-z])([${letters}])[\\s_.–—‑-]*0*([0-9]{1,5})(?![0-9])`, "giu");

  /**
   * A part as it was meant; what no browser writes is nothing.
   * @param {string} part
   */
  function readable(part) {
    try { return decodeURIComponent(part); } catch { return ""; }
  }

  /** @param {string} path */
  function partsOf(path) {
    const address = path.startsWith(root) ? path.slice(root.length) : path.replace(/^\//, "");
    const named = address.split("/").map((part) => readable(part).replace(/(^index)?\.html?$|^index$/i, "").trim());
    return named.filter(Boolean);
  }

  /**
   * The codes in an address, written as they should be.
   * @param {string[]} parts
   */
  function codesIn(parts) {
    return Array.from(new Set(parts.flatMap((part) => Array.from(part.normalize("NFC").matchAll(CODE), (found) => (
      `${found[1].toUpperCase()}-${found[2].padStart(3, "0")}`
    )))));
  }

  /** @param {string} text */
  function slug(text) {
    const small = Array.from(text.normalize("NFC").toLowerCase(), (letter) => folded[letter] ?? letter).join("");
    return small.normalize("NFD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "");
  }

  /**
   * The leaves of a folder that a part may mean, and whether it is beyond doubt.
   * @param {string} part
   * @param {string[]} leaves
   * @returns {{ leaves: string[], isSure: boolean }}
   */
  function leavesFor(part, leaves) {
    if (leaves.includes(slug(part))) return { leaves: [slug(part)], isSure: true };
    const found = meant(part, leaves);
    return { leaves: found.map(({ name }) => name), isSure: found.length === 1 && found[0].fit !== CONTAINED };
  }

  /**
   * What lies in a folder: its pages, and the folders that are no pages themselves.
   * @param {string} folder
   */
  function inside(folder) {
    const folders = Object.keys(below).filter((each) => each.startsWith(folder) && each !== folder)
      .map((each) => each.slice(folder.length).split("/")[0]);
    return Array.from(new Set([...(below[folder] ?? []), ...folders]));
  }

  /** @param {string} place */
  function isPage(place) {
    const [, folder, leaf] = /^(.*\/)?([^/]+)\/$/.exec(place) ?? [];
    return (below[folder ?? ""] ?? []).includes(leaf);
  }

  /**
   * The addresses that the parts may mean: folder by folder; what cannot be read leads to the folder above.
   * @param {string[]} parts
   * @returns {{ places: string[], isSure: boolean }}
   */
  function placesFor(parts) {
    let folder = "", isSure = true;
    for (const part of parts) {
      const found = leavesFor(part, inside(folder));
      if (!found.leaves.length) return { places: folder ? [folder] : [], isSure: false };
      if (found.leaves.length > 1) return { places: found.leaves.map((leaf) => `${folder}${leaf}/`), isSure: false };
      isSure &&= found.isSure;
      folder = `${folder}${found.leaves[0]}/`;
    }
    return { places: folder ? [folder] : [], isSure };
  }

  /**
   * A name that stands alone may be that of a municipality or a theme.
   * @param {string[]} parts
   */
  function byName(parts) {
    const folders = parts.length === 1 ? ["kommuner/", "temaer/"] : [];
    const found = folders.map((folder) => ({ folder, ...leavesFor(parts[0], below[folder] ?? []) }));
    return {
      places: found.flatMap(({ folder, leaves }) => leaves.map((leaf) => `${folder}${leaf}/`)),
      isSure: found.filter(({ leaves }) => leaves.length).length === 1 && found.some((each) => each.isSure),
    };
  }

  /** @param {string[]} parts */
  function resolved(parts) {
    const written = codesIn(parts), there = written.filter((code) => known.has(code));
    if (there.length) return { places: there.map((code) => `${code}/`), isSure: written.length === 1 };
    const found = placesFor(parts), pages = found.places.filter(isPage);
    return pages.length ? { ...found, places: pages } : byName(parts);
  }

  const parts = partsOf(location.pathname);
  const { places, isSure } = resolved(parts);
  const target = `${root}${places[0]}index.html`;
  if (isSure && places.length === 1 && target !== location.pathname) {
    location.replace(target + location.search + location.hash);
  } else if (places.length) {
    const offered = places.slice(0, MOST_OFFERED).map((place) => link(`${root}${place}index.html`, place.slice(0, -1)));
    const said = one(document, "[data-kv-lost]", HTMLElement);
    said.append(element("span", "", "Mente du"), ...offered);
    said.hidden = false;
  }
  const field = maybe(document, "#soeg", HTMLInputElement);
  if (field) field.value = (parts.at(-1) ?? "").replace(/[-_]+/g, " ").slice(0, 60);
}
