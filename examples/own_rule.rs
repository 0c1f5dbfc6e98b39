//! A rule of one's own: whoever calls a position a red line has it from two articles.
//!
//! `cargo run --example own_rule -- positions.yaml`

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::ExitCode;

use demarche::diagnostic::{Diagnostic, Group, Rule, Severity};
use demarche::load;
use demarche::report::diagnostics::human;
use demarche::rule::Subject;
use demarche::source::Sources;

/// Codes of the project begin with D.
static LONE_RED_LINE: Rule = Rule {
    code: "X0001",
    name: "lone-red-line",
    group: Group::Evidence,
    severity: Severity::Warning,
    summary: "a red line that rests on one article",
    page: "# lone-red-line\n\nA red line is a strong word. In our house it needs two articles.\n",
};

/// Looks at a model, and says what breaks the rule.
fn look(on: &Subject<'_>, found: &mut Vec<Diagnostic>) {
    let model = on.model;
    for (ix, stance) in model.stances.iter().filter(|(_, stance)| stance.red_line().is_some()) {
        // Two entries of one article are one article, and what no longer holds needs no second one.
        let articles: BTreeSet<_> = stance.evidence.iter().map(|piece| model.article(piece.source)).collect();
        if articles.len() < 2 && on.situation().is_in_force(ix) {
            let party = &model.parties[stance.party].id;
            let message =
                format!("a red line of `{party}` on `{}` rests on one article", model.target_id(stance.target));
            let diagnostic = Diagnostic::new(&LONE_RED_LINE, stance.span, message).label("no second article here");
            found.push(diagnostic.help("add evidence of another article, or take `red_line` out"));
        }
    }
}

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let path = std::env::args_os().nth(1).unwrap_or_else(|| "positions.yaml".into());
    let sources = Sources::read(&[PathBuf::from(path)]).map_err(|mut errors| errors.remove(0))?;
    // What the rules of the project find, and then our own.
    let loaded = load(&sources);
    let mut found = loaded.diagnostics;
    look(&Subject::new(&loaded.model, None), &mut found);
    for diagnostic in &found {
        anstream::println!("{}\n", human(diagnostic, &sources, 80));
    }
    println!("{} of them of our own", found.iter().filter(|one| one.rule.code == LONE_RED_LINE.code).count());
    Ok(ExitCode::from(u8::from(!found.is_empty())))
}
