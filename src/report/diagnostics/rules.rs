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
        page.heading(group.word());
        for rule in rules.iter().filter(|rule| rule.group == group) {
            let label = format!("{} {}", paint(FAINT, rule.code), paint(ID, rule.name));
            page.entry(2, &label, 32, &format!("{}: {}", rule.severity.word(), rule.summary));
        }
    }
    page.gap();
    page.line(0, &paint(FAINT, "`demarche rule NAME` says why, with examples, and what to do."));
}

/// One rule in full: its place in the table, and its page.
pub fn page(rule: &Rule) -> String {
    let Rule { code, name, group, severity, .. } = rule;
    let body = rule.page.trim_start_matches('#').trim_start().trim_start_matches(name).trim();
    format!("{code} {name} ({}, {})\n\n{body}\n", severity.word(), group.word())
}
