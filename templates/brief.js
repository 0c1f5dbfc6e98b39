(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  // Filters of a table: rows by what they are about, columns by their party, both by what is typed.
  for (const choices of all(".choices")) {
    const table = document.getElementById(choices.dataset.table);
    const fields = all("[data-key]", choices);
    const status = choices.querySelector("[role=status]");
    const rows = all("tbody tr", table);
    const show = () => {
      const wanted = Object.fromEntries(fields.map((field) => [field.dataset.key, field.value.trim().toLowerCase()]));
      let number = 0;
      let title = null;
      for (const row of rows) {
        if (row.classList.contains("title")) {
          title = row;
          row.hidden = true;
          continue;
        }
        const fits = (key) => !wanted[key] || (row.dataset[key] || "").toLowerCase() === wanted[key];
        const known = !wanted.column || all("td", row).some((cell) => cell.dataset.column === wanted.column && !cell.classList.contains("unknown"));
        const found = !wanted.search || row.textContent.toLowerCase().includes(wanted.search);
        row.hidden = !(fits("issue") && fits("class") && known && found);
        if (!row.hidden) {
          number += 1;
          if (title) title.hidden = false;
        }
      }
      for (const cell of all("[data-column]", table)) cell.hidden = !!wanted.column && cell.dataset.column !== wanted.column;
      status.textContent = number === 1 ? "1 row shown" : number + " rows shown";
    };
    fields.forEach((field) => field.addEventListener("input", show));
    choices.querySelector("button").addEventListener("click", () => {
      fields.forEach((field) => (field.value = ""));
      show();
    });
    choices.hidden = false;
  }
  // A link to evidence opens it where the reader is.
  const dialog = document.querySelector("dialog");
  const content = dialog.firstElementChild;
  let opener = null;
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#e"]');
    const item = link && /^#e\d+$/.test(link.hash) && document.getElementById(link.hash.slice(1));
    if (!item || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (!dialog.open) opener = link;
    const heading = document.createElement("h3");
    heading.textContent = "Evidence " + link.hash.slice(2);
    content.replaceChildren(heading, ...[...item.childNodes].map((node) => node.cloneNode(true)));
    if (!dialog.open) dialog.showModal();
  });
  dialog.querySelector("button").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => opener && opener.focus());
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
  addEventListener("beforeprint", () => all("details").forEach((one) => (one.open = true)));
})();
