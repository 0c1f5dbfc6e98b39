"""Validates the schema, the models that ship, and files that are broken, with a validator of JSON Schema by others.

Reads YAML as an editor's language server does: YAML 1.2 core schema, dates stay texts.
"""
import json
import pathlib
import re
import subprocess
import sys

import jsonschema
import yaml

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
    return list(jsonschema.Draft202012Validator(schema).iter_errors(data))


def schema(*arguments):
    made = json.loads(run("schema", *arguments))
    jsonschema.Draft202012Validator.check_schema(made)
    return made


plain = schema()
failed = 0
good = [ROOT / "positions.yaml", ROOT / "examples/selvar-basin.yaml", ROOT / "src/cli/starter.yaml"]
good += sorted(ROOT.glob("tests/rules/*/good.yaml")) + [ROOT / "tests/fixtures/mini-istanbul.yaml"]
for path in good:
    for made in [plain, schema("--with-ids", "-f", path)]:
        for error in errors(made, path)[:3]:
            failed += 1
            print(f"{path.relative_to(ROOT)}: {list(error.absolute_path)}: {error.message[:200]}")

beside = schema("--with-ids", "-f", ROOT / "tests/fixtures/two-shores.yaml")
broken = sorted(ROOT.glob("tests/schema/*.yaml"))
for path in broken:
    if not errors(beside, path):
        failed += 1
        print(f"{path.relative_to(ROOT)}: the schema finds nothing wrong")
print(f"{len(good)} models are valid, {len(broken)} broken files are not: {failed} surprises")
sys.exit(1 if failed or len(broken) < 20 else 0)
