"""Validates the schema, the models that ship, and files that are broken, with a validator of JSON Schema by others.

Reads YAML as an editor's language server does: YAML 1.2 core schema, dates stay texts.
"""
import json
import pathlib
import re
import subprocess
import sys

import yaml
from jsonschema_rs import Draft202012Validator

QUESTIONS = {
    "positions.yaml": """
check
matrix
show ukraine
show russia ceasefire-unconditional
show threats claims
show all
show --balance
common-ground russia ukraine
conflicts
why russia ukraine leave-four-regions
compare russia ukraine --assume russia:reparations=open --without commentary
pairs
coalitions
coalitions --count
camps
brokers russia ukraine
ask
roadmap --as-of 2025-05-30
deal talks ceasefire nato
text ukraine-draft
robust
disputes
timeline --undated
diff 2025-05-28 2025-06-02
""",
    "examples/selvar-basin.yaml": """
check
matrix
show tamolin
show all
show --balance
common-ground orveth tamolin
conflicts
compare orveth tamolin
pairs
coalitions
camps
brokers orveth tamolin
ask
roadmap
deal
robust
disputes
timeline --undated
""",
    "examples/two-papers.yaml": """
show corvel-counter
show sound-league
text corvel-counter
text aubrey-second corvel-counter
diff 2031-03-10 2031-04-20
ask
""",
    "examples/pay-talks.yaml": """
common-ground operators union
diff 2030-01-15 2030-03-10
""",
}
QUESTIONS = {path: questions.strip().splitlines() for path, questions in QUESTIONS.items()}
ROOT = pathlib.Path(__file__).resolve().parent.parent
DEMARCHE = sys.argv[1]


class Core(yaml.SafeLoader):
    """The core schema: `true` and `false`, numbers, nothing else that is guessed."""


kept = ("tag:yaml.org,2002:null", "tag:yaml.org,2002:merge")
Core.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag in kept]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(true|false)$"), list("tf"))
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile("^[-+]?[0-9]+$"), list("-+0123456789"))
Core.add_implicit_resolver(
    "tag:yaml.org,2002:float", re.compile(r"^[-+]?[0-9]+\.[0-9]*([eE][-+]?[0-9]+)?$"), list("-+0123456789")
)
Core.yaml_constructors = dict(yaml.SafeLoader.yaml_constructors)
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value, 10))


def run(*arguments):
    return subprocess.run([DEMARCHE, *map(str, arguments)], check=True, capture_output=True, text=True).stdout


def errors(schema, path):
    data = yaml.load(path.read_text(encoding="utf-8"), Loader=Core)
    return list(schema.iter_errors(data))


def schema(*arguments):
    # What is no schema is an error here.
    return Draft202012Validator(json.loads(run("schema", *arguments)))


plain = schema()
failed = 0
good = [ROOT / "positions.yaml", *sorted(ROOT.glob("examples/*.yaml")), ROOT / "src/cli/starter.yaml"]
good += sorted(ROOT.glob("tests/rules/*/good.yaml")) + [ROOT / "tests/fixtures/mini-istanbul.yaml"]
for path in good:
    for made in [plain, schema("--with-ids", "-f", path)]:
        for error in errors(made, path)[:3]:
            failed += 1
            print(f"{path.relative_to(ROOT)}: {list(error.instance_path)}: {error.message[:200]}")

beside = schema("--with-ids", "-f", ROOT / "tests/fixtures/two-shores.yaml")
broken = sorted(ROOT.glob("tests/schema/*.yaml"))
for path in broken:
    if not errors(beside, path):
        failed += 1
        print(f"{path.relative_to(ROOT)}: the schema finds nothing wrong")


def strict(node, whole=True):
    """A schema in which no field is left out: what an answer has more is a mistake of ours. What stands beside other fields of
    one object (`whole` is false) leaves it to that object to say so.
    """
    if isinstance(node, list):
        return [strict(one) for one in node]
    if not isinstance(node, dict):
        return node
    made = {key: strict(one) for key, one in node.items()}
    if "properties" in made and "anyOf" in made:
        made["anyOf"] = [beside(one) for one in node["anyOf"]]
    if whole and "properties" in made and "additionalProperties" not in made:
        made["unevaluatedProperties"] = False
    return made


def beside(node):
    """A part of an object, with what it refers to in its place."""
    reference = node.get("$ref", "").removeprefix("#/$defs/")
    part = answers["$defs"][reference] if reference else node
    if "anyOf" in part:
        return {"anyOf": [beside(one) for one in part["anyOf"]]}
    return strict(part, whole=False)


answers = json.loads(run("schema", "--answers"))
Draft202012Validator(answers)
parts = strict(answers)["$defs"]
every = {one["$ref"].rsplit("/", 1)[1] for one in answers["oneOf"]}
PARTIES = {
    "positions.yaml": ["russia", "ukraine"],
    "examples/selvar-basin.yaml": ["orveth", "tamolin"],
    "examples/two-papers.yaml": ["aubrey", "corvel"],
    "examples/pay-talks.yaml": ["operators", "union"],
}


def ask(question, path):
    whole = [DEMARCHE, *question.split(), "--file", path, "--format", "json"]
    return subprocess.run(whole, capture_output=True, text=True, cwd=ROOT)


asked = set()
for path, questions in QUESTIONS.items():
    # A question that the list does not have is asked of everybody, or of two parties; `show --balance` is no command of its own.
    for new in sorted(every - {"balance"} - {question.split()[0] for one in QUESTIONS.values() for question in one}):
        questions = questions + [new if ask(new, path).returncode <= 1 else " ".join([new, *PARTIES[path]])]
    for question in questions:
        made = ask(question, path)
        if made.returncode > 1:
            sys.exit(f"{question}: {made.stderr}")
        answer = json.loads(made.stdout)
        asked.add(answer["question"])
        wanted = Draft202012Validator({"$ref": f"#/$defs/{answer['question']}", "$defs": parts})
        for error in list(wanted.iter_errors(answer))[:3]:
            failed += 1
            print(f"{question} on {path}: {list(error.instance_path)}: {error.message[:200]}")
never = every - asked
if never:
    sys.exit(f"never asked: {sorted(never)}")
print(f"{sum(map(len, QUESTIONS.values()))} answers to {len(asked)} questions are valid")
print(f"{len(good)} models are valid, {len(broken)} broken files are not: {failed} surprises")
sys.exit(1 if failed or len(broken) < 20 else 0)
