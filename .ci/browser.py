"""Prints pictures from a browser and measures the paper: pages, margins and the size of text."""
import concurrent.futures
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
DEMARCHE = sys.argv[1]
# A line of the typeface is so much higher than its size.
LINE = 1.117
LEAST = 7.0
# What a printer may leave white, in points.
MARGIN = 18.0
SHEETS = {"a4": ("210mm 297mm", 595.28, 841.89), "a4-landscape": ("297mm 210mm", 841.89, 595.28), "slide": ("960pt 540pt", 960, 540)}
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


def models():
    if "--all" in sys.argv[2:]:
        for path in sorted((ROOT / "tests/graphs").glob("*/positions.yaml")):
            yield path.parent.name, path
    yield "mini-istanbul", ROOT / "tests/fixtures/mini-istanbul.yaml"
    yield "istanbul", ROOT / "positions.yaml"
    yield "selvar", ROOT / "examples/selvar-basin.yaml"


def chromium(page, target, profile):
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}",
               "--no-pdf-header-footer", f"--print-to-pdf={target}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=300)


def measured(pdf):
    """The words of each page, with their boxes."""
    text = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return [[(tuple(map(float, found[:4])), found[4]) for found in WORD.findall(page)] for page in text.split("<page ")[1:]]


def faults(name, words, width, height):
    for (left, top, right, bottom), word in words:
        if left < MARGIN or top < MARGIN or right > width - MARGIN or bottom > height - MARGIN:
            yield f"{name}: `{word}` leaves the page ({left:.0f} {top:.0f} {right:.0f} {bottom:.0f})"
        # Signs of other scripts come from other fonts, with lines of other heights.
        if word.isascii() and (bottom - top) / LINE < LEAST - 0.1:
            yield f"{name}: `{word}` is {(bottom - top) / LINE:.1f} points high"


def printed(job):
    """Prints the pictures of a model for a sheet, all in one document, and finds what is wrong with them."""
    name, path, sheet, folder = job
    size, width, height = SHEETS[sheet]
    made = folder / f"{name}-{sheet}"
    command = [DEMARCHE, "render", "--file", path, "--out", made, "--format", "svg", "--page", sheet]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        return 0, [f"{name} on {sheet}: {done.stderr}"]
    svgs = [svg for svg in sorted(made.glob("*.svg")) if "@page" in svg.read_text()]
    images = "".join(f'<img src="{svg.name}">' for svg in svgs)
    html = made / "all.html"
    style = f"@page{{size:{size};margin:0}}body{{margin:0}}img{{display:block;break-after:page}}"
    html.write_text(f"<!doctype html><meta charset=utf-8><style>{style}</style>{images}", encoding="utf-8")
    chromium(html, made / "all.pdf", made / "profile")
    pages = measured(made / "all.pdf")
    wrong = []
    if len(pages) != len(svgs):
        wrong.append(f"{name} on {sheet}: {len(svgs)} pictures take {len(pages)} pages")
    for svg, words in zip(svgs, pages):
        wrong += faults(f"{name}/{svg.stem} on {sheet}", words, width, height)
    return len(svgs), wrong


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    jobs = [(name, path, sheet, folder) for name, path in models() for sheet in SHEETS]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(printed, jobs))
    # A picture by itself, opened and printed as a reader would.
    alone = sorted((folder / "istanbul-a4").glob("*.svg"))[0]
    chromium(alone, folder / "alone.pdf", folder / "profile")
    pages = measured(folder / "alone.pdf")
    results.append((1, [] if len(pages) == 1 else [f"{alone.name} by itself takes {len(pages)} pages"]))
    results.append((0, list(faults(alone.name, pages[0], *SHEETS["a4"][1:]))))

wrong = [line for _, lines in results for line in lines]
print("\n".join(wrong[:40]))
print(f"{sum(number for number, _ in results)} pages printed, {len(wrong)} faults")
sys.exit(1 if wrong else 0)
