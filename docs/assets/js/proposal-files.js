/* What a cluster proposes: the draft as it is kept, what is wrong with it, the files it becomes, and the letter they go
   with. Pure: knows no page, and trusts nothing that it reads. */
"use strict";
{
  const { entry, inFile, line, problems: wrongIn } = klyngeviden.proposalChecks;
  const { certain, meant } = klyngeviden.names;
  const { ordered, written } = klyngeviden.yaml;
  const KIND = "foreslaa", VERSION = 1, LARGEST = 2000000, MOST = 100, LONGEST_SLUG = 40, LONGEST_LETTER = 1500;
  const MOST_NAMED = 10, LONGEST_LINE = 300, OTHER = "ny";
  /* The fields of the meeting, in their order. */
  const MEETING = ["klynge", "navn", "kommuner", "dato", "titel", "afsender"];

  /** @returns {Draft} */
  function nothing() { return { moede: Object.fromEntries(MEETING.map((key) => [key, ""])), poster: [] }; }

  /** @param {Draft} draft */
  function isEmpty({ moede, poster }) { return !poster.length && !Object.values(moede).some(Boolean); }

  /* --- reading ---------------------------------------------------------------------------------------------------- */

  /**
   * What is typed in a field, as it was typed: half a word is kept too. Only texts, in the shape that is asked for.
   * @param {AskedField} field
   * @param {any} raw
   * @returns {YamlValue}
   */
  function kept(field, raw) {
    const isText = field.shape === "text" || field.shape === "rich" || field.shape === "choice";
    if (isText) return typeof raw === "string" ? raw : "";
    const items = Array.isArray(raw) ? raw.slice(0, MOST) : [];
    if (field.shape !== "parts") return items.filter((each) => typeof each === "string");
    return items.map((each) => keptIn(field.parts, each));
  }

  /**
   * @param {AskedField[]} fields
   * @param {any} raw
   * @returns {Record<string, YamlValue>}
   */
  function keptIn(fields, raw) {
    const given = Object(raw);
    return Object.fromEntries(fields.map((field) => (
      [field.key, kept(field, Object.hasOwn(given, field.key) ? given[field.key] : undefined)]
    )));
  }

  /**
   * @param {ProposalForm} form
   * @param {unknown} slug
   */
  function typeOf(form, slug) { return form.types.find((each) => each.slug === slug); }

  /**
   * What stands in fields that there are no more, so that it can be written somewhere else.
   * @param {ProposalType} type
   * @param {Record<string, unknown>} given
   */
  function leftOut(type, given) {
    const known = new Set(type.fields.map(({ key }) => key));
    return Object.entries(given).filter(([key, value]) => !known.has(key) && value)
      .map(([key, value]) => `Feltet »${key}« findes ikke mere. Der stod: ${line(String(value)) || "andet end tekst"}`);
  }

  /**
   * A draft as it may be trusted, and what could not be made anything of.
   * @param {unknown} raw
   * @param {ProposalForm} form
   */
  function of(raw, form) {
    /** @type {any} */
    const { moede: meeting, poster } = Object(raw), draft = nothing(), listed = Array.isArray(poster) ? poster : [];
    /** @type {string[]} */
    const strange = [];
    MEETING.forEach((key) => {
      const text = Object(meeting)[key];
      if (typeof text === "string") draft.moede[key] = text;
    });
    listed.forEach((each, index) => {
      const type = typeOf(form, Object(each).type);
      if (!type) strange.push(`Post ${index + 1} har en slags, der ikke findes.`);
      else if (draft.poster.length >= MOST) strange.push(`Post ${index + 1} er ikke med: Der er plads til ${MOST}.`);
      else {
        draft.poster.push({ type: type.slug, felter: keptIn(type.fields, each.felter) });
        strange.push(...leftOut(type, Object(each.felter)));
      }
    });
    return { draft, strange };
  }

  /**
   * @param {string} text
   * @returns {any}
   */
  function parsed(text) {
    try { return Object(JSON.parse(text)); } catch { return {}; }
  }

  /**
   * The draft in a file, or what is wrong with the file.
   * @param {string} text
   * @param {ProposalForm} form
   */
  function fromFile(text, form) {
    const raw = parsed(text.replace(/^\uFEFF/, ""));
    if (text.length > LARGEST) return "Filen er for stor til at være en kladde herfra. Er det den rigtige fil?";
    if (raw.klyngeviden !== KIND) return "Filen er ikke en kladde herfra. Vælg en, der er hentet med »Hent kladden«.";
    if (raw.udgave !== VERSION) return "Kladden er fra en anden udgave af Klyngeviden og kan ikke læses her.";
    return of(raw, form);
  }

  /** @param {Draft} draft */
  function toFile(draft) { return `${JSON.stringify({ klyngeviden: KIND, udgave: VERSION, ...draft }, null, 1)}\n`; }

  /* --- the meeting ------------------------------------------------------------------------------------------------ */

  /** @param {string} text */
  function slugOf(text) {
    const plain = line(text).toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "oe").replaceAll("å", "aa");
    const parts = plain.normalize("NFD").replace(/\p{M}/gu, "").match(/[a-z0-9]+/g) ?? [];
    /* Whole words, as far as there is room. */
    return parts.reduce((sofar, part) => (
      sofar.length + part.length < LONGEST_SLUG ? `${sofar}${sofar && "-"}${part}` : sofar
    ), "") || (parts[0] ?? "").slice(0, LONGEST_SLUG);
  }

  /**
   * The municipalities in a text, and the words that are none.
   * @param {string} text
   * @param {string[]} names
   */
  function municipalities(text, names) {
    const words = text.split(/[,;\n]| og /).map(line).filter(Boolean);
    const found = words.map((word) => certain(meant(word, names))?.name ?? "");
    return { known: Array.from(new Set(found.filter(Boolean))), unknown: words.filter((_, place) => !found[place]) };
  }

  /**
   * The cluster that met: one of those that are known, or by its name and its members.
   * @param {Draft} draft
   * @param {ProposalForm} form
   */
  function clusterOf({ moede }, form) {
    const typed = slugOf(moede.navn), own = typed.startsWith("klynge") ? typed : `klynge-${typed}`;
    const known = form.clusters.find(([key]) => key === moede.klynge)
      ?? (moede.klynge === OTHER || !form.clusters.length ? form.clusters.find(([key]) => key === own) : undefined);
    if (known) return { slug: known[0], name: known[1], members: [] };
    return { slug: own, name: line(moede.navn), members: municipalities(moede.kommuner, form.municipalities).known };
  }

  /**
   * @param {Draft} draft
   * @param {ProposalForm} form
   * @returns {ProposalProblem[]}
   */
  function wrongWithCluster({ moede }, form) {
    /** @type {(key: string, title: string, message: string, hint: string) => ProposalProblem} */
    const problem = (key, title, message, hint) => ({ path: ["moede", key], title, message, hint });
    const isOther = moede.klynge === OTHER || !form.clusters.length;
    if (!isOther && form.clusters.some(([key]) => key === moede.klynge)) return [];
    if (!isOther) return [problem("klynge", "Hvem er I?", "Her mangler noget.", "Vælg jeres klynge.")];
    const named = wrongIn(form.cluster, entry(form.cluster, moede), form.rules, ["moede"]);
    const { known, unknown } = municipalities(moede.kommuner, form.municipalities), [least, most] = form.sizes;
    const wrong = unknown.map((word) => {
      const [first] = meant(word, form.municipalities), hint = first ? `Mente I ${first.name}?` : "Skriv dens navn.";
      return problem("kommuner", "Kommuner", `»${word}« er ikke navnet på en kommune.`, hint);
    });
    const count = `${known.length} ${known.length === 1 ? "kommune" : "kommuner"}; en klynge har ${least}-${most}.`;
    const isOff = !wrong.length && (known.length < least || known.length > most);
    return [...named, ...wrong, ...(isOff ? [problem("kommuner", "Kommuner", count, "Skriv dem alle.")] : [])];
  }

  /**
   * What a record builds on and is not there: the draft is older than the site, or somebody else's.
   * @param {AskedField[]} fields
   * @param {Record<string, YamlValue>} values
   * @param {ProposalForm} form
   * @param {YamlPath} at
   * @returns {ProposalProblem[]}
   */
  function wrongLinks(fields, values, { records }, at) {
    const known = new Set(records.map(([code]) => code));
    return fields.filter(({ shape }) => shape === "links").flatMap(({ key, title }) => {
      const codes = /** @type {string[]} */ (values[key] ?? []);
      return codes.filter((code) => !known.has(code)).map((code) => (
        { path: [...at, key], title, message: `»${code}« er ikke en post her.`, hint: "Tag den ud, eller søg igen." }
      ));
    });
  }

  /** @param {string} day */
  function isDate(day) {
    return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))
      && new Date(day).toISOString().startsWith(day);
  }

  /**
   * Everything that keeps the draft from being sound records, in the order of the page.
   * @param {Draft} draft
   * @param {ProposalForm} form
   * @param {string} today
   * @returns {ProposalProblem[]}
   */
  function problems(draft, form, today) {
    const { moede, poster } = draft, own = form.source.filter(({ key }) => key !== "dato");
    /** @type {(message: string, hint: string) => ProposalProblem} */
    const ofDate = (message, hint) => ({ path: ["moede", "dato"], title: "Hvornår mødtes I?", message, hint });
    const date = !isDate(moede.dato) ? [ofDate("Her mangler en dag.", "Vælg dagen, I mødtes.")]
      : moede.dato > today ? [ofDate("Den dag er ikke kommet endnu.", "Vælg dagen, I mødtes.")] : [];
    const seen = new Set();
    return [
      ...wrongWithCluster(draft, form), ...date, ...wrongIn(own, entry(own, moede), form.rules, ["moede"]),
      ...poster.flatMap(({ type, felter }, index) => {
        const fields = typeOf(form, type)?.fields ?? [], values = entry(fields, felter), path = ["poster", index];
        const titel = String(values.titel ?? "").toLowerCase(), twice = {
          path: [...path, "titel"], title: "Titel", message: "En anden post har samme titel.", hint: "Giv den en ny.",
        };
        const isTwice = titel && seen.has(titel);
        seen.add(titel);
        const found = [...wrongIn(fields, values, form.rules, path), ...wrongLinks(fields, values, form, path)];
        return isTwice ? [twice, ...found] : found;
      }),
    ];
  }

  /* --- files ------------------------------------------------------------------------------------------------------ */

  /** @param {string} day */
  function longDate(day) {
    const words = new Intl.DateTimeFormat("da-DK", { dateStyle: "long", timeZone: "UTC" });
    return isDate(day) ? words.format(new Date(day)) : "";
  }

  /**
   * A record as a file has it.
   * @param {ProposedRecord} record
   * @param {ProposalType} type
   * @param {Record<string, YamlValue>} given what the meeting says of all of them
   * @param {string} source
   */
  function recordText({ felter }, type, given, source) {
    const { sted, ...values } = entry(type.fields, felter);
    type.fields.filter(({ shape, key }) => shape === "rich" && values[key]).forEach(({ key }) => {
      values[key] = inFile(String(values[key]));
    });
    return written(ordered({ ...values, ...given, kilder: [{ kilde: source, sted: sted ?? "" }] }, type.order));
  }

  /** Gives each file a name of its own. */
  class Names {
    constructor() {
      /** @type {Set<string>} */
      this.taken = new Set();
    }

    /** @param {string} name */
    free(name) {
      let own = name;
      for (let number = 2; this.taken.has(own); number += 1) own = `${name}-${number}`;
      this.taken.add(own);
      return `${own}.yml`;
    }
  }

  /**
   * The records, the source they stand in, and the cluster where it is new: one file each, as `fmt` writes.
   * @param {Draft} draft
   * @param {ProposalForm} form
   * @param {string} today
   * @returns {ProposalFile[]}
   */
  function files(draft, form, today) {
    const { moede, poster } = draft, { slug, name, members } = clusterOf(draft, form), { kilde, klynge } = form.orders;
    const source = `moede-${slug}-${moede.dato}`, names = new Names();
    const given = { klynger: [slug], ophav: "klynge", status: "foreloebig", dato: moede.dato, optaget: today };
    const records = poster.flatMap((record) => {
      const type = typeOf(form, record.type), titel = slugOf(String(record.felter.titel ?? "")) || "uden-titel";
      if (!type) return [];
      return [{ name: names.free(`${type.slug}-${titel}`), text: recordText(record, type, given, source) }];
    });
    const about = {
      titel: line(moede.titel), udgiver: name, dato: moede.dato, slags: "arrangement",
      beskrivelse: `${form.said.description} ${longDate(moede.dato)}.`,
    };
    const own = { navn: name, kommuner: members };
    return [
      ...records, { name: names.free(`kilde-${source}`), text: written(ordered(about, kilde)) },
      ...(members.length ? [{ name: names.free(`klynge-${slug}`), text: written(ordered(own, klynge)) }] : []),
    ];
  }

  /** @param {Draft} draft */
  function archiveName({ moede }) { return `klyngeviden-forslag${isDate(moede.dato) ? `-${moede.dato}` : ""}.zip`; }

  /**
   * The letter that the files go with: its title, its words, and the address that opens it.
   * @param {Draft} draft
   * @param {ProposalForm} form
   * @param {string} attached
   */
  function letter(draft, form, attached) {
    const { moede, poster } = draft, { name } = clusterOf(draft, form), day = longDate(moede.dato);
    const listed = poster.slice(0, MOST_NAMED).map(({ type, felter }) => (
      `- ${typeOf(form, type)?.singular ?? type}: ${line(felter.titel).slice(0, LONGEST_LINE) || "uden titel"}`
    ));
    const count = poster.length, rest = count - MOST_NAMED;
    const subject = `Forslag fra ${name || "en klynge"}: ${count} ${count === 1 ? "post" : "poster"}`;
    const from = [line(moede.afsender), name].filter(Boolean).join(", ");
    const body = [
      `Til redaktionen af ${form.site}`, "", `Her er det, vi nåede frem til${day ? ` på mødet den ${day}` : ""}:`, "",
      ...listed, ...(rest > 0 ? [`- og ${rest} til`] : []), "",
      `Vedhæftet: ${attached}`, "", "Venlig hilsen", from || "(skriv, hvem I er)",
    ].join("\n");
    const coded = encodeURIComponent(body.replaceAll("\n", "\r\n"));
    const fitted = coded.length > LONGEST_LETTER ? encodeURIComponent(`Vedhæftet: ${attached}`) : coded;
    return { subject, body, href: `mailto:${form.mail}?subject=${encodeURIComponent(subject)}&body=${fitted}` };
  }

  klyngeviden.proposal = {
    MEETING, MOST, OTHER, nothing, isEmpty, of, problems, clusterOf, files, letter, archiveName, toFile, fromFile,
  };
}
