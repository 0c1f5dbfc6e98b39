(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  // Filters of a table: rows by what they are about, columns by their party, both by what is typed.
  const fields = (choices) => all("[data-key]", choices);
  const show = (choices) => {
    const table = document.getElementById(choices.dataset.table);
    const wanted = Object.fromEntries(fields(choices).map((field) => [field.dataset.key, field.value.trim().toLowerCase()]));
    const has = (cell) => wanted.column.split(" ").includes(cell.dataset.column);
    let number = 0;
    let title = null;
    for (const row of all("tbody tr", table)) {
      if (row.classList.contains("title")) {
        title = row;
        row.hidden = true;
        continue;
      }
      const fits = (key) => !wanted[key] || (row.dataset[key] || "").toLowerCase() === wanted[key];
      const known = !wanted.column || all("td", row).some((cell) => has(cell) && !cell.classList.contains("unknown"));
      const found = !wanted.search || row.textContent.toLowerCase().includes(wanted.search);
      row.hidden = !(fits("issue") && fits("class") && known && found);
      if (!row.hidden) {
        number += 1;
        if (title) title.hidden = false;
      }
    }
    for (const cell of all("[data-column]", table)) cell.hidden = !!wanted.column && !has(cell);
    choices.querySelector("[role=status]").textContent = number === 1 ? "1 row shown" : number + " rows shown";
  };
  document.addEventListener("input", (event) => {
    const choices = event.target.closest(".choices");
    if (choices) show(choices);
  });
  document.addEventListener("click", (event) => {
    const choices = event.target.closest(".choices button") && event.target.closest(".choices");
    if (!choices) return;
    fields(choices).forEach((field) => (field.value = ""));
    show(choices);
  });
  // A link to evidence opens it where the reader is.
  const dialog = document.querySelector("dialog");
  const content = dialog.firstElementChild;
  let opener = null;
  let shown = null;
  const fill = (number) => {
    const item = document.getElementById("e" + number);
    if (!item) return false;
    const heading = document.createElement("h3");
    heading.textContent = "Evidence " + number;
    content.replaceChildren(heading, ...[...item.childNodes].map((node) => node.cloneNode(true)));
    shown = number;
    return true;
  };
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#e"]');
    if (!link || !/^#e\d+$/.test(link.hash) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!fill(link.hash.slice(2))) return;
    event.preventDefault();
    if (dialog.open) return;
    opener = link;
    dialog.showModal();
  });
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    // A page that was renewed in between has the same link anew.
    if (opener && !opener.isConnected) opener = all(`main a[href="${opener.hash}"]`).find((one) => one.getClientRects().length);
    if (opener) opener.focus();
  });
  content.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (link && link.hash && !/^#e\d+$/.test(link.hash)) {
      opener = null;
      dialog.close();
    }
  });
  // What a link leads to is opened, and so is everything for paper.
  const go = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (target) target.scrollIntoView();
  };
  addEventListener("hashchange", go);
  go();
  const start = () => {
    for (const choices of all(".choices")) {
      choices.hidden = false;
      if (fields(choices).some((field) => field.value)) show(choices);
    }
    if (dialog.open && !fill(shown)) dialog.close();
  };
  document.addEventListener("brief:changed", start);
  start();
  addEventListener("beforeprint", () => all("details").forEach((one) => (one.open = true)));
})();
