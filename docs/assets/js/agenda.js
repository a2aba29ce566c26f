/* What an agenda says, wherever it is shown: the parts of an item, the lines above them, and the file it travels in.
   Pure: knows no page. */
"use strict";
{
  const { of, times } = klyngeviden.meeting;
  const KIND = "moedepakke", VERSION = 1, LARGEST = 300000;
  const UNTITLED = "Dagsorden til ledermødet", HOUR = 60;

  /**
   * The parts of a record or a way in, in their order, each after the mark of whose words it is.
   * @param {MeetingRecord} record
   * @returns {AgendaPart[]}
   */
  function parts(record) {
    const { poler, spoergsmaal, bud } = record;
    /** @type {AgendaPart[]} */
    const all = [
      { kind: "text", text: record.resume },
      { kind: "mark", text: record.titel_af },
      { kind: "notice", text: record.forbehold },
      { kind: "mark", text: poler.length ? record.poler_af : "" },
      { kind: "poles", poles: poler },
      { kind: "heading", text: bud && record.bud_titel },
      { kind: "text", text: bud },
      { kind: "mark", text: spoergsmaal.length ? record.spoergsmaal_af : "" },
      { kind: "questions", questions: spoergsmaal },
    ];
    return all.filter((part) => (
      part.kind === "poles" ? part.poles.length : part.kind === "questions" ? part.questions.length : part.text
    ));
  }

  /* --- lines ------------------------------------------------------------------------------------------------------ */

  /** @param {Meeting} meeting */
  function title({ titel }) { return titel.trim() || UNTITLED; }

  /** @param {string} day */
  function date(day) {
    const words = new Intl.DateTimeFormat("da-DK", { dateStyle: "full", timeZone: "UTC" }).format(new Date(day));
    return words.charAt(0).toUpperCase() + words.slice(1);
  }

  /** @param {number} minutes */
  function lasting(minutes) {
    const hours = Math.floor(minutes / HOUR), rest = minutes % HOUR;
    const whole = hours ? [`${hours}\u00A0${hours === 1 ? "time" : "timer"}`] : [];
    return [...whole, ...(rest || !hours ? [`${rest}\u00A0min.`] : [])].join("\u00A0");
  }

  /**
   * When and where, as one line; empty where nothing is known.
   * @param {Meeting} meeting
   */
  function whenAndWhere(meeting) {
    const { total, start, end } = times(meeting);
    const clock = start && `kl.\u00A0${start}${end && `–${end}`}`;
    const day = [meeting.dato && date(meeting.dato), clock].filter(Boolean).join(" ");
    return [day, meeting.sted.trim(), total ? lasting(total) : ""].filter(Boolean).join("\u00A0· ");
  }

  /**
   * How long it takes, and what is not counted.
   * @param {Meeting} meeting
   */
  function sum(meeting) {
    const { total, end } = times(meeting), none = meeting.punkter.filter(({ minutter }) => !minutter).length;
    if (!total) return "Skriv minutter ved punkterne, så lægges de sammen her.";
    const missing = none ? ` ${none}\u00A0${none === 1 ? "punkt har" : "punkter har"} ingen tid.` : "";
    return `I alt ${lasting(total)}${end ? `, slut kl.\u00A0${end}` : ""}.${missing}`;
  }

  /* --- the file --------------------------------------------------------------------------------------------------- */

  /**
   * @param {Meeting} meeting
   * @param {string} ending
   */
  function fileName({ dato }, ending) { return `${["moedepakke", dato].filter(Boolean).join("-")}.${ending}`; }

  /** @param {Meeting} meeting */
  function toFile(meeting) {
    return `${JSON.stringify({ klyngeviden: KIND, udgave: VERSION, ...meeting }, null, 1)}\n`;
  }

  /**
   * @param {string} text
   * @returns {any}
   */
  function parsed(text) {
    try { return Object(JSON.parse(text)); } catch { return {}; }
  }

  /**
   * The meeting in a file, or what is wrong with the file.
   * @param {string} text
   * @returns {{ meeting: Meeting, strange: string[] } | string}
   */
  function fromFile(text) {
    const raw = parsed(text.replace(/^\uFEFF/, ""));
    if (raw.klyngeviden !== KIND) return "Filen er ikke en mødepakke. Vælg en, der er hentet her på siden.";
    if (raw.udgave !== VERSION) return "Filen er fra en anden udgave af Klyngeviden og kan ikke læses her.";
    return of(raw);
  }

  /** @param {number} size */
  function tooLarge(size) {
    return size > LARGEST
      ? `Filen fylder ${Math.ceil(size / 1000)} kB, og en mødepakke højst ${LARGEST / 1000}. Er det den rigtige fil?`
      : "";
  }

  klyngeviden.agenda = {
    parts, title, whenAndWhere, sum, fileName, toFile, fromFile, tooLarge,
  };
}
