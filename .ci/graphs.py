"""Reads the DOT of all pictures with programs of others: pydot and networkx find what the answers in JSON say, and nothing else;
Graphviz and viz.js lay it out without a word; labels of 10,000 characters break nothing."""
import collections
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading
import xml.etree.ElementTree as xml

import networkx
import pydot

ROOT = pathlib.Path(__file__).resolve().parent.parent
DEMARCHE, TOOLS = sys.argv[1], pathlib.Path(sys.argv[2]).resolve()
# What is there for those who look at it; every other attribute is a fact for other programs.
DRAWN = {"id", "pos", "tooltip", "shape", "style", "width", "height", "penwidth", "color", "fillcolor", "fixedsize", "lp", "dir",
         "arrowhead", "arrowsize"}
PICTURES = ["dispute-words", "dispute", "common-ground", "roadmap", "why-no-deal", "timeline", "sources", "text", "matrix",
            "stance-map", "party-map"]
# What pydot takes for nodes: what all have from there on.
DEFAULTS = {"node", "edge", "graph"}
# Seconds of processor time that a model with long labels may take.
MOST = 30


def models():
    yield "istanbul", ROOT / "positions.yaml"
    yield "selvar", ROOT / "examples/selvar-basin.yaml"
    yield "papers", ROOT / "examples/two-papers.yaml"
    yield "mini-istanbul", ROOT / "tests/fixtures/mini-istanbul.yaml"
    for path in sorted((ROOT / "tests/graphs").glob("*/positions.yaml")):
        yield path.parent.name, path


def render(path, out, *options):
    command = [DEMARCHE, "render", "--file", path, "--out", out, *options]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT)


def ask(path, *question):
    made = subprocess.run([DEMARCHE, *question, "--file", path, "--format", "json"], capture_output=True, text=True, cwd=ROOT)
    if made.returncode > 1:
        raise RuntimeError(f"{' '.join(question)} on {path}: {made.stderr}")
    return json.loads(made.stdout)


# What others read.

def text(value):
    """A text of DOT as a reader means it, or None for a label that is a table."""
    if value.startswith("<"):
        return None
    inner = value[1:-1] if value.startswith('"') else value
    inner = re.sub(r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], inner)
    return inner.replace("&amp;", "&")


def facts(attributes):
    said = {key: text(value) for key, value in attributes.items() if key not in DRAWN}
    # Which sources are told in which order means nothing.
    return {key: " ".join(sorted(value.split(" "))) if key in ("sources", "single_sources") else value
            for key, value in said.items() if value is not None}


def read(path):
    """A page as pydot and networkx read it: nodes, edges, frames, and what is wrong with them."""
    graphs = pydot.graph_from_dot_data(path.read_text(encoding="utf-8"))
    if not graphs or len(graphs) != 1:
        return path, {}, [], {}, [f"{path.name}: pydot finds {len(graphs or [])} graphs"]
    graph, wrong, nodes, edges, frames = graphs[0], [], {}, [], {}
    for node in graph.get_nodes():
        quoted = node.get_name()
        if quoted in DEFAULTS:
            continue
        name, attributes = text(quoted), node.get_attributes()
        if name in nodes:
            wrong.append(f"{path.name}: `{name}` is declared twice")
        if text(attributes.get("id", '""')) != name:
            wrong.append(f"{path.name}: `{name}` has another id in the SVG")
        nodes[name] = facts(attributes)
        kind = nodes[name].get("kind", "")
        # The name tells the kind, and more than a number that changes when something else is added.
        if not re.fullmatch(r'"[A-Za-z0-9_.-]+"', quoted) or not re.fullmatch(re.escape(kind) + r"_(?!\d+$).+", name) or not kind:
            wrong.append(f"{path.name}: `{name}` of kind `{kind}` does not say what it is")
    for edge in graph.get_edges():
        ends = edge.get_source(), edge.get_destination()
        for end in ends:
            if not re.fullmatch(r'"[^":]+"', end):
                wrong.append(f"{path.name}: an edge ends at {end}, not at a node")
            elif text(end) not in nodes:
                wrong.append(f"{path.name}: an edge ends at {end}, of which nothing is said")
        edges.append((text(ends[0]), text(ends[1]), facts(edge.get_attributes())))
    for frame in graph.get_subgraphs():
        inside = [text(node.get_name()) for node in frame.get_nodes() if node.get_name() not in DEFAULTS]
        wrong += [f"{path.name}: a frame holds `{name}`, of which nothing is said" for name in inside if name not in nodes]
        frames[text(frame.get_name())] = inside
    wrong += [f"{path.name}: {fault}" for fault in other_reader(graph, nodes, edges)]
    return path, nodes, edges, frames, wrong


def other_reader(graph, nodes, edges):
    """Whether networkx, which makes a graph of its own, has the same."""
    other = networkx.nx_pydot.from_pydot(graph)
    if {text(name): facts(own) for name, own in other.nodes(data=True)} != nodes:
        yield "networkx finds other nodes"
    own = [(text(a), text(b), facts(own)) for a, b, own in other.edges(data=True)]
    if sorted(map(repr, own)) != sorted(map(repr, edges)):
        yield "networkx finds other edges"


# What the answers say.

def name(kind, identity):
    """How a node is called: letters and digits of ASCII, - and _ as they are, everything else by its number."""
    return f"{kind}_" + re.sub(r"[^A-Za-z0-9_-]", lambda found: f".{ord(found[0]):x}.", identity)


def visible(label):
    """A text as pictures show it: line ends alike, what cannot be seen replaced or left out."""
    label = re.sub("\r\n|[\r\n\x85\u2028\u2029]", "\n", label).replace("\t", " ")
    label = re.sub("[\u200e\u200f\u061c\ufeff]", "", label)
    return re.sub("[\u202a-\u202e\u2066-\u2069\x00-\x09\x0b-\x1f\x7f-\x9f]", "\ufffd", label)


def word(stance):
    """A word, or both ends of an interval, the milder one for a refusal first."""
    return " to ".join(reversed(stance)) if isinstance(stance, list) else stance


class Said:
    """What a picture has to say: nodes by name, edges, and which nodes stand in which frame."""

    def __init__(self, model):
        self.model, self.nodes, self.edges, self.frames = model, {}, [], {}
        # Lists of nodes of which as many of the first are there as find room, and one at least.
        self.first = []

    def node(self, kind, identity, label=None, **own):
        known = {"kind": kind, **({} if label is None else {"label": visible(label)}), **own}
        own = {key: value for key, value in known.items() if value is not None}
        self.nodes.setdefault(name(kind, identity), {}).update(own)
        return kind, identity

    def edge(self, kind, start, end, **own):
        known = {"kind": kind, **own}
        self.edges.append((name(*start), name(*end), {key: value for key, value in known.items() if value is not None}))

    def party(self, identity):
        return self.node("party", identity, self.model.names["parties"][identity])

    def demand(self, identity):
        return self.node("demand", identity, self.model.names["demands"][identity], issue=self.model.issues[identity])

    def stance(self, party, demand):
        own = self.model.positions[party, demand]
        self.edge("stance", self.party(party), self.demand(demand), **own)


def sources(evidence):
    return " ".join(sorted({piece["source"] for piece in evidence}))


class Model:
    """A model as the answers tell it."""

    def __init__(self, path):
        self.path = path
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            questions = [("matrix",), ("show", "all"), ("roadmap",), ("timeline",), ("disputes",), ("deal",), ("pairs",),
                         ("coalitions", "--min-parties", "2", "--min-shared", "1")]
            answers = list(pool.map(lambda question: ask(path, *question), questions))
        self.answers = {answer["question"]: answer for answer in answers}
        self.all = self.answers["show"]
        known = {one["party"]: one["known"] for one in self.answers["matrix"]["caveats"]["stated"] if one["known"]}
        heard = [party for party in self.answers["matrix"]["parties"] if party in known]
        # Unless the model says so, the talks are between the two of whom most is stated.
        self.most_known = sorted(heard, key=lambda party: -known[party])
        self.between = self.all["between"] or (self.most_known[:2] if len(heard) > 1 else [])
        nothing = dict.fromkeys(["positions", "conflict", "conditional", "terms", "agree", "neutral", "unknown"], ())
        self.answers["compare"] = ask(path, "compare", *self.between) if self.between else nothing
        self.texts = [ask(path, "text", paper["document"]) for paper in self.all["documents"] if paper["clauses"]]
        self.names = collections.defaultdict(dict)
        for kind, entry in (("parties", "party"), ("issues", "issue"), ("sources", "source"), ("documents", "document"),
                            ("steps", "step"), ("demands", "demand"), ("events", "event")):
            for one in self.all[kind]:
                self.names[kind][one[entry]] = one.get("name") or one.get("text") or one.get("title")
        self.issues = {one["demand"]: one["issue"] for one in self.all["demands"]}
        heard = collections.defaultdict(list)
        for statement in self.all["statements"]:
            if statement["in_force"] and "demand" in statement:
                heard[statement["party"], statement["demand"]] += statement["evidence"]
        self.positions = {}
        for demand in (demand for issue in self.answers["matrix"]["issues"] for demand in issue["demands"]):
            for party, position in demand["positions"].items():
                if position:
                    low, high = position["levels"]
                    stated = heard[party, demand["demand"]] if position["basis"] == "stated" else []
                    self.positions[party, demand["demand"]] = {
                        "party": party, "demand": demand["demand"], "stance": word(position["stance"]),
                        "level": f"{low}" if low == high else f"{low} {high}", "basis": position["basis"],
                        "sources": sources(stated), "then": position["then"] and word(position["then"]),
                        "status": "on a condition" if position["conditional"] or position["interim"] else None,
                        "red_line": "true" if position["red_line"] else None,
                    }

    def said(self, picture, *about):
        said = Said(self)
        getattr(self, picture.replace("-", "_"))(said, *about)
        return said

    def matrix(self, said):
        for party in self.answers["matrix"]["parties"]:
            said.party(party)
        for demand in self.names["demands"]:
            said.demand(demand)
        for party, demand in self.positions:
            said.stance(party, demand)

    def dispute_words(self, said):
        for party in self.between:
            said.party(party)
        for one in self.answers["compare"]["positions"]:
            held = {side["party"] for side in one["sides"] if side["position"]}
            if held:
                said.demand(one["demand"])
            for party in held:
                said.stance(party, one["demand"])

    def dispute(self, said):
        self.dispute_words(said)
        compare = self.answers["compare"]
        classes = {"opposite": [one["demand"] for one in compare["conflict"]], "condition": compare["conditional"],
                   "terms": compare["terms"], "same": compare["agree"], "neutral": compare["neutral"],
                   "unknown": compare["unknown"]}
        for group, demands in classes.items():
            said.frames[name("cluster_group", group)] = {name("demand", one) for one in demands} & said.nodes.keys()

    def stance_map(self, said):
        for party in self.between:
            said.party(party)
        for party, demand in self.positions:
            if party in self.between:
                said.stance(party, demand)
                said.frames.setdefault(name("cluster_group", self.issues[demand]), set()).add(name("demand", demand))

    def common_ground(self, said):
        groups = self.answers["coalitions"]["coalitions"]
        both = [one for one in groups if self.between and set(self.between) <= set(one["parties"])]
        most = max((len(one["shared"]) for one in both), default=0)
        closest = [at for at, one in enumerate(groups) if one in both and len(one["shared"]) == most]
        shown = groups[:24] + [groups[at] for at in closest[-1:] if at >= 24]
        for group in shown:
            own = said.node("group", " ".join(group["parties"]))
            for party in group["parties"]:
                waits = all(party in one["waiting"] for one in group["shared"])
                said.edge("member", said.party(party), own, status="on a condition" if waits else "belongs")
            for party in group["possible"]:
                said.edge("member", said.party(party), own, status="unknown")
            for one in group["shared"]:
                apart = one["no_common_value"]
                status = "terms do not meet" if apart else "on a condition" if one["waiting"] else "shared"
                said.edge("shares", own, said.demand(one["demand"]), stance=one["side"], status=status,
                          sources=" ".join(sorted(one["sources"])))

    def roadmap(self, said):
        def act(identity):
            if identity in self.names["steps"]:
                return said.node("step", identity, self.names["steps"][identity])
            return said.demand(identity)

        for step in [step for stage in self.answers["roadmap"]["stages"] for step in stage] + self.answers["roadmap"]["behind"]:
            act(step)
        for deadlock in self.answers["roadmap"]["deadlocks"]:
            locked = deadlock["steps"] + deadlock["demands"]
            ways_out = said.node("ways_out", "/".join(locked))
            said.frames[name("cluster_deadlock", "/".join(locked))] = {name(*act(one)) for one in locked} | {name(*ways_out)}
        for order in self.answers["roadmap"]["orders"]:
            for before in order["before"]:
                said.edge("order", act(before), act(order["after"]), party=order["insists"],
                          sources=" ".join(sorted(order["sources"])))

    def why_no_deal(self, said):
        """Of each group as many obstacles as found room, the first first: which, only the picture can tell."""
        deal = self.answers["deal"]
        for one in deal["constraints"]:
            side = "for" if one["side"] == "for" else "against"
            said.node("constraint", one["id"], party=" ".join(one["parties"]), stance=side, demand=one["demand"],
                      issue=one["issue"], parameter=one["parameter"], sources=" ".join(sorted(one["sources"])))
        for group in deal["groups"]:
            said.first += [[name("obstacle", "/".join(obstacle)) for obstacle in group["obstacles"]]]
            for obstacle in group["obstacles"]:
                knot = said.node("obstacle", "/".join(obstacle))
                for constraint in obstacle:
                    said.edge("obstacle", ("constraint", constraint), knot)
            for moves in group["concessions"][:8] if deal["concessions"] else []:
                said.node("moves", "/".join(moves), of=" ".join(moves))
        if deal["possible"]:
            for demands, status in ((deal["with"], "in all"), (deal["without"], "in none")):
                for demand in demands:
                    said.node(*said.demand(demand), status=status)
            for at, package in enumerate(deal["acceptable"][:3]):
                for one in package["issues"]:
                    said.node("package", f"{at + 1}/{one['issue']}", issue=one["issue"], of=" ".join(one["demands"]))

    def timeline(self, said):
        """Entries are told apart by what they are, of whom and when, in the order of the answer."""
        told = collections.Counter()
        for entry in self.answers["timeline"]["entries"]:
            kind, identity, by = entry["kind"], entry["id"], entry["by"]
            if kind in ("attendance", "claim", "figure") or kind == "stance" and "\u2192" not in (entry["supersedes"] or ""):
                continue
            facts = {"date": entry["date"], "status": "planned" if entry["planned"] else "past"}
            sources = sorted({piece["source"] for piece in entry["evidence"]})
            facts.update({"sources": " ".join(sources)} if sources else {})
            if kind in ("event", "document") and identity:
                own = said.node(kind, identity, entry["text"], **facts)
            else:
                kind = "change" if kind == "stance" else kind
                parts = "/".join([*([identity] if identity else []), *by, entry["date"]])
                told[kind, parts] += 1
                number = told[kind, parts]
                own = said.node(kind, parts if number == 1 else f"{parts}/{number}", entry["text"], **facts)
                if identity:
                    said.edge("about", own, self.about(said, kind, identity))
            for party in by:
                said.edge("by", said.party(party), own, date=entry["date"])
            if kind == "delivery":
                self.handed_over(said, own, entry)

    def handed_over(self, said, own, entry):
        """To whom a document went, and how far: the entry has that in words alone."""
        (paper,) = [paper for paper in self.all["documents"] if paper["document"] == entry["id"]]
        for delivery in paper["delivery"]:
            start = f"to {self.names['parties'][delivery['to']]}, {delivery['status'].split('-')[0]}"
            if entry["text"].startswith(start):
                said.edge("to", own, said.party(delivery["to"]), status=delivery["status"])
                return
        raise LookupError(entry["text"])

    def about(self, said, kind, identity):
        """What an entry is about: a demand or an issue, an event, or a document."""
        if kind in ("change", "begins", "runs-out") and identity in self.issues:
            return said.demand(identity)
        kind = {"change": "issue", "begins": "issue", "runs-out": "issue", "outcome": "event"}.get(kind, "document")
        return said.node(kind, identity, self.names[f"{kind}s"][identity])

    def text(self, said, answer):
        paper = said.node("document", answer["document"], answer["title"])
        for clause in answer["clauses"]:
            own = said.node("clause", f"{answer['document']}/{clause['clause']}", self.names["demands"][clause["demand"]],
                            demand=clause["demand"], stance=word(clause["stance"]))
            for one in clause["parties"]:
                if one["standing"] == "unknown":
                    continue
                basis = one["position"]["basis"] if one["position"] else None
                said.edge("standing", said.party(one["party"]), own, party=one["party"], demand=clause["demand"], basis=basis,
                          stance=one["standing"], single_sources=" ".join(sorted(one["single_sources"])))

        for one in answer["drops"]:
            said.node("left-out", f"{answer['document']}/{one['clause']}", self.names["demands"][one["demand"]],
                      demand=one["demand"])

    def sources(self, said):
        for one in self.answers["disputes"]["disputes"]:
            dispute = said.node("dispute", one["dispute"], one["question"])
            for at, answer in enumerate(one["answers"]):
                letter = chr(ord("A") + at)
                own = said.node("answer", f"{one['dispute']}/{letter}", answer["says"], party=answer["by"])
                said.edge("answers", own, dispute)
                for source in sorted({piece["source"] for piece in answer["evidence"]}):
                    said.edge("gives", said.node("source", source, self.names["sources"][source]), own, sources=source)

    def party_map(self, said):
        silent = [party for party in self.answers["matrix"]["parties"] if party not in self.most_known]
        most = (self.most_known + silent)[:16]
        for pair in self.answers["pairs"]["pairs"]:
            a, b = pair["parties"]
            if {a, b} <= set(most) and pair["unknown"] < len(self.issues):
                ends = sorted((a, b), key=self.answers["matrix"]["parties"].index)
                said.edge("pair", *map(said.party, ends), conflict=f"{pair['conflict']}", agree=f"{pair['agree']}",
                          conditional=f"{pair['conditional'] + pair['terms']}", unknown=f"{pair['unknown']}",
                          of=f"{len(self.issues)}")


# Both side by side.

# Of these, a picture shows as many as find room.
SOME = {"why-no-deal": {"constraint", "obstacle", "package"}}
# What leads the eye, and says nothing that the other nodes do not say.
WORDS = {"text"}

# What every sheet of columns has again.
AGAIN = {"answers"}


def differences(picture, said, pages):
    """What a picture on its pages says otherwise than the answers."""
    nodes, edges, frames = {}, collections.Counter(), collections.defaultdict(set)
    for path, own, lines, boxes, _ in pages:
        for identity, known in own.items():
            # A page that only mentions something may say less of it, but nothing else.
            merged = nodes.setdefault(identity, {})
            for key, value in known.items():
                if merged.setdefault(key, value) != value:
                    yield f"{path.stem}: `{identity}` has {key} `{value}`, elsewhere `{merged[key]}`"
        for start, end, known in lines:
            edges[start, end, tuple(sorted(known.items()))] += 1
        for box, inside in boxes.items():
            frames[box] |= set(inside)
    wanted = collections.Counter((start, end, tuple(sorted(known.items()))) for start, end, known in said.edges)
    some = SOME.get(picture, set())
    for identity in sorted(said.nodes.keys() | nodes.keys()):
        own, known = said.nodes.get(identity), nodes.get(identity)
        if known is None and own["kind"] not in some:
            yield f"{picture}: `{identity}` is missing"
        elif own is None and known.get("kind") not in WORDS:
            yield f"{picture}: `{identity}` is in no answer"
        elif own and known and {**own, "label": None} != {**known, "label": None}:
            yield f"{picture}: `{identity}` has {known}, not {own}"
        elif own and known and "label" in own and "label" in known and own["label"] != known["label"]:
            yield f"{picture}: `{identity}` is called {known['label']!r}, not {own['label']!r}"
    for line, number in edges.items():
        if wanted[line] != number and not (wanted[line] and dict(line[2])["kind"] in AGAIN):
            yield f"{picture}: {line} is there {number} times, not {wanted[line]}"
    for line in wanted - edges:
        if not (some and line[1] not in nodes):
            yield f"{picture}: {line} is missing"
    for some in filter(None, said.first if pages else []):
        there = [identity in nodes for identity in some]
        if there != sorted(there, reverse=True) or not there[0]:
            yield f"{picture}: of {some} not the first are there"
    of_sheet = re.compile(r"-(?:parties|sources)-\d+-\d+|$")
    sheets = {of_sheet.search(path.stem)[0] for path, *_ in pages}
    rows = collections.Counter(one for _, own, *_ in pages for one in own if one.startswith("demand_"))
    if picture == "matrix":
        yield from (f"matrix: `{row}` is on {number} pages of {len(sheets)} sheets" for row, number in rows.items()
                    if number != len(sheets))
    if said.frames:
        for box, inside in {**frames, **said.frames}.items():
            if box != "cluster_page_whole" and frames[box] != said.frames.get(box, set()):
                yield f"{picture}: the frame `{box}` holds {sorted(frames[box])}, not {sorted(said.frames.get(box, set()))}"


def compared(model, pages):
    """The pictures of a model against its answers: what is wrong, and how much was compared."""
    wrong, numbers = [], collections.Counter()
    by_picture = collections.defaultdict(list)
    for page in pages:
        wrong += page[4]
        by_picture[next(picture for picture in PICTURES if page[0].stem.startswith(picture))].append(page)
    for picture in PICTURES:
        own = by_picture[picture]
        groups = [((), own)]
        if picture == "text":
            groups = [((answer,), [page for page in own if name("document", answer["document"]) in page[1]])
                      for answer in model.texts]
        for about, part in groups:
            wrong += differences(picture, model.said(picture, *about), part)
        numbers.update(node["kind"] for node in {key: node for page in own for key, node in page[1].items()}.values())
        numbers.update(edge["kind"] for page in own for _, _, edge in page[2])
    return wrong, numbers


# Who draws it.

def graphviz(files, wrong):
    """Lays all files out with an installed Graphviz."""
    made = subprocess.run(["dot", "-Tsvg", "-O", *files], capture_output=True, text=True)
    wrong += [f"dot: {line}" for line in (made.stderr.splitlines() or ([] if made.returncode == 0 else ["fails"]))]
    wrong += whole(files, ".dot.svg")


def whole(files, ending, width=None):
    """What is wrong with the SVG of some files: it is there, and one drawing as wide as it is meant to be."""
    for file in files:
        svg = file.with_name(file.name.removesuffix(".dot") + ending)
        try:
            root = xml.parse(svg).getroot()
            if root.tag != "{http://www.w3.org/2000/svg}svg" or root.findall(".//{http://www.w3.org/2000/svg}svg"):
                yield f"{svg.name}: not one svg"
            if width and root.get("width") != width:
                yield f"{svg.name}: {root.get('width')} wide, not {width}"
        except (OSError, xml.ParseError) as error:
            yield f"{svg.name}: {error}"


def viz(files, wrong):
    """Lays all files out with viz.js."""
    made = subprocess.run(["node", ROOT / ".ci/graphs.cjs", TOOLS, *files], capture_output=True, text=True)
    wrong += [f"viz.js: {line}" for line in (made.stderr.splitlines() or ([] if made.returncode == 0 else ["fails"]))]
    wrong += whole(files, ".viz.svg")


# Labels that nobody expects.

def long_model(text):
    """Two who differ on a demand; every name is as long as the text."""
    return f"""model: {{title: Long labels, as_of: 2025-06-01}}
sources: {{paper: {{title: "S{text}"}}}}
parties: {{p1: {{name: "A{text}"}}, p2: {{name: "B{text}"}}}}
issues: {{i1: {{name: "I{text}"}}}}
demands: {{d1: {{issue: i1, text: "D{text}"}}, d2: {{issue: i1, text: "E{text}"}}}}
stances:
  - {{party: p1, demand: d1, stance: demands, evidence: {{paper: "so"}}}}
  - {{party: p2, demand: d1, stance: rejects, evidence: {{paper: "not so"}}}}
  - {{party: p1, demand: d2, stance: supports, evidence: {{paper: "so"}}}}
  - {{party: p2, demand: d2, stance: supports, evidence: {{paper: "so too"}}}}
"""


def long_labels(folder, wrong):
    """Draws labels of 10,000 characters with both engines: pages, or one sentence; never more time than is allowed."""
    told = []
    for label, text in (("with spaces", ("a long name that goes on " * 400)[:9999]), ("without any", "x" * 9999)):
        own = folder / f"long-{label.split()[0]}"
        own.mkdir()
        model = own / "positions.yaml"
        model.write_text(long_model(text), encoding="utf-8")
        for engine in ("embedded", "dot"):
            command = [DEMARCHE, "render", "--file", model, "--out", own / engine, "--engine", engine]
            running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
            # On the clock it may take longer, but not for ever.
            end = threading.Timer(10 * MOST, running.kill)
            end.start()
            said = running.stderr.read()
            _, status, used = os.wait4(running.pid, 0)
            end.cancel()
            running.returncode = os.waitstatus_to_exitcode(status)
            seconds = used.ru_utime + used.ru_stime
            pages = sorted((own / engine).glob("*.dot"))
            if running.returncode == 0:
                wrong += whole(pages, ".svg", "210mm")
            what = f"labels of 10,000 characters {label}, engine {engine}"
            if running.returncode not in (0, 2) or (running.returncode == 2 and "error:" not in said) or "panicked" in said:
                wrong.append(f"{what}: exit status {running.returncode}: {said[:300]}")
            if seconds > MOST:
                wrong.append(f"{what}: {seconds:.0f} s of processor time")
            refused = f", refused: {said.strip().splitlines()[-1][:100]}" if running.returncode else ""
            told.append(f"{what}: {len(pages)} pages, {seconds:.1f} s{refused}")
    return told


def main():
    wrong, pages = [], collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for key, path in models():
            made = render(path, folder / key, "--format", "dot")
            if made.returncode:
                wrong.append(f"{key}: {made.stderr}")
        long = long_labels(folder, wrong)
        # Both engines are given the same DOT.
        files = [file for file in folder.glob("**/*.dot") if file.parent.name != "dot"]
        files.sort(key=lambda file: -file.stat().st_size)
        faults = [[], []]
        others = [threading.Thread(target=job, args=(files, faults[at])) for at, job in enumerate((graphviz, viz))]
        with concurrent.futures.ProcessPoolExecutor(2) as pool:
            for other in others:
                other.start()
            for page in pool.map(read, files):
                pages[page[0].relative_to(folder).parts[0]].append(page)
        for key, path in [*models(), *((path.parent.name, path) for path in sorted(folder.glob("long-*/positions.yaml")))]:
            found, numbers = compared(Model(path), pages[key])
            wrong += [f"{key}: {fault}" for fault in found]
            counts = ", ".join(f"{number} {kind}" for kind, number in sorted(numbers.items()))
            print(f"{key}: {len(pages[key])} pages: {counts}; {len(found)} faults")
        for other in others:
            other.join()
    wrong += faults[0] + faults[1]
    print("\n".join(long + wrong[:60]))
    print(f"{len(files)} pages read by pydot and networkx, drawn by Graphviz and viz.js: {len(wrong)} faults")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
