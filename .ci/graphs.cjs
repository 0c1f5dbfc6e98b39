// Lays out DOT files with viz.js, all in one process: writes an SVG beside each, and says what the engine says.
const fs = require("fs");
const [tools, ...files] = process.argv.slice(2);
// It knows the widths of ASCII alone, and says so of every other letter; ours have their places without it.
const WIDTHS = "no value for width of non-ASCII character";
const { instance } = require(`${tools}/node_modules/@viz-js/viz`);

instance().then((viz) => {
  for (const file of files) {
    const { status, output, errors } = viz.render(fs.readFileSync(file, "utf8"), { format: "svg", engine: "dot" });
    for (const { level, message } of errors.filter((one) => !one.message.includes(WIDTHS))) {
      console.error(`${file}: ${level || "error"}: ${message.trim()}`);
    }
    if (status !== "success") process.exitCode = 1;
    else fs.writeFileSync(file.replace(/\.dot$/, ".viz.svg"), output);
  }
});
