/* Stands between the editor in the browser and the host. A draft begins at the newest commit and holds whole files, so
   that it would undo what somebody else wrote since a file was opened, there or in the same draft: before anything is
   laid there, the file is held against what was opened and what was written here. A line that is lost is told in
   Danish. Nothing is kept, and nobody else is asked. */
"use strict";
{
  const { FILE } = klyngeviden.editorFormat;
  const STAYS = "Intet er gemt, og det, du har skrevet, står her endnu.";
  const CHANGED = `En anden har rettet den, efter at du åbnede den. ${STAYS} Kopiér dine egne ord, genindlæs siden, `
    + "vælg »Kassér«, og skriv dem ind i den nye udgave.";
  const TAKEN = `En anden har lavet en fil med samme navn imens. ${STAYS} Kopiér dine egne ord, genindlæs siden, og `
    + "begynd på en ny: Den får det næste ledige nummer.";
  const AWAY = "Der er ikke forbindelse til det sted, filerne ligger. Intet er tabt: Det, du har skrevet, står her "
    + "endnu, og browseren husker det. Gem igen, når forbindelsen er tilbage.";
  const BLOB = "query($owner: String!, $repo: String!, $at: String!) "
    + "{ repository(owner: $owner, name: $repo) { object(expression: $at) { ... on Blob { text } } } }";

  /**
   * Where the file of a draft lies, by the name of its branch: `cms/anbefalinger/A-001`.
   * @param {string} branch
   * @param {EditorCollection[]} collections
   */
  function pathOf(branch, collections) {
    const [, name, slug] = /cms\/([^/]+)\/(.+)$/.exec(branch) ?? [];
    const found = collections.find((each) => each.name === name);
    return found?.folder ? `${found.folder}/${slug}.yml` : found?.files?.find((each) => each.name === slug)?.file;
  }

  /**
   * What a request lays at GitHub: the file, and the commit or branch it is laid upon. Null for every other request: a
   * branch that begins where nothing was written is for what is deleted.
   * @param {any} body
   * @param {EditorCollection[]} collections
   * @param {boolean} isWritten
   * @returns {{ path: string, at: string } | null}
   */
  function layingAtGithub({ query, variables }, collections, isWritten) {
    if (query.includes("CreateRefInput")) {
      if (!isWritten) return null;
      const { name, oid } = variables.input, path = pathOf(name, collections);
      return path ? { path, at: oid } : null;
    }
    if (!query.includes("CreateCommitOnBranchInput")) return null;
    const { branch, fileChanges } = variables.input, [own] = fileChanges.additions;
    return own ? { path: own.path, at: branch.branchName } : null;
  }

  /**
   * The same at either host.
   * @param {any} body
   * @param {EditorCollection[]} collections
   * @param {boolean} isWritten
   * @returns {{ path: string, at: string } | null}
   */
  function layingIn(body, collections, isWritten) {
    if (typeof body?.query === "string") return layingAtGithub(body, collections, isWritten);
    const [own] = body?.actions ?? [];
    return own && own.action !== "delete" ? { path: own.file_path, at: body.start_branch ?? body.branch } : null;
  }

  /**
   * @param {unknown} body
   * @returns {any}
   */
  function parsed(body) {
    try { return typeof body === "string" ? JSON.parse(body) : null; } catch { return null; }
  }

  /**
   * A `fetch` that watches over what is saved, and remembers what the files held when they were
   * opened, and what was written here.
   * @param {typeof fetch} ask
   * @param {EditorConfiguration} configuration
   */
  function guard(ask, { backend, collections }) {
    /** @type {Set<string>} */
    const known = new Set();
    let isNew = false, isWritten = false;

    /**
     * The text of a file at the host; null where there is none, or it is not told.
     * @param {string} address
     * @param {RequestInit} options
     * @param {{ path: string, at: string }} laying
     */
    async function textOf(address, { headers }, { path, at }) {
      if (address.endsWith("/graphql")) {
        const [owner, repo] = String(backend.repo).split("/");
        const body = JSON.stringify({ query: BLOB, variables: { owner, repo, at: `${at}:${path}` } });
        const told = await (await ask(address, { method: "POST", headers, body })).json();
        return told?.data?.repository?.object?.text ?? null;
      }
      const file = `/files/${encodeURIComponent(path)}/raw?ref=${encodeURIComponent(at)}`;
      const told = await ask(address.replace(/\/commits$/, file), { headers });
      return told.ok ? told.text() : null;
    }

    return {
      /**
       * Note what a file held that is about to be saved, and what it will hold.
       * @param {{ [key: string]: unknown }} entry
       * @param {string} text
       */
      saw(entry, text) {
        isNew = typeof entry[FILE] !== "string" || !entry[FILE];
        if (!isNew) known.add(String(entry[FILE]).trim());
        known.add(text.trim());
        isWritten = true;
      },
      /** @type {typeof fetch} */
      async fetch(target, options = {}) {
        const laying = typeof target === "string" ? layingIn(parsed(options.body), collections, isWritten) : null;
        if (laying) isWritten = false;
        try {
          const now = laying ? await textOf(String(target), options, laying) : null;
          if (now !== null && !known.has(now.trim())) throw new Error(isNew ? TAKEN : CHANGED);
          return await ask(target, options);
        } catch (fault) { throw fault instanceof TypeError ? new TypeError(AWAY, { cause: fault }) : fault; }
      },
    };
  }

  klyngeviden.editorGuard = { guard };
}
