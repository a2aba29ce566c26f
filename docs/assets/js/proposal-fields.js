/* A field of a proposal on the page: what is asked, the room to answer, how much room is left, and what is wrong. Made
   from what the models say; what is written in it is text, and never read as HTML. */
"use strict";
{
  const { button, element, sign } = klyngeviden.dom;
  const { line, paragraphs, size } = klyngeviden.proposalChecks;
  const { OTHER } = klyngeviden.proposal;
  const { holds } = klyngeviden.names;
  const LONG = 100, MOST_HITS = 8;

  /**
   * How much room there is, in words: `8-120 tegn`, and then `58 af 120 tegn`.
   * @param {AskedField} field
   * @param {number} used
   */
  function room({ least, most }, used) {
    if (!most) return "";
    if (!used) return least ? `${least}-${most} tegn` : `højst ${most} tegn`;
    return used < least ? `${used} tegn; mindst ${least}` : `${used} af ${most} tegn`;
  }

  /**
   * The line below a field: its help, and an example.
   * @param {AskedField} field
   * @param {string} id
   */
  function help(field, id) {
    const lines = field.shape === "rich" ? "Hver linje bliver et afsnit; begynder den med -, bliver den et punkt." : "";
    const example = field.example && `Fx: ${field.example}`;
    const made = element("p", "kv-field__h", [field.help, lines, example].filter(Boolean).join(" "));
    made.id = `${id}-hjaelp`;
    return made;
  }

  /** @param {string} id */
  function place(id) {
    const made = element("div", "kv-field__e");
    made.id = `${id}-fejl`;
    made.hidden = true;
    return made;
  }

  /**
   * @param {HTMLElement} where
   * @param {ProposalProblem[]} problems
   */
  function say(where, problems) {
    const lines = problems.map(({ message, hint }) => element("p", "", [element("strong", "", message), ` ${hint}`]));
    where.replaceChildren(...lines);
    where.hidden = !lines.length;
  }

  /**
   * A field that is required is called by its name alone; the others say that they may be left.
   * @param {AskedField} field
   */
  function name(field) {
    return field.required ? field.title : [field.title, element("span", "kv-field__o", " (kan springes over)")];
  }

  /* --- one text --------------------------------------------------------------------------------------------------- */

  /**
   * @param {AskedField} field
   * @param {string} id
   * @param {() => void} changed
   * @returns {FieldView}
   */
  function text(field, id, changed) {
    const isLong = field.shape === "rich" || field.most > LONG, input = element(isLong ? "textarea" : "input");
    const label = element("label", "", name(field)), count = element("p", "kv-field__n"), wrong = place(id);
    input.id = label.htmlFor = id;
    input.setAttribute("aria-describedby", `${id}-hjaelp ${id}-fejl`);
    if (input instanceof HTMLTextAreaElement) input.rows = field.shape === "rich" ? 6 : 3;
    const show = () => {
      const used = size(field, field.shape === "rich" ? paragraphs(input.value) : line(input.value));
      const isOff = used > 0 && (used < field.least || (field.most > 0 && used > field.most));
      count.textContent = room(field, used);
      count.classList.toggle("is-off", isOff);
    };
    input.addEventListener("input", () => { show(); changed(); });
    show();
    return {
      element: element("div", "kv-field", [label, help(field, id), input, count, wrong]),
      read: () => input.value,
      write: (value) => {
        input.value = typeof value === "string" ? value : "";
        show();
      },
      tell: (problems) => {
        say(wrong, problems);
        if (problems.length) input.setAttribute("aria-invalid", "true"); else input.removeAttribute("aria-invalid");
      },
    };
  }

  /* --- choices ---------------------------------------------------------------------------------------------------- */

  /**
   * @param {AskedField} field
   * @param {string} id
   * @param {HTMLElement[]} inside
   */
  function group(field, id, inside) {
    const made = element("fieldset", "kv-field kv-field--group", [
      element("legend", "", name(field)), help(field, id), ...inside,
    ]);
    made.id = id;
    made.setAttribute("aria-describedby", `${id}-hjaelp ${id}-fejl`);
    return made;
  }

  /**
   * @param {AskedField} field
   * @param {string} id
   * @param {() => void} changed
   * @returns {FieldView}
   */
  function choices(field, id, changed) {
    const isOne = field.shape === "choice", wrong = place(id);
    const boxes = field.choices.map(([value, label, said], index) => {
      const input = element("input"), words = said ? [label, element("span", "kv-field__o", ` ${said}`)] : label;
      Object.assign(input, { type: isOne ? "radio" : "checkbox", name: id, value, id: `${id}-${index}` });
      input.addEventListener("change", changed);
      return { input, row: element("label", "kv-field__c", [input, element("span", "", words)]) };
    });
    const chosen = () => boxes.filter(({ input }) => input.checked).map(({ input }) => input.value);
    return {
      element: group(field, id, [element("div", "kv-field__cs", boxes.map(({ row }) => row)), wrong]),
      read: () => (isOne ? chosen()[0] ?? "" : chosen()),
      write: (value) => {
        const values = Array.isArray(value) ? value : [value];
        boxes.forEach(({ input }) => { input.checked = values.includes(input.value); });
      },
      tell: (problems) => { say(wrong, problems); },
    };
  }

  /* --- lists ------------------------------------------------------------------------------------------------------ */

  /**
   * What one item of a list holds: a text, or the fields of an entry.
   * @param {AskedField} field
   * @param {string} id
   * @param {number} number
   * @param {() => void} changed
   * @returns {FieldView}
   */
  function itemOf(field, id, number, changed) {
    if (field.shape === "texts") {
      const alone = { ...field, title: `${field.title}, nr. ${number}`, help: "", example: "", required: true };
      return text({ ...alone, shape: "text" }, id, changed);
    }
    const views = field.parts.map((part) => ({ part, view: view(part, `${id}-${part.key}`, changed, []) }));
    return {
      element: element("div", "kv-field__p", views.map(({ view: { element: made } }) => made)),
      read: () => Object.fromEntries(views.map(({ part, view: { read } }) => [part.key, read()])),
      write: (value) => {
        const given = /** @type {Record<string, YamlValue>} */ (Object(value));
        views.forEach(({ part, view: { write } }) => { write(given[part.key]); });
      },
      tell: (problems) => {
        views.forEach(({ part, view: { tell } }) => {
          tell(problems.filter(({ path }) => path[0] === part.key).map(behind));
        });
      },
    };
  }

  /**
   * A problem as the field within sees it.
   * @param {ProposalProblem} problem
   */
  function behind(problem) { return { ...problem, path: problem.path.slice(1) }; }

  /**
   * @param {AskedField} field
   * @param {string} id
   * @param {() => void} changed
   * @returns {FieldView}
   */
  function list(field, id, changed) {
    const rows = element("ol", "kv-field__rows"), wrong = place(id);
    const isFixed = field.fewest > 0 && field.fewest === field.many;
    /** @type {{ view: FieldView, row: HTMLLIElement }[]} */
    let items = [];
    let made = 0;
    const show = () => {
      rows.replaceChildren(...items.map(({ row }) => row));
      more.hidden = isFixed || (field.many > 0 && items.length >= field.many);
    };
    const add = () => {
      made += 1;
      const inside = itemOf(field, `${id}-${made}`, items.length + 1, changed), row = element("li", "", inside.element);
      const own = { view: inside, row };
      if (!isFixed) {
        row.append(button("kv-link", "Tag ud", () => {
          items = items.filter((each) => each !== own);
          show();
          changed();
          more.focus();
        }));
      }
      items.push(own);
      show();
      return own;
    };
    const more = button("kv-field__more", [sign("k-plus", "kv-t"), field.title], () => {
      const control = add().row.querySelector("input, textarea");
      if (control instanceof HTMLElement) control.focus();
      changed();
    });
    const fill = (/** @type {YamlValue[]} */ values) => {
      items = [];
      for (let index = 0; index < Math.max(values.length, isFixed ? field.fewest : 0); index += 1) {
        add().view.write(values[index]);
      }
      show();
    };
    more.setAttribute("aria-label", `Tilføj: ${field.title}`);
    fill([]);
    return {
      element: group(field, id, [rows, more, wrong]),
      read: () => items.map(({ view: { read } }) => read()),
      write: (value) => { fill(Array.isArray(value) ? value : []); },
      tell: (problems) => {
        say(wrong, problems.filter(({ path }) => !path.length));
        items.forEach(({ view: { tell } }, index) => {
          tell(problems.filter(({ path }) => path[0] === index).map(behind));
        });
      },
    };
  }

  /* --- records that are there ------------------------------------------------------------------------------------- */

  /**
   * What to say below the search: how much there is of it, or what to do instead.
   * @param {string} typed
   * @param {number} found
   */
  function hitsSaid(typed, found) {
    if (!typed) return "";
    if (!found) return "Ingen titel har de ord. Prøv med færre eller andre.";
    return found > MOST_HITS ? `${MOST_HITS} af ${found} vises. Skriv et ord mere.` : `${found} fundet.`;
  }

  /**
   * Records that are there already, found by words of their titles or by their numbers; this page knows them all.
   * @param {AskedField} field
   * @param {string} id
   * @param {() => void} changed
   * @param {ProposalForm["records"]} records
   * @returns {FieldView}
   */
  function links(field, id, changed, records) {
    const rows = element("ul", "kv-field__rows"), hits = element("ul", "kv-field__hits"), wrong = place(id);
    const input = element("input"), label = element("label", "", "Søg i titler og numre");
    const told = element("p", "kv-field__n");
    /** @type {string[]} */
    let chosen = [];
    Object.assign(input, { type: "search", id: `${id}-soeg` });
    label.htmlFor = input.id;
    told.setAttribute("role", "status");
    const named = (/** @type {string} */ own) => {
      const known = records.find(([each]) => each === own);
      return known ? known.join(" ") : own;
    };
    const choose = (/** @type {string[]} */ next) => {
      chosen = next;
      input.value = "";
      show();
      changed();
      input.focus();
    };
    const found = () => records.filter(([own]) => !chosen.includes(own) && holds(input.value, named(own)));
    const show = () => {
      const isFull = chosen.length >= field.many, list_ = isFull ? [] : found();
      rows.replaceChildren(...chosen.map((own) => {
        const out = button("kv-link", "Tag ud", () => { choose(chosen.filter((each) => each !== own)); });
        out.setAttribute("aria-label", `Tag ud: ${named(own)}`);
        return element("li", "", [element("div", "", named(own)), out]);
      }));
      hits.replaceChildren(...list_.slice(0, MOST_HITS).map(([own]) => {
        const words = [sign("k-plus", "kv-t"), element("span", "", named(own))];
        return element("li", "", button("kv-field__more", words, () => { choose([...chosen, own]); }));
      }));
      told.textContent = isFull ? `Der er plads til ${field.many}. Tag en ud for at vælge en anden.`
        : hitsSaid(input.value.trim(), list_.length);
    };
    input.addEventListener("input", show);
    /* Enter would send the whole form to be looked at. */
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      const list_ = found();
      if (list_.length === 1 && chosen.length < field.many) choose([...chosen, list_[0][0]]);
    });
    return {
      element: group(field, id, [rows, element("div", "kv-field__find", [label, input]), told, hits, wrong]),
      read: () => chosen,
      write: (value) => {
        chosen = Array.isArray(value) ? value.map(String) : [];
        show();
      },
      tell: (problems) => { say(wrong, problems); },
    };
  }

  /**
   * @param {AskedField} field
   * @param {string} id
   * @param {() => void} changed
   * @param {ProposalForm["records"]} records
   * @returns {FieldView}
   */
  function view(field, id, changed, records) {
    if (field.shape === "text" || field.shape === "rich") return text(field, id, changed);
    if (field.shape === "links") return links(field, id, changed, records);
    return field.shape === "texts" || field.shape === "parts" ? list(field, id, changed) : choices(field, id, changed);
  }

  /* --- the meeting ------------------------------------------------------------------------------------------------ */

  /** @type {(own: Partial<AskedField>) => AskedField} */
  const asked = (own) => ({
    key: "", title: "", help: "", example: "", required: true, shape: "text", least: 0, most: 0, fewest: 0, many: 0,
    choices: [], parts: [], ...own,
  });

  /**
   * What is asked of the meeting: who, when, from where.
   * @param {ProposalForm} form
   */
  function meetingFields({ clusters, cluster, sizes: [least, most], source: [title, date] }) {
    const known = clusters.map(([slug, label]) => /** @type {AskedField["choices"][0]} */ ([slug, label, ""]));
    return [
      ...(known.length ? [asked({
        key: "klynge", title: "Hvem er I?", shape: "choice", help: "Vælg jeres klynge.",
        choices: [...known, [OTHER, "En klynge, der ikke er på listen", ""]],
      })] : []),
      cluster[0],
      asked({
        key: "kommuner", title: "Hvilke kommuner er med?", most: 400,
        example: "Hedensted, Horsens, Odder", help: `De ${least}-${most} kommuner, med komma imellem.`,
      }),
      date,
      title,
      asked({
        key: "afsender", title: "Hvem sender?", required: false, most: 120, example: "Skolechef i Hedensted",
        help: "Rolle og kommune, ikke navn. Står kun i mailen.",
      }),
    ];
  }

  klyngeviden.proposalFields = { view, meetingFields };
}
