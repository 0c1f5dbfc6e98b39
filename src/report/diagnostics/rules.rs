//! What rules there are: a page in Markdown, a table for the terminal, and one rule in full.

use crate::diagnostic::{Group, Rule};
use crate::report::page::{FAINT, ID, Page, paint};

/// The table of rules as a page in Markdown, group by group.
pub fn table_page(rules: &[&Rule]) -> String {
    let mut page = String::from(TABLE_HEAD);
    for group in Group::ALL {
        page.push_str(&format!("\n## {}\n\n| code | rule | level | finds |\n|---|---|---|---|\n", heading(group)));
        for rule in rules.iter().filter(|rule| rule.group == group) {
            let Rule { code, name, severity, summary, .. } = rule;
            page.push_str(&format!("| {code} | [{name}](rules/{name}.md) | {} | {summary} |\n", severity.word()));
        }
    }
    page
}

const TABLE_HEAD: &str = "\
# Rules

What `demarche check` looks for, in four groups. `demarche rule NAME` prints the page of a rule. Codes are never used
again for another rule. This page is made from the table of rules; `cargo bless` writes it anew.

The examples of the pages are read beside a [small model](../tests/fixtures/two-shores.yaml) of two shores. How to deny,
allow and configure rules is said in [ci.md](ci.md).
";

/// What a group is called as a heading.
fn heading(group: Group) -> &'static str {
    match group {
        Group::File => "File: `file`",
        Group::References => "References: `references`",
        Group::Meaning => "Meaning: `meaning`",
        Group::Evidence => "Evidence and neutrality: `evidence`",
    }
}

/// The table of rules for a terminal.
pub fn table(page: &mut Page, rules: &[&Rule]) {
    for group in Group::ALL {
        let mut of_group = rules.iter().filter(|rule| rule.group == group).peekable();
        if of_group.peek().is_some() {
            page.heading(group.word());
        }
        for rule in of_group {
            let label = format!("{} {}", paint(FAINT, rule.code), paint(ID, rule.name));
            page.entry(2, &label, 32, &format!("{}: {}", rule.severity.word(), rule.summary));
        }
    }
    page.gap();
    page.line(0, &paint(FAINT, "`demarche rule NAME` says why, with examples, and what to do."));
}

/// One rule in full: its place in the table, and its page, with paragraphs wrapped and examples set off.
pub fn rule(page: &mut Page, rule: &Rule) {
    let Rule { code, name, group, severity, .. } = rule;
    page.heading(&format!("{code} {name} ({}, {})", severity.word(), group.word()));
    let mut paragraph: Vec<&str> = Vec::new();
    let mut in_example = false;
    for line in rule.page.lines().skip(1).chain([""]) {
        if let Some(info) = line.strip_prefix("```") {
            in_example = !in_example;
            if in_example {
                page.gap();
                page.line(2, &paint(FAINT, example(info)));
            }
        } else if in_example {
            page.verbatim(&format!("    {line}"));
        } else if line.is_empty() && !paragraph.is_empty() {
            // Pages begin and end every paragraph with an empty line.
            page.gap();
            page.paragraph(&paragraph.join(" "));
            paragraph.clear();
        } else if line.is_empty() {
            continue;
        } else if let Some(heading) = line.strip_prefix("## ") {
            page.heading(heading);
        } else {
            paragraph.push(line);
        }
    }
}

/// What stands above an example, for what stands behind its fence.
fn example(info: &str) -> String {
    match info.split_once(' ') {
        Some(("yaml", kind)) if kind.starts_with("bad") => "breaks the rule:".to_owned(),
        Some(("yaml", _)) => "keeps to it:".to_owned(),
        Some((_, name)) => format!("{name}:"),
        None => format!("{info}:"),
    }
}
