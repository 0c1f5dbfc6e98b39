//! The house rules that a compiler does not check: who may import whom, how long a file may be, what may not be
//! written, and the table of rules.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use petgraph::algo::tarjan_scc;
use petgraph::graphmap::DiGraphMap;

/// Top-level modules from the lowest layer up. A module may import from its own layer and from those before.
const LAYERS: &[&[&str]] = &[
    &[
        "source",
        "diagnostic",
        "words",
        "wording",
        "vocabulary",
        "kind",
        "id",
        "date",
        "date_forms",
        "quotation",
        "collation",
    ],
    &["search"],
    &["document"],
    &["model"],
    &["graph"],
    &["position", "situation"],
    &["packages"],
    &["analysis"],
    &["rule", "rules", "levels", "load"],
    &["answer"],
    &["picture", "report", "exchange"],
    &["brief"],
    &["cli"],
    &["main", "lib"],
];

/// A comparison is the counts of its pair with the demands that they count, and a broker those of two pairs; conflicts list
/// positions that do not fit together; a deal says what a roadmap would, and a table of two drafts how each is read. Whether a
/// finding stands is asked of the question that found it, and how robust it is asks that again and again.
const KNOWN_SIBLINGS: &[(&str, &str)] = &[
    ("analysis/brokers", "analysis/pairs"),
    ("analysis/camps", "analysis/pairs"),
    ("analysis/compare", "analysis/pairs"),
    ("analysis/conflicts", "analysis/incoherence"),
    ("analysis/deal", "analysis/roadmap"),
    ("analysis/findings", "analysis/common_ground"),
    ("analysis/findings", "analysis/roadmap"),
    ("analysis/pairs", "analysis/bounded"),
    ("analysis/robust", "analysis/findings"),
    ("analysis/sources_of_standings", "analysis/findings"),
    ("analysis/sources_of_standings", "analysis/single_text"),
    ("analysis/two_texts", "analysis/single_text"),
];

/// The longest that a file may be, in lines.
const LONGEST: usize = 400;

/// A source file: `analysis/pairs`, its text, and its text without comments, strings and what is built for tests only.
struct File {
    module: String,
    text: String,
    code: String,
}

impl File {
    fn top(&self) -> &str {
        self.module.split('/').next().unwrap_or_default()
    }
}

fn files() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        let inside = path.strip_prefix(&root).unwrap_or(&path).with_extension("");
        let module = inside.to_string_lossy().replace('\\', "/");
        let code = without_tests(&without_comments_and_strings(&text));
        File { module, text, code }
    };
    paths.into_iter().map(read).collect()
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// Files that production code is made of: without those behind `#[cfg(test)] mod name;`, also at another `#[path]`.
fn code_files() -> Vec<File> {
    let all = files();
    let mut tests = BTreeSet::new();
    for file in &all {
        let folder = file.module.rsplit_once('/').map_or("", |(folder, _)| folder);
        for mark in ["#[cfg(test)]", "#[cfg(all(test"] {
            for piece in file.text.split(mark).skip(1) {
                let item = piece.split([';', '{']).next().unwrap_or_default();
                let at =
                    item.split_once("#[path = \"").and_then(|(_, rest)| rest.split_once(".rs\"")).map(|(at, _)| at);
                let name = at.or_else(|| item.rsplit_once("mod ").map(|(_, name)| name.trim()));
                tests.extend(name.map(|name| format!("{folder}/{name}")));
            }
        }
    }
    all.into_iter().filter(|file| !tests.contains(&file.module)).collect()
}

/// Blanks comments, strings and characters, so that only code is left. Line breaks stay.
fn without_comments_and_strings(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < bytes.len() {
        let rest = &text[at..];
        let raw = rest.strip_prefix('r').map(|rest| rest.len() - rest.trim_start_matches('#').len());
        let before = code.chars().last();
        let word_before = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if let (Some(hashes), false) = (raw, word_before)
            && rest[1 + hashes..].starts_with('"')
        {
            let end = format!("\"{}", "#".repeat(hashes));
            rest[2 + hashes..].find(&end).map_or(rest.len(), |found| 2 + hashes + found + end.len())
        } else if rest.starts_with('"') {
            quoted(rest, '"')
        } else if rest.starts_with("'\\") || (rest.starts_with('\'') && rest.chars().nth(2) == Some('\'')) {
            quoted(rest, '\'')
        } else {
            0
        };
        if length == 0 {
            let c = rest.chars().next().unwrap_or(' ');
            code.push(c);
            at += c.len_utf8();
        } else {
            code.extend(rest[..length].chars().filter(|c| *c == '\n'));
            code.push(' ');
            at += length;
        }
    }
    code
}

/// The length of a literal in bytes, with its quotation marks.
fn quoted(rest: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        if c == mark && !escaped {
            return at + c.len_utf8();
        }
        escaped = c == '\\' && !escaped;
    }
    rest.len()
}

/// Cuts every item behind `#[cfg(test)]`.
fn without_tests(code: &str) -> String {
    let mut left = code.to_owned();
    for mark in ["#[cfg(test)]", "#[cfg(all(test"] {
        let whole = std::mem::take(&mut left);
        let mut rest = whole.as_str();
        while let Some((before, item)) = rest.split_once(mark) {
            left.push_str(before);
            rest = &item[end_of_item(item)..];
        }
        left.push_str(rest);
    }
    left
}

fn end_of_item(item: &str) -> usize {
    let mut depth = 0usize;
    for (at, c) in item.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 1 => return at + 1,
            '}' => depth = depth.saturating_sub(1),
            ';' if depth == 0 => return at + 1,
            _ => {}
        }
    }
    item.len()
}

/// Every path below `crate::` or `super::` that a file mentions, as words; `use` groups are spread out.
fn paths(file: &File) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let here: Vec<String> = file.module.split('/').map(str::to_owned).collect();
    let parent: Vec<String> = match here.as_slice() {
        [.., last] if last == "mod" => here[..here.len().saturating_sub(2)].to_vec(),
        _ => here[..here.len() - 1].to_vec(),
    };
    for (start, prefix) in [("crate::", Vec::new()), ("super::", parent)] {
        for (at, _) in file.code.match_indices(start) {
            let inside = file.code[..at].chars().last().is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':');
            if !inside {
                spread(&file.code[at + start.len()..], prefix.clone(), &mut found);
            }
        }
    }
    found
}

/// Reads `a::{b, c::d}` into its paths; returns what follows.
fn spread<'t>(text: &'t str, mut path: Vec<String>, found: &mut Vec<Vec<String>>) -> &'t str {
    let mut rest = text.trim_start();
    loop {
        if let Some(group) = rest.strip_prefix('{') {
            rest = group.trim_start();
            while !rest.is_empty() && !rest.starts_with('}') {
                rest = spread(rest, path.clone(), found).trim_start();
                rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
            }
            return rest.strip_prefix('}').unwrap_or(rest);
        }
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        if end == 0 {
            // Nothing that belongs to a path: `*`, or the end.
            found.push(path);
            return rest.get(rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
        }
        path.push(rest[..end].to_owned());
        rest = &rest[end..];
        match rest.strip_prefix("::") {
            Some(after) => rest = after,
            None => {
                found.push(path);
                let renamed = rest.trim_start().strip_prefix("as ").map(str::trim_start);
                return renamed.map_or(rest, |name| name.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_'));
            }
        }
    }
}

/// Which module each file imports from. A name that a `mod.rs` passes on counts as its real module.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let files = code_files();
    let modules: BTreeSet<&str> = files.iter().map(|file| file.module.as_str()).collect();
    let mut passed_on: BTreeMap<(String, String), String> = BTreeMap::new();
    for file in files.iter().filter(|file| file.module.ends_with("mod") || file.module == "lib") {
        let folder = file.module.strip_suffix("mod").unwrap_or("");
        for piece in file.code.split("pub use ").skip(1) {
            let mut names = Vec::new();
            spread(piece.trim_start_matches("self::"), Vec::new(), &mut names);
            for name in names.iter().filter(|name| name.len() == 2) {
                passed_on.insert((folder.to_owned(), name[1].clone()), format!("{folder}{}", name[0]));
            }
        }
    }
    let resolve = |path: &[String]| -> Option<String> {
        let mut folder = String::new();
        for (at, word) in path.iter().enumerate() {
            let module = format!("{folder}{word}");
            if modules.contains(module.as_str()) {
                return Some(module);
            }
            // A folder and a function in it may have one name; a path that goes on means the folder.
            let goes_on = at + 1 < path.len() && modules.contains(format!("{module}/mod").as_str());
            if let (Some(module), false) = (passed_on.get(&(folder.clone(), word.clone())), goes_on) {
                let below = format!("{module}/mod");
                return Some(if modules.contains(below.as_str()) { below } else { module.clone() });
            }
            if !modules.contains(format!("{module}/mod").as_str()) {
                break;
            }
            folder = format!("{module}/");
        }
        let owner = format!("{folder}mod");
        modules.contains(owner.as_str()).then_some(owner)
    };
    files
        .iter()
        .map(|file| {
            let to = paths(file).iter().filter_map(|path| resolve(path)).filter(|to| *to != file.module).collect();
            (file.module.clone(), to)
        })
        .collect()
}

fn layer(module: &str) -> Option<usize> {
    let top = module.split('/').next().unwrap_or_default();
    LAYERS.iter().position(|layer| layer.contains(&top))
}

#[test]
fn every_module_has_a_layer() {
    let homeless: Vec<String> =
        code_files().iter().filter(|file| layer(file.top()).is_none()).map(|file| file.module.clone()).collect();
    assert!(homeless.is_empty(), "give them a place in LAYERS: {homeless:?}");
}

#[test]
fn imports_point_down() {
    let mut upwards = Vec::new();
    for (from, to) in imports() {
        // The crate's name in `crate::load` is where everything meets.
        upwards.extend(to.iter().filter(|to| layer(&from) < layer(to)).map(|to| format!("{from} → {to}")));
    }
    assert!(upwards.is_empty(), "{upwards:#?}");
}

#[test]
fn the_reader_of_imports_sees_what_is_there() {
    let imports = imports();
    let has = |from: &str, to: &str| imports.get(from).is_some_and(|list| list.contains(to));
    assert!(has("analysis/pairs", "graph/matrix"), "through graph/mod.rs");
    assert!(has("graph/knowledge", "model/whole"));
    assert!(has("model/resolve/stances", "model/resolve/names"), "through super");
    assert!(has("load", "document/file") && has("load", "rules/mod"));
    assert!(has("position/held", "id") && has("rules/same_date", "model/stance"));
}

#[test]
fn no_modules_import_one_another() {
    let imports = imports();
    let mut graph: DiGraphMap<&str, ()> = DiGraphMap::new();
    for (from, list) in &imports {
        for to in list {
            graph.add_edge(from.as_str(), to.as_str(), ());
        }
    }
    let mut cycles: Vec<Vec<&str>> = tarjan_scc(&graph).into_iter().filter(|cycle| cycle.len() > 1).collect();
    cycles.iter_mut().for_each(|cycle| cycle.sort_unstable());
    assert!(cycles.is_empty(), "{cycles:#?}");
}

#[test]
fn questions_and_rules_do_not_know_their_siblings() {
    let mut found = Vec::new();
    for (from, list) in imports() {
        for to in &list {
            let siblings = |folder: &str| from.starts_with(folder) && to.starts_with(folder) && !from.ends_with("/mod");
            let known = KNOWN_SIBLINGS.contains(&(from.as_str(), to.as_str()));
            let is_part = |folder: &str| from.starts_with(folder) && to.starts_with(folder);
            if (siblings("analysis/") && !is_part("analysis/change/") && !known) || siblings("rules/") {
                found.push(format!("{from} → {to}"));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Who may read what a statement makes depend on what, its second word and its terms: the reader of files and the module that
/// says what a position means; and what prints a statement as it is written.
const READERS_OF_CONDITIONS: &[&str] = &["document/", "model/", "position/", "answer/happening", "answer/statement"];

#[test]
fn only_one_module_reads_what_a_position_depends_on() {
    let mut found = Vec::new();
    for file in code_files() {
        if READERS_OF_CONDITIONS.iter().any(|folder| file.module.starts_with(folder)) {
            continue;
        }
        for field in
            ["stance.conditions", "stance.otherwise", "stance.terms", "stances[ix].conditions", "stances[*ix].terms"]
        {
            if file.code.contains(field) {
                found.push(format!("{} reads {field}", file.module));
            }
        }
    }
    assert!(found.is_empty(), "ask for a position instead: {found:#?}");
}

/// A promise without a test is none.
#[test]
fn every_promise_names_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(root.join("SECURITY.md")).expect("it is there");
    let mut code = Vec::new();
    ["src", "tests"].iter().for_each(|folder| collect(&root.join(folder), &mut code));
    let code: String = code.iter().map(|path| std::fs::read_to_string(path).unwrap_or_default()).collect();
    let rows: Vec<&str> =
        page.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| promise")).collect();
    assert!(rows.len() > 10);
    for row in rows {
        let (_, tests) = row.trim_end_matches(" |").rsplit_once(" | ").expect("a second cell");
        for test in tests.split(", ").map(|test| test.trim_matches('`')) {
            assert!(root.join(test).is_file() || code.contains(&format!("fn {test}(")), "{test}: {row}");
        }
    }
}

/// Words that stand for one thing in the whole house; any other word for one thing in each layer, where a party of the model
/// and a party of an answer are the same party.
const ONE_WORD: &[&str] = &["Difference", "Edge", "Entry", "Relation", "Step", "Voice"];

#[test]
fn one_word_stands_for_one_thing() {
    let mut places: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for file in code_files() {
        for line in file.code.lines() {
            let mut words = line.split_whitespace().skip_while(|word| word.starts_with("pub"));
            let Some("struct" | "enum" | "trait" | "type") = words.next() else { continue };
            let named = words.next().unwrap_or_default();
            let name: String = named.chars().take_while(|sign| sign.is_alphanumeric()).collect();
            // A `type` within an item belongs to a trait.
            if !name.is_empty() && !line.trim_start().starts_with("type ") {
                let room = if ONE_WORD.contains(&name.as_str()) { "" } else { file.top() };
                places.entry((room.to_owned(), name)).or_default().insert(file.module.clone());
            }
        }
    }
    assert!(places.len() > 500, "they are found");
    let twice: Vec<_> = places.iter().filter(|(_, files)| files.len() > 1).collect();
    assert!(twice.is_empty(), "{twice:#?}");
}

#[test]
fn files_are_short() {
    let long: Vec<(String, usize)> = files()
        .iter()
        .map(|file| (file.module.clone(), file.text.lines().count()))
        .filter(|(_, lines)| *lines > LONGEST)
        .collect();
    assert!(long.is_empty(), "more than {LONGEST} lines: {long:?}");
}

#[test]
fn nothing_is_left_to_chance_or_for_later() {
    // Unordered collections change answers between runs; the others end a run without a word.
    let forbidden = [".unwrap()", "todo!", "dbg!", "unimplemented!", "HashMap", "HashSet"];
    let mut found = Vec::new();
    for file in code_files() {
        for (at, line) in file.code.lines().enumerate() {
            let words = forbidden.iter().filter(|word| line.contains(*word));
            found.extend(words.map(|word| format!("{word} in src/{}.rs near line {}", file.module, at + 1)));
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_file_says_what_it_is() {
    let silent: Vec<String> =
        files().into_iter().filter(|file| !file.text.starts_with("//! ")).map(|file| file.module).collect();
    assert!(silent.is_empty(), "no `//!` at the top: {silent:?}");
}

#[test]
fn only_one_file_knows_yaml_and_no_name_of_petgraph_is_passed_on() {
    for file in code_files() {
        let yaml = file.code.contains("granit") || file.code.contains("Deserialize");
        assert!(!yaml || file.module == "document/yaml", "{}", file.module);
        let petgraph = file.code.contains("petgraph");
        // Whoever looks for circles or components may build a graph of its own.
        let is_own = layer(file.top()) > layer("graph") || file.top() == "search";
        assert!(!petgraph || file.top() == "graph" || is_own, "{}", file.module);
        assert!(!petgraph || !file.code.contains("pub use petgraph"), "{}", file.module);
    }
}

#[test]
fn every_rule_has_its_own_code_and_name() {
    let rules = demarche::rules::all();
    let codes: BTreeSet<&str> = rules.iter().map(|rule| rule.code).collect();
    let names: BTreeSet<&str> = rules.iter().map(|rule| rule.name).collect();
    assert_eq!((codes.len(), names.len()), (rules.len(), rules.len()));
    assert!(rules.is_sorted_by_key(|rule| rule.code), "by code");
    for rule in rules {
        let digits = rule.code.strip_prefix('D').unwrap_or_default();
        assert!(digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()), "{}", rule.code);
        assert!(demarche::id::is_kebab(rule.name), "{}", rule.name);
        assert!(!rule.summary.is_empty() && !rule.summary.ends_with('.'), "{}", rule.summary);
    }
}

#[test]
fn every_rule_in_the_source_is_in_the_table() {
    let rules: BTreeSet<&str> = demarche::rules::all().iter().map(|rule| rule.code).collect();
    for file in code_files() {
        let declared = file.text.split('"').filter(|word| {
            word.len() == 5 && word.starts_with('D') && word[1..].bytes().all(|byte| byte.is_ascii_digit())
        });
        for code in declared {
            assert!(rules.contains(code), "{code} of src/{}.rs is not in rules::all()", file.module);
        }
    }
}
