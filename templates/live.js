(() => {
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  let seen = document.documentElement.dataset.version;
  // The sections as they came, before anybody has opened or filtered anything.
  const sections = (root) => new Map([...root.querySelectorAll("main > section")].map((one) => [one.id, one.outerHTML]));
  let known = sections(document);
  // What the reader has done to the page: where it is scrolled, chosen, opened, and what has the focus.
  const state = () => {
    const main = document.querySelector("main");
    const above = [...main.querySelectorAll("[id]")].filter((one) => one.getClientRects().length && one.getBoundingClientRect().top <= 1).pop();
    const fields = [...main.querySelectorAll(".choices [data-key]")];
    const focus = document.activeElement;
    return {
      anchor: above && { id: above.id, top: above.getBoundingClientRect().top },
      y: scrollY,
      fields: fields.map((one) => [one.closest(".choices").dataset.table, one.dataset.key, one.value]),
      open: [...main.querySelectorAll("details[open]")].map((one) => one.id),
      tables: [...main.querySelectorAll("table")].map((one) => [one.id, one.parentElement.scrollLeft, one.parentElement.scrollTop]),
      focus: main.contains(focus) && (focus.id ? "#" + CSS.escape(focus.id) : focus.hash && `a[href="${CSS.escape(focus.hash)}"]`),
    };
  };
  const restore = (kept) => {
    const byId = (id) => document.getElementById(id);
    for (const id of kept.open) if (byId(id)) byId(id).open = true;
    for (const [table, key, value] of kept.fields) {
      const field = document.querySelector(`.choices[data-table="${table}"] [data-key="${key}"]`);
      if (field) field.value = value;
    }
    document.dispatchEvent(new Event("brief:changed"));
    for (const [id, left, top] of kept.tables) if (byId(id)) byId(id).parentElement.scrollTo(left, top);
    const target = kept.focus && document.querySelector("main").querySelector(kept.focus);
    if (target) target.focus({ preventScroll: true });
    const above = kept.anchor && byId(kept.anchor.id);
    scrollTo({ top: above ? scrollY + above.getBoundingClientRect().top - kept.anchor.top : kept.y, behavior: "instant" });
  };
  const renew = async () => {
    const answer = await fetch("./", { cache: "no-store" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const kept = state();
    const next = sections(fresh);
    const replace = (part) => document.querySelector(part).replaceWith(document.adoptNode(fresh.querySelector(part)));
    // What has not changed is not laid out again.
    if ([...known.keys()].join() === [...next.keys()].join()) {
      for (const [id, text] of next) if (text !== known.get(id)) replace("#" + id);
    } else {
      ["nav", "main"].forEach(replace);
    }
    replace("header");
    known = next;
    const [findings, found] = [document, fresh].map((one) => one.getElementById("findings"));
    findings.className = found.className;
    findings.firstElementChild.replaceChildren(...found.firstElementChild.childNodes);
    document.title = fresh.title;
    seen = fresh.documentElement.dataset.version;
    document.documentElement.dataset.version = seen;
    restore(kept);
  };
  const watch = async () => {
    for (;;) {
      try {
        const answer = await fetch("next?seen=" + seen, { cache: "no-store" });
        document.documentElement.classList.remove("lost");
        if (answer.status === 200) await renew();
        else if (answer.status !== 204) await pause(1000);
      } catch {
        // The program has ended; the page stays readable.
        document.documentElement.classList.add("lost");
        await pause(1000);
      }
    }
  };
  watch();
})();
