//! `rule`: what a rule means, why it is there, and what to do.

use anyhow::{Result, anyhow};
use clap::Args;
use serde_json::json;

use super::asking;
use super::options::AnswerFormat;
use super::output;
use super::output::Outcome;
use crate::diagnostic::Severity;
use crate::levels::Selector;
use crate::report::{Page, diagnostics};
use crate::rules;

/// Arguments of `rule`.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  demarche rule\n  demarche rule same-date\n  demarche rule D0402\n  demarche rule evidence"
)]
pub struct RuleArgs {
    /// The name or code of a rule, or a group: file, references, meaning, evidence [default: all].
    #[arg(value_name = "RULE")]
    name: Option<String>,
    /// How the answer is printed.
    #[arg(long, value_enum, default_value = "text")]
    format: AnswerFormat,
}

/// Prints the page of a rule, or the table of all.
///
/// # Errors
/// When no rule has the name.
pub fn run(args: &RuleArgs) -> Result<Outcome> {
    let all = rules::all();
    let find = |name: &String| Selector::find(name).map_err(|help| anyhow!("no rule is called `{name}`; {help}"));
    let chosen = match args.name.as_ref().map(find).transpose()? {
        None => all,
        Some(Selector::Warnings) => all.into_iter().filter(|rule| rule.severity == Severity::Warning).collect(),
        Some(Selector::Group(group)) => all.into_iter().filter(|rule| rule.group == group).collect(),
        Some(Selector::Rule(rule)) if args.format == AnswerFormat::Text => {
            let mut page = Page::new(output::width());
            diagnostics::rule(&mut page, rule);
            output::print(&page.finish())?;
            return Ok(Outcome::Clean);
        }
        Some(Selector::Rule(rule)) => vec![rule],
    };
    if args.format != AnswerFormat::Text {
        let rule = |rule: &&crate::diagnostic::Rule| {
            json!({
                "code": rule.code, "rule": rule.name, "group": rule.group.word(), "level": rule.severity.word(),
                "summary": rule.summary, "page": rule.page,
            })
        };
        asking::data(args.format, &chosen.iter().map(rule).collect::<serde_json::Value>())?;
        return Ok(Outcome::Clean);
    }
    let mut page = Page::new(output::width());
    diagnostics::table(&mut page, &chosen);
    output::print(&page.finish())?;
    Ok(Outcome::Clean)
}
