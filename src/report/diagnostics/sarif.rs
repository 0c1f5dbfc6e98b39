//! Findings as SARIF 2.1.0, the format in which code scanning services exchange results (OASIS Standard, 2020).

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Edit, Label, Rule, Severity};
use crate::report::page::clean;
use crate::report::relative;
use crate::source::{FileId, Sources, Span};
use crate::words::capitalised;

/// What paths are relative to: the name that services know for the folder of the sources.
const ROOT: &str = "%SRCROOT%";

/// The log of one run, with paths as seen from `root`. It lists the rules that found something, and only those.
pub fn sarif(diagnostics: &[Diagnostic], sources: &Sources, root: &str) -> Value {
    let mut rules: BTreeMap<&str, &'static Rule> = BTreeMap::new();
    for diagnostic in diagnostics {
        rules.insert(diagnostic.rule.code, diagnostic.rule);
    }
    let index: BTreeMap<&str, usize> = rules.keys().enumerate().map(|(at, code)| (*code, at)).collect();
    let result = |diagnostic: &Diagnostic| result(diagnostic, index[diagnostic.rule.code], sources, root);
    let mut driver = json!({
        "name": "demarche",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules.values().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
    });
    if !env!("CARGO_PKG_REPOSITORY").is_empty() {
        driver["informationUri"] = json!(env!("CARGO_PKG_REPOSITORY"));
    }
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {ROOT: {"description": {"text": "The folder in which the check was run."}}},
            "results": diagnostics.iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn descriptor(rule: &Rule) -> Value {
    let name: String = rule.name.split('-').map(capitalised).collect();
    json!({
        "id": rule.code,
        "name": name,
        "shortDescription": {"text": sentence(rule.summary)},
        "fullDescription": {"text": paragraph(rule.page)},
        "help": {"text": rule.page, "markdown": rule.page},
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": {"tags": [rule.group.word()], "problem.severity": level(rule.severity), "precision": "high"},
    })
}

fn result(diagnostic: &Diagnostic, index: usize, sources: &Sources, root: &str) -> Value {
    let mut text = vec![sentence(&clean(&diagnostic.message))];
    text.extend(diagnostic.help.as_ref().map(|help| sentence(&clean(help))));
    let related = |(at, label): (usize, &Label)| {
        let mut place = location(label.span, sources, root);
        place["id"] = json!(at + 1);
        if !label.text.is_empty() {
            place["message"] = json!({"text": sentence(&clean(&label.text))});
        }
        place
    };
    let mut value = json!({
        "ruleId": diagnostic.rule.code,
        "ruleIndex": index,
        "level": level(diagnostic.severity),
        "message": {"text": text.join(" ")},
        "locations": [location(diagnostic.place.span, sources, root)],
    });
    if !diagnostic.related.is_empty() {
        value["relatedLocations"] = diagnostic.related.iter().enumerate().map(related).collect();
    }
    if let Some(edit) = &diagnostic.fix {
        value["fixes"] = json!([fix(edit, &diagnostic.also, sources, root)]);
    }
    value
}

fn fix(edit: &Edit, also: &[Edit], sources: &Sources, root: &str) -> Value {
    let mut changes: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in std::iter::once(edit).chain(also) {
        changes.entry(edit.span.file).or_default().push(edit);
    }
    let replacement =
        |edit: &&Edit| json!({"deletedRegion": region(edit.span, sources), "insertedContent": {"text": edit.text}});
    let change = |edits: &Vec<&Edit>| {
        json!({
            "artifactLocation": artifact(edits[0].span, sources, root),
            "replacements": edits.iter().map(replacement).collect::<Vec<_>>(),
        })
    };
    json!({
        "description": {"text": sentence(&format!("write `{}`", clean(&edit.text)))},
        "artifactChanges": changes.values().map(change).collect::<Vec<_>>(),
    })
}

fn location(span: Span, sources: &Sources, root: &str) -> Value {
    json!({"physicalLocation": {"artifactLocation": artifact(span, sources, root), "region": region(span, sources)}})
}

fn artifact(span: Span, sources: &Sources, root: &str) -> Value {
    json!({"uri": uri(&relative(sources.file(span.file).name(), root)), "uriBaseId": ROOT})
}

fn region(span: Span, sources: &Sources) -> Value {
    let file = sources.file(span.file);
    let (start, end) = (file.place(span.start), file.place(span.end));
    json!({
        "startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column,
    })
}

/// A path as a relative URI reference (RFC 3986): what is not plain is percent-encoded.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

/// The first paragraph of a page below its title, in one line.
fn paragraph(page: &str) -> String {
    let lines = page.lines().skip_while(|line| line.starts_with('#') || line.is_empty());
    lines.take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A message as a sentence, as the format wants it.
fn sentence(text: &str) -> String {
    let text = capitalised(text);
    if text.ends_with(['.', '?', '!']) { text } else { format!("{text}.") }
}
