// The brief as a person uses it: from disk and live, by mouse and keyboard, on a desk, a tablet and a phone, in light and dark, on
// paper, and for a screen reader. Called by .ci/browser with the program and the folder of the tools.
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [program, tools] = process.argv.slice(2).map((path) => resolve(path));
const require = createRequire(join(tools, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const mermaid = join(tools, "node_modules/mermaid/dist/mermaid.min.js");
const folder = mkdtempSync(join(tmpdir(), "brief-"));
const wrong = [];
let checks = 0;
const holds = (what, is) => {
  checks += 1;
  if (!is) wrong.push(what);
};
const brief = (name, ...options) => {
  const out = join(folder, name);
  execFileSync(program, ["brief", "--out", out, ...options], { stdio: ["ignore", "ignore", "inherit"] });
  return out;
};
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });

// A page of which everything that it complains about is kept.
const opened = async (address, options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.complaints = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && page.complaints.push(message.text()));
  page.on("pageerror", (error) => page.complaints.push(error.message));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(address).origin) page.complaints.push("fetches " + request.url());
  });
  await page.goto(address);
  return page;
};
const quiet = (what, page) => holds(`${what}: ${page.complaints.join("; ")}`, page.complaints.length === 0);
const close = async (what, page) => {
  quiet(what, page);
  await page.context().close();
};
const rows = (page, table) => page.locator(`#${table} tbody tr:not(.title):visible`).count();
const pages = (pdf) => Number(/Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", [pdf], { encoding: "utf8" }))[1]);
const print = async (page, name) => {
  const path = join(folder, name);
  await page.pdf({ path, preferCSSPageSize: true, printBackground: true });
  return path;
};

// Everywhere: nothing wider than the screen, nothing that axe finds.
const models = { istanbul: "positions.yaml", selvar: "examples/selvar-basin.yaml", hostile: join(folder, "hostile.yaml") };
const marks = `"</style><script>document.title='run'</script><img src=x onerror=alert(1)> ' onclick='x"`;
writeFileSync(models.hostile, `model: {title: ${marks}, as_of: 2025-06-01, between: [a, b]}
sources: {s: {title: ${marks}, url: ${marks}, date: 2025-05-01}}
parties: {a: {name: ${marks}}, b: {name: "מפלגה ארוכה"}, c: {name: "حزب"}}
issues: {i: {name: ${marks}}}
demands: {d: {issue: i, text: ${marks}}, e: {issue: i, text: "${"long".repeat(60)}", implies: {d: ${marks}}}}
stances:
  - {party: a, demand: d, stance: demands, said: 2025-05-01, evidence: {s: ${marks}}, red_line: {judge: ${marks}, why: ${marks}}}
  - {party: b, demand: d, stance: rejects, said: 2025-05-01, evidence: {s: ${marks}}, note: ${marks}}
  - {party: c, demand: e, stance: [reluctant, open], said: 2025-05-01, evidence: {s: ${marks}}}
`);
for (const [name, file] of Object.entries(models)) {
  const address = pathToFileURL(brief(`${name}.html`, "--file", file)).href;
  for (const [width, colorScheme] of [[1280, "light"], [1280, "dark"], [768, "light"], [390, "light"], [390, "dark"]]) {
    const what = `${name}, ${width}, ${colorScheme}`;
    const page = await opened(address, { viewport: { width, height: 900 }, colorScheme, bypassCSP: true });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    holds(`${what}: ${wide} pixels wide`, wide <= width);
    quiet(what, page);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    holds(`${what}: ${violations.map((one) => `${one.id} at ${one.nodes[0].target}`).join("; ")}`, violations.length === 0);
    await page.context().close();
  }
  const page = await opened(address);
  holds(`${name}: a text of the file ran`, (await page.title()) !== "run" && (await page.locator("img").count()) === 0);
  await close(name, page);
}

// From disk: filters, evidence by keyboard, deep links, no script, paper.
{
  const address = pathToFileURL(join(folder, "istanbul.html")).href;
  const page = await opened(address);
  const all = await rows(page, "matrix");
  const field = (key) => page.locator(`.choices[data-table=matrix] [data-key=${key}]`);
  await field("class").selectOption("opposite");
  const opposite = await rows(page, "matrix");
  holds(`filter by class shows ${opposite} of ${all}`, opposite === 9 && all === 32);
  holds("the number of rows is said", (await page.locator(".choices[data-table=matrix] [role=status]").textContent()) === "9 rows shown");
  await field("issue").selectOption("nato");
  holds("filters are joined", (await rows(page, "matrix")) === 1);
  await page.locator(".choices[data-table=matrix] button").click();
  await field("column").selectOption("ukraine");
  holds("a party has its column alone", (await page.locator("#matrix thead th:visible").count()) === 2);
  await page.locator(".choices[data-table=matrix] button").click();
  holds("all rows are back", (await rows(page, "matrix")) === all);
  await page.locator(".choices[data-table=position-table] input").fill("lavrov");
  const found = await rows(page, "position-table");
  holds(`search finds ${found}`, found >= 0 && found < 59);
  await page.locator(".choices[data-table=position-table] input").fill("nato");
  holds("search finds NATO", (await rows(page, "position-table")) >= 2);

  const cell = page.locator("#matrix td.against a").first();
  const hash = await cell.getAttribute("href");
  await cell.focus();
  await page.keyboard.press("Enter");
  const dialog = page.locator("dialog");
  holds("a cell opens its evidence", (await dialog.isVisible()) && (await dialog.textContent()).startsWith("Evidence " + hash.slice(2)));
  await page.keyboard.press("Escape");
  const back = await page.evaluate(() => document.activeElement.hash);
  holds("the dialog closes and the focus is back", !(await dialog.isVisible()) && back === hash);
  await close("from disk", page);

  for (const place of ["why.nato-renounce", "party.turkey", "demand.nato-renounce", "position.russia.nato-renounce", "e7", "method"]) {
    const linked = await opened(`${address}#${place}`);
    const top = await linked.evaluate((id) => document.getElementById(id).getBoundingClientRect().top, place);
    const open = await linked.evaluate((id) => document.getElementById(id).open !== false, place);
    holds(`#${place} lands at ${top}`, top > -5 && top < 900 && open);
    await close(place, linked);
  }

  const bare = await opened(address + "#e7", { javaScriptEnabled: false });
  holds("without script evidence is there", await bare.locator("#e7").isVisible());
  holds("without script no filter is offered", !(await bare.locator(".choices").first().isVisible()));
  await bare.context().close();

  const printed = await opened(address);
  const whole = await print(printed, "whole.pdf");
  holds(`${pages(whole)} pages of paper`, pages(whole) >= 20 && pages(whole) <= 60);
  const text = execFileSync("pdftotext", ["-layout", whole, "-"], { encoding: "utf8" }).split("\f");
  holds("every page has its foot", text.slice(0, -1).every((one, at) => one.includes("Not a forecast") && one.includes(`${at + 1} / ${pages(whole)}`)));
  const boxes = execFileSync("pdftotext", ["-bbox", whole, "-"], { encoding: "utf8", maxBuffer: 1 << 28 });
  const outside = [...boxes.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</g)].filter(([, left, top, right, bottom]) => left < 34 || right > 595 - 34 || top < 34 || bottom > 842 - 10);
  holds(`words leave the paper: ${outside.slice(0, 3).map((one) => one[5])}`, outside.length === 0);
  const headed = text.filter((one) => /^\s*D\d+ /m.test(one) && /demand\s+\S/.test(one)).length;
  holds("the heads of the table are repeated", headed >= 2);
  await close("printed", printed);
}

// Four sides of paper at most, whatever the model.
for (const file of [...Object.values(models), "tests/models/karsa", ...execFileSync("git", ["ls-files", ":(glob)tests/graphs/*/positions.yaml", ":(glob)tests/models/*.yaml"], { encoding: "utf8" }).trim().split("\n")]) {
  const page = await opened(pathToFileURL(brief("short.html", "--short", "--file", file)).href);
  const number = pages(await print(page, "short.pdf"));
  holds(`--short of ${file} takes ${number} pages`, number <= 4);
  await close(`--short of ${file}`, page);
}

// Live: a save shows, a mistake is named over the last good page, what the reader did stays.
{
  const file = join(folder, "positions.yaml");
  copyFileSync("positions.yaml", file);
  const own = readFileSync(file, "utf8");
  const served = spawn(program, ["brief", "--watch", "--file", file], { stdio: ["ignore", "pipe", "ignore"] });
  const address = await new Promise((done) => served.stdout.once("data", (text) => done(String(text).trim())));
  const page = await opened(address);
  const status = page.locator("#findings");
  const renewed = async (text) => {
    const before = await page.evaluate(() => document.documentElement.dataset.version);
    const begun = performance.now();
    writeFileSync(file, text);
    await page.waitForFunction((before) => document.documentElement.dataset.version !== before, before, { polling: 5, timeout: 20000 });
    return Math.round(performance.now() - begun);
  };
  holds("nothing is wrong at first", !(await status.getAttribute("class")));
  await page.locator(".choices[data-table=matrix] [data-key=class]").selectOption("opposite");
  await page.locator("#conflicts details summary").first().click();
  await page.locator("#conflicts details").first().scrollIntoViewIfNeeded();
  const place = () => page.evaluate(() => document.querySelector("#conflicts details").getBoundingClientRect().top);
  const before = await place();
  const times = [await renewed(own.replace("Russia and Ukraine: positions", "Renewed: positions"))];
  holds("the title is the new one", (await page.locator("h1").textContent()).startsWith("Renewed"));
  holds("the filter stays", (await rows(page, "matrix")) === 9);
  holds("what was opened stays open", await page.locator("#conflicts details").first().evaluate((one) => one.open));
  holds(`the page stays where it was: ${before} and ${await place()}`, Math.abs(before - (await place())) < 3);

  await page.evaluate(() => [...document.querySelectorAll("#matrix td.against a")].find((one) => one.getClientRects().length).click());
  const shown = await page.locator("dialog").textContent();
  times.push(await renewed(own.replace("stance: demands", "stance: demandz")));
  holds("the dialog stays open", (await page.locator("dialog").isVisible()) && (await page.locator("dialog").textContent()) === shown);
  const said = await status.textContent();
  holds(`the mistake is named: ${said}`, /positions\.yaml:\d+:\d+ error: .*demandz/.test(said) && (await status.getAttribute("class")) === "broken");
  holds("the page of before is there", (await page.locator("h1").textContent()).startsWith("Renewed"));
  await page.keyboard.press("Escape");
  holds("the focus is back after a renewal", await page.evaluate(() => document.activeElement.tagName === "A"));
  rmSync(file);
  await page.waitForFunction(() => /cannot read|no such|not found/i.test(document.getElementById("findings").textContent), null, { timeout: 20000 });
  times.push(await renewed(own));
  holds("it is mended", !(await status.getAttribute("class")) && (await page.locator("h1").textContent()).startsWith("Russia"));
  const unconditional = page.locator('[id="position.russia.ceasefire-unconditional"]');
  const word = await unconditional.textContent();
  times.push(await renewed(own.replace(/(demand: ceasefire-unconditional\n\s+stance: )\w+/, "$1opposes")));
  const changed = await unconditional.textContent();
  holds(`a position changes from ${word} to ${changed}`, word.includes("rejects") && changed.includes("opposes"));
  // Some of it is waited in case more of the save follows.
  console.log(`live: ${times.join(", ")} ms from save to page`);

  const foreign = await fetch(address, { headers: { "Sec-Fetch-Site": "cross-site" } });
  holds("another page gets nothing", foreign.status === 403 && (await foreign.text()) === "");
  holds("another address is not there", (await fetch(new URL("/0/", address))).status === 404);
  // Where another page tries it, the browser itself is asked.
  const other = await opened(pathToFileURL(join(folder, "istanbul.html")).href, { bypassCSP: true });
  const read = await other.evaluate((address) => fetch(address).then((answer) => answer.text(), () => null), address);
  holds("another page cannot read it", !read);
  await other.context().close();
  quiet("live", page);
  served.kill("SIGINT");
  await page.waitForFunction(() => document.documentElement.classList.contains("lost"), null, { timeout: 20000 });
  holds("the page stays readable", await page.locator("#minute").isVisible());
  await page.context().close();
}

// Markdown: Mermaid draws its graphs, pandoc makes a document of it in which every link leads somewhere.
for (const [name, file] of Object.entries(models)) {
  const markdown = brief(`${name}.md`, "--format", "md", "--file", file);
  const graphs = [...readFileSync(markdown, "utf8").matchAll(/```mermaid\n([\s\S]*?)```/g)].map((found) => found[1]);
  const page = await (await browser.newContext()).newPage();
  await page.setContent(graphs.map(() => "<pre class=mermaid></pre>").join(""));
  await page.evaluate((graphs) => document.querySelectorAll("pre").forEach((one, at) => (one.textContent = graphs[at])), graphs);
  await page.addScriptTag({ path: mermaid });
  const failed = await page.evaluate(async () => {
    window.mermaid.initialize({ startOnLoad: false, securityLevel: "strict" });
    return window.mermaid.run({ querySelector: ".mermaid" }).then(() => null, (error) => String(error.message || error));
  });
  const lines = graphs.flatMap((graph) => graph.match(/^ +n\d+ \S+\|/gm) || []).length;
  const drawn = await page.locator("path.flowchart-link").count();
  holds(`${name}: Mermaid draws ${drawn} of ${lines} lines: ${failed}`, !failed && drawn === lines);
  holds(`${name}: a text ran in Mermaid`, (await page.title()) !== "run");
  await page.context().close();

  const document = join(folder, `${name}.docx`);
  execFileSync("pandoc", [markdown, "-o", document]);
  const xml = execFileSync("unzip", ["-p", document, "word/document.xml"], { encoding: "utf8", maxBuffer: 1 << 28 });
  const every = (pattern) => [...xml.matchAll(pattern)].map((found) => found[1]);
  const known = new Set(every(/<w:bookmarkStart [^>]*w:name="([^"]+)"/g));
  const lost = every(/<w:hyperlink w:anchor="([^"]+)"/g).filter((to) => !known.has(to));
  holds(`${name}: ${lost.length} links of the document lead nowhere`, lost.length === 0 && known.size > 20);
  holds(`${name}: the document has its sections`, every(/(w:val="Heading2")/g).length === 15);
  holds(`${name}: the document has its tables`, every(/(<w:tbl>)/g).length >= 3);
}

await browser.close();
rmSync(folder, { recursive: true });
console.log(`brief: ${checks} checks`);
if (wrong.length > 0) {
  console.error(wrong.map((what) => `error: ${what}`).join("\n"));
  process.exit(1);
}
