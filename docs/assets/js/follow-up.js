/* What a municipality writes after a conference: read from what is kept or from an address, neither of which is
   trusted, and written as a sheet for Word. Pure: knows no page. */
"use strict";
{
  const { day, text } = klyngeviden.meeting;
  const { Body, file, paragraph, run, said, table } = klyngeviden.word;
  const NAME = /^(dato|igen|maal|besoeg|(hvad|hvem|hvornaar)-[1-9]|svar-[A-Z]-[0-9]{1,5}-[0-9a-f]{6})$/;
  const DATES = ["dato", "igen"], LONGEST = 2000, MOST_FIELDS = 60, ANSWER_LINES = 2;
  const WIDTHS = [5012, 2500, 1900], HEADINGS = ["Hvad gør vi?", "Hvem", "Hvornår"], TITLE = "Vores næste skridt";

  /**
   * What is written, by the name of its field, from whatever was given.
   * @param {unknown} raw
   * @returns {Filled}
   */
  function of(raw) {
    const known = Object.entries(Object(raw)).filter(([name]) => NAME.test(name)).slice(0, MOST_FIELDS);
    const read = known.map(([name, value]) => [name, DATES.includes(name) ? day(value) : text(value, LONGEST)]);
    return Object.fromEntries(read.filter(([, value]) => value));
  }

  /**
   * What lies in the storage.
   * @param {string} written
   */
  function kept(written) {
    try { return of(JSON.parse(written || "null")); } catch { return {}; }
  }

  /**
   * @param {Filled} filled
   * @returns {[string, string][]}
   */
  function toPairs(filled) { return Object.entries(of(filled)); }

  /**
   * What was emptied comes back, but for what has been written since.
   * @param {Filled} now
   * @param {Filled} before
   * @returns {Filled}
   */
  function restored(now, before) { return { ...before, ...now }; }

  /** @param {string} date */
  function inWords(date) {
    return date && new Intl.DateTimeFormat("da-DK", { dateStyle: "long", timeZone: "UTC" }).format(new Date(date));
  }

  /**
   * The sheet of next steps as a Word file.
   * @param {FollowUpSheet} sheet
   */
  function sheet({ line, mark: common, again, asked, own, old, steps, source }) {
    const body = new Body();
    const questions = asked.flatMap(({ text: question, mark, code, address, answer }, place) => [
      paragraph("Heading2", run(`${place + 1}. ${question}`)), paragraph("Kind", body.link(`https://${address}`, code)),
      ...(mark ? [paragraph("Mark", run(mark))] : []), ...said(answer, ANSWER_LINES),
    ]);
    const former = old.flatMap(({ code, answer }) => [paragraph("Heading2", run(code)), ...said(answer)]);
    const rest = own.flatMap(({ label, answer }) => [paragraph("Heading2", run(label)), ...said(answer, 1)]);
    const content = [
      paragraph("Heading1", run("Til drøftelse")), ...(common ? [paragraph("Mark", run(common))] : []), ...questions,
      ...(former.length ? [paragraph("Heading1", run("Svar på spørgsmål, der ikke længere står der")), ...former] : []),
      paragraph("Heading1", run("Det aftaler vi")), ...rest,
      paragraph("Heading2", run("Skridt")), table(WIDTHS, [HEADINGS, ...steps]),
      paragraph("Heading2", run("Vi ser på det igen")), ...said(again, 1),
    ];
    return file(TITLE, line, content, source, body);
  }

  klyngeviden.followUp = { of, kept, toPairs, restored, day: inWords, sheet };
}
