/* A meeting: its title, date, start and place, and its items: records, ways in and things of one's own. Reads it from
   what is remembered, an address or a file, none of which is trusted. Pure: knows no page and keeps nothing. */
"use strict";
{
  const { letters, ways } = klyngeviden.tables;
  const LONGEST = { titel: 120, sted: 120, tekst: 400, noter: 4000, kode: 40 };
  const MOST_ITEMS = 80, MOST_MINUTES = 600, HOUR = 60, DAY = 24 * HOUR;
  const OWN = /^eget-[0-9]{1,4}$/;
  /** @type {Meeting} */
  const NONE = { titel: "", dato: "", start: "", sted: "", punkter: [] };

  /**
   * Whether something is the code of a record; which letters there are comes with the tables that the build ships.
   * @param {unknown} id
   */
  function isCode(id) {
    return typeof id === "string" && id !== "" && letters.includes(id[0]) && /^.-[0-9]+$/.test(id);
  }

  /**
   * Whether something names what the site can put in: a record by its code, or a way in by its address.
   * @param {unknown} id
   */
  function isItem(id) {
    if (isCode(id)) return true;
    const way = typeof id === "string" && ways.find((each) => id.startsWith(each));
    return Boolean(way) && /^[a-z0-9-]+$/.test(String(id).slice(String(way).length));
  }

  /** @param {unknown} id */
  function isOwn(id) { return typeof id === "string" && OWN.test(id); }

  /* --- reading ---------------------------------------------------------------------------------------------------- */

  /**
   * A text of at most so many signs, without those that cannot be printed.
   * @param {unknown} value
   * @param {number} longest
   */
  function text(value, longest) {
    if (typeof value !== "string") return "";
    return value.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n]|[\uFFFE\uFFFF]/gu, " ").slice(0, longest);
  }

  /** @param {unknown} value */
  function minutes(value) {
    const number = Math.floor(Number(value));
    return number > 0 ? Math.min(number, MOST_MINUTES) : 0;
  }

  /**
   * @param {unknown} value
   * @param {RegExp} form
   */
  function formed(value, form) { return typeof value === "string" && form.test(value) ? value : ""; }

  /** @param {unknown} value */
  function day(value) {
    const given = formed(value, /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/);
    return given && !Number.isNaN(Date.parse(given)) ? given : "";
  }

  /**
   * @param {any} raw
   * @returns {MeetingItem}
   */
  function itemOf(raw) {
    const given = typeof raw === "string" ? { id: raw } : Object(raw);
    return {
      id: text(given.id, LONGEST.kode), tekst: text(given.tekst, LONGEST.tekst),
      minutter: minutes(given.minutter), noter: text(given.noter, LONGEST.noter),
    };
  }

  /**
   * A meeting from whatever was given, and what stood in it that nothing can be made of.
   * @param {any} raw
   * @returns {{ meeting: Meeting, strange: string[] }}
   */
  function of(raw) {
    const given = Array.isArray(raw) ? { punkter: raw } : Object(raw);
    /** @type {MeetingItem[]} */
    const items = Array.isArray(given.punkter) ? given.punkter.map(itemOf) : [];
    /** @type {Map<string, MeetingItem>} */
    const fits = new Map();
    items.forEach((item) => {
      if ((isItem(item.id) || isOwn(item.id)) && !fits.has(item.id) && fits.size < MOST_ITEMS) fits.set(item.id, item);
    });
    const punkter = Array.from(fits.values());
    const strange = items.filter(({ id }) => id && !fits.has(id)).map(({ id }) => id);
    return {
      meeting: {
        titel: text(given.titel, LONGEST.titel), dato: day(given.dato), sted: text(given.sted, LONGEST.sted),
        start: formed(given.start, /^([01][0-9]|2[0-3]):[0-5][0-9]$/), punkter,
      },
      strange: Array.from(new Set(strange)),
    };
  }

  /** @param {Meeting} meeting */
  function isEmpty({ titel, dato, start, sted, punkter }) {
    return !(titel || dato || start || sted || punkter.length);
  }

  /* --- as part of an address -------------------------------------------------------------------------------------- */

  /**
   * @param {Meeting} meeting
   * @returns {[string, string][]}
   */
  function toPairs({ titel, dato, start, sted, punkter }) {
    const items = punkter.flatMap((item) => [
      isOwn(item.id) ? ["eget", item.tekst] : ["punkt", item.id],
      ["min", item.minutter ? String(item.minutter) : ""], ["noter", item.noter],
    ]);
    const head = [["titel", titel], ["dato", dato], ["start", start], ["sted", sted]];
    return /** @type {[string, string][]} */ ([...head, ...items].filter(([key, value]) => value || key === "eget"));
  }

  /**
   * What the pairs tell of a meeting, in their order: minutes and notes belong to the item before them.
   * @param {Iterable<[string, string]>} pairs
   */
  function fromPairs(pairs) {
    /** @type {Record<string, any>} */
    const raw = { punkter: [] };
    let own = 0;
    for (const [key, value] of pairs) {
      const last = raw.punkter[raw.punkter.length - 1];
      if (key === "punkt") raw.punkter.push({ id: value });
      else if (key === "eget") raw.punkter.push({ id: `eget-${own += 1}`, tekst: value });
      else if (key === "min" && last) last.minutter = value;
      else if (key === "noter" && last) last.noter = value;
      else if (Object.hasOwn(NONE, key) && key !== "punkter") raw[key] = value;
    }
    return raw;
  }

  /* --- changing: each gives another meeting ----------------------------------------------------------------------- */

  /**
   * @param {Meeting} meeting
   * @param {string[]} ids
   * @returns {Meeting}
   */
  function without(meeting, ids) {
    return { ...meeting, punkter: meeting.punkter.filter(({ id }) => !ids.includes(id)) };
  }

  /**
   * @param {Meeting} meeting
   * @param {(string | MeetingItem)[]} items
   * @returns {Meeting}
   */
  function including(meeting, items) {
    return of({ ...meeting, punkter: [...meeting.punkter, ...items] }).meeting;
  }

  /**
   * @param {Meeting} meeting
   * @param {string} id
   * @param {number} by
   * @returns {Meeting}
   */
  function moved(meeting, id, by) {
    const punkter = meeting.punkter.slice(), from = punkter.findIndex((item) => item.id === id), target = from + by;
    if (from < 0 || target < 0 || target >= punkter.length) return meeting;
    punkter.splice(target, 0, ...punkter.splice(from, 1));
    return { ...meeting, punkter };
  }

  /**
   * Change one item; where it is gone meanwhile, nothing.
   * @param {Meeting} meeting
   * @param {string} id
   * @param {Partial<MeetingItem>} how
   * @returns {Meeting}
   */
  function edited(meeting, id, how) {
    const punkter = meeting.punkter.map((item) => (item.id === id ? { ...item, ...how } : item));
    return of({ ...meeting, punkter }).meeting;
  }

  /**
   * One's own item at the end, under the first number that is free.
   * @param {Meeting} meeting
   * @param {string} tekst
   */
  function withOwn(meeting, tekst) {
    const ids = new Set(meeting.punkter.map(({ id }) => id));
    let number = 1;
    while (ids.has(`eget-${number}`)) number += 1;
    return including(meeting, [{ id: `eget-${number}`, tekst, minutter: 0, noter: "" }]);
  }

  /**
   * A change undone: all as it was before, but for what has been changed since.
   * @param {Meeting} now
   * @param {Meeting} before
   * @param {Meeting} after
   * @returns {Meeting}
   */
  function restored(now, before, after) {
    /** @param {keyof Omit<Meeting, "punkter">} key */
    const said = (key) => (now[key] === after[key] ? before[key] : now[key]);
    const current = new Map(now.punkter.map((item) => [item.id, item]));
    const then = new Map(after.punkter.map((item) => [item.id, JSON.stringify(item)]));
    const old = before.punkter.map((item) => {
      const newer = current.get(item.id);
      return newer && JSON.stringify(newer) !== then.get(item.id) ? newer : item;
    });
    const known = new Set([...before.punkter, ...after.punkter].map(({ id }) => id));
    const since = now.punkter.filter(({ id }) => !known.has(id));
    return {
      titel: said("titel"), dato: said("dato"), start: said("start"), sted: said("sted"), punkter: [...old, ...since],
    };
  }

  /* --- times ------------------------------------------------------------------------------------------------------ */

  /** @param {number} minute of the day */
  function clock(minute) {
    return `${Math.floor((minute % DAY) / HOUR)}.${String(minute % HOUR).padStart(2, "0")}`;
  }

  /**
   * How long it takes in all, and for each item when it is, or how much has gone when it is over.
   * @param {Meeting} meeting
   */
  function times({ start, punkter }) {
    const [hours, rest] = start ? start.split(":").map(Number) : [0, 0], first = hours * HOUR + rest;
    let total = 0;
    const shown = punkter.map(({ id, minutter }) => {
      const from = total;
      total += minutter;
      const when = start ? `kl.\u00A0${clock(first + from)}–${clock(first + total)}` : `${total} min. i alt`;
      return /** @type {[string, string]} */ ([id, minutter ? `${minutter}\u00A0min., ${when}` : ""]);
    });
    return {
      total, shown: new Map(shown), start: start && clock(first), end: start && total ? clock(first + total) : "",
    };
  }

  klyngeviden.meeting = {
    NONE, LONGEST, text, day, of, isCode, isItem, isOwn, isEmpty, toPairs, fromPairs, including, without, moved, edited,
    withOwn, restored, times,
  };
}
