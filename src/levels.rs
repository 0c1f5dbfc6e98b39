//! How findings are treated: as usual, as the model says under `checks:` and in comments, and as the user says.
//!
//! Comments and `checks:` are the curator's: what they allow is settled, with a reason. The user has the last word on the
//! rest. In both, the name of a rule counts more than that of its group, and that more than `warnings`.

use crate::diagnostic::{Diagnostic, Group, Rule, Severity, Treatment};
use crate::document::{ALLOW_WITHOUT_REASON, UNKNOWN_RULE, UNUSED_ALLOW};
use crate::model::{Allow, Model, Named, Setting};
use crate::rules::{all, is_essential, needs_texts};
use crate::words::{near, typo};

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
pub enum Selector {
    /// Whatever is a warning.
    Warnings,
    /// Every rule of a group.
    Group(Group),
    /// One rule.
    Rule(&'static Rule),
}

impl Selector {
    /// The rule, the group or `warnings` of a name or a code.
    ///
    /// # Errors
    /// What to write instead, if nothing has the name.
    ///
    /// ```
    /// use demarche::levels::Selector;
    /// assert!(matches!(Selector::find("bad-date"), Ok(Selector::Rule(rule)) if rule.code == "D0302"));
    /// assert_eq!(Selector::find("bad-dates").unwrap_err(), "did you mean `bad-date`?");
    /// ```
    pub fn find(name: &str) -> Result<Selector, String> {
        if name == "warnings" {
            return Ok(Selector::Warnings);
        }
        if let Some(group) = Group::ALL.into_iter().find(|group| group.word() == name) {
            return Ok(Selector::Group(group));
        }
        let rules = all();
        if let Some(rule) = rules.iter().find(|rule| rule.name == name || rule.code.eq_ignore_ascii_case(name)) {
            return Ok(Selector::Rule(rule));
        }
        let groups = Group::ALL.map(Group::word);
        Err(match near(name, rules.iter().map(|rule| rule.name).chain(groups).chain(["warnings"])) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "`demarche rule` lists all rules and groups".to_owned(),
        })
    }

    fn holds(self, rule: &Rule, usual: Treatment) -> bool {
        match self {
            Selector::Warnings => usual == Treatment::Warn,
            Selector::Group(group) => rule.group == group,
            Selector::Rule(one) => one.code == rule.code,
        }
    }

    /// How much it counts beside others.
    fn weight(self) -> u8 {
        match self {
            Selector::Warnings => 0,
            Selector::Group(_) => 1,
            Selector::Rule(_) => 2,
        }
    }
}

/// What the user says of rules and groups.
pub type Asked = [(Selector, Treatment)];

/// The findings that are left, each at its level, with findings about what was allowed; and how many were allowed.
///
/// `whole` says that every rule had a chance to find something, so that what found nothing is worth a word.
/// O(findings × (settings + comments of one file)).
pub fn judge(
    model: &Model,
    found: &[Diagnostic],
    asked: &Asked,
    whole: bool,
    with_texts: bool,
) -> (Vec<Diagnostic>, usize) {
    let mut about = Vec::new();
    let mut comments: Vec<Comment<'_>> = Vec::new();
    for allow in &model.checks.allows {
        if allow.reason.is_none() {
            let rules: Vec<&str> = allow.rules.iter().map(|rule| rule.name.as_str()).collect();
            about.push(without_reason(allow.span, &format!("write `# allow({}): reason`", rules.join(", "))));
        }
        let rules = allow.rules.iter().filter_map(|name| Some((name, rule_to_allow(name, &mut about)?)));
        comments.extend(rules.map(|(name, rule)| Comment { name, rule, allow, used: false }));
    }
    let mut settings: Vec<InFile<'_>> = Vec::new();
    for setting in &model.checks.settings {
        if setting.treatment == Treatment::Allow && setting.reason.is_none() {
            let help = format!("write `allow: {{{}: reason}}`", setting.rule.name);
            about.push(without_reason(setting.rule.span, &help));
        }
        settings.extend(selector(setting, &mut about).map(|selector| InFile { setting, selector, used: false }));
    }
    let mut left: Vec<Diagnostic> = Vec::new();
    for diagnostic in found {
        left.extend(treated(diagnostic, &mut comments, &mut settings));
    }
    if whole {
        let ran = |rule: &Rule| with_texts || !needs_texts(rule);
        for comment in comments.iter().filter(|comment| !comment.used && ran(comment.rule)) {
            about.push(unused(comment.name, "there is nothing of the kind here"));
        }
        for in_file in settings.iter().filter(|in_file| !in_file.used) {
            if let (Selector::Rule(rule), Treatment::Allow) = (in_file.selector, in_file.setting.treatment)
                && ran(rule)
                && !std::ptr::eq(rule, &UNUSED_ALLOW)
            {
                about.push(unused(&in_file.setting.rule, "there is nothing of the kind in the model"));
            }
        }
    }
    for diagnostic in &about {
        left.extend(treated(diagnostic, &mut [], &mut settings));
    }
    let left: Vec<Diagnostic> = left.into_iter().filter_map(|diagnostic| at_level(diagnostic, asked)).collect();
    let allowed = found.len() + about.len() - left.len();
    (left, allowed)
}

/// One rule of a comment.
struct Comment<'m> {
    name: &'m Named,
    rule: &'static Rule,
    allow: &'m Allow,
    used: bool,
}

/// One setting of the section `checks`.
struct InFile<'m> {
    setting: &'m Setting,
    selector: Selector,
    used: bool,
}

/// A finding as the model wants it, or none if the model allows it.
fn treated(diagnostic: &Diagnostic, comments: &mut [Comment<'_>], settings: &mut [InFile<'_>]) -> Option<Diagnostic> {
    let rule = diagnostic.rule;
    if is_essential(rule) {
        return Some(diagnostic.clone());
    }
    let span = diagnostic.place.span;
    let mut here = comments.iter_mut().filter(|comment| {
        let covers = comment.allow.covers;
        comment.rule.code == rule.code && covers.file == span.file && (covers.start..covers.end).contains(&span.start)
    });
    if let Some(comment) = here.next() {
        comment.used = true;
        return None;
    }
    let usual = usual(diagnostic.severity);
    let holding = settings.iter_mut().filter(|in_file| in_file.selector.holds(rule, usual));
    let treatment = match holding.max_by_key(|in_file| in_file.selector.weight()) {
        Some(in_file) => {
            in_file.used = true;
            in_file.setting.treatment
        }
        None => usual,
    };
    with(diagnostic.clone(), treatment)
}

/// A finding as the user wants it.
fn at_level(diagnostic: Diagnostic, asked: &Asked) -> Option<Diagnostic> {
    if is_essential(diagnostic.rule) {
        return Some(diagnostic);
    }
    let usual = usual(diagnostic.severity);
    let holding = asked.iter().filter(|(selector, _)| selector.holds(diagnostic.rule, usual));
    let treatment = holding.max_by_key(|(selector, _)| selector.weight()).map_or(usual, |(_, treatment)| *treatment);
    with(diagnostic, treatment)
}

fn usual(severity: Severity) -> Treatment {
    match severity {
        Severity::Error => Treatment::Deny,
        Severity::Warning => Treatment::Warn,
    }
}

fn with(mut diagnostic: Diagnostic, treatment: Treatment) -> Option<Diagnostic> {
    diagnostic.severity = match treatment {
        Treatment::Allow => return None,
        Treatment::Warn => Severity::Warning,
        Treatment::Deny => Severity::Error,
    };
    Some(diagnostic)
}

fn selector(setting: &Setting, about: &mut Vec<Diagnostic>) -> Option<Selector> {
    match Selector::find(&setting.rule.name) {
        Ok(Selector::Rule(rule)) if setting.treatment != Treatment::Deny && is_essential(rule) => {
            about.push(essential(&setting.rule, rule));
            None
        }
        Ok(selector) => Some(selector),
        Err(help) => {
            about.push(unknown(&setting.rule, &help));
            None
        }
    }
}

/// The rule that a comment names. A comment is about one place, so it does not name a group.
fn rule_to_allow(name: &Named, about: &mut Vec<Diagnostic>) -> Option<&'static Rule> {
    let problem = match Selector::find(&name.name) {
        Ok(Selector::Rule(rule)) if is_essential(rule) => essential(name, rule),
        Ok(Selector::Rule(rule)) if std::ptr::eq(rule, &UNUSED_ALLOW) || std::ptr::eq(rule, &ALLOW_WITHOUT_REASON) => {
            Diagnostic::new(&UNKNOWN_RULE, name.span, format!("a comment cannot allow `{}`", rule.name))
                .label("about comments like this one")
                .help("allow it under `checks:`, with a reason")
        }
        Ok(Selector::Rule(rule)) => return Some(rule),
        Ok(Selector::Group(_) | Selector::Warnings) => Diagnostic::new(
            &UNKNOWN_RULE,
            name.span,
            format!("`{}` is a group, and a comment allows single rules", name.name),
        )
        .label("not a rule")
        .help("name the rule; a group can be allowed under `checks:`"),
        Err(help) => unknown(name, &help),
    };
    about.push(problem);
    None
}

fn unknown(name: &Named, help: &str) -> Diagnostic {
    let names = all();
    Diagnostic::new(&UNKNOWN_RULE, name.span, format!("no rule is called `{}`", name.name))
        .label("not a rule of `check`")
        .help(help)
        .fix(typo(&name.name, names.iter().map(|rule| rule.name)).and_then(|rule| name.style.write(rule)))
}

fn essential(name: &Named, rule: &Rule) -> Diagnostic {
    Diagnostic::new(&UNKNOWN_RULE, name.span, format!("`{}` can be neither allowed nor made a warning", rule.name))
        .label("what breaks this rule is lost to the model")
        .help("mend what it finds, and take this out")
}

fn without_reason(span: crate::source::Span, help: &str) -> Diagnostic {
    Diagnostic::new(&ALLOW_WITHOUT_REASON, span, "this is allowed without a reason")
        .label("why is it right to keep it?")
        .help(help)
}

fn unused(name: &Named, label: &str) -> Diagnostic {
    Diagnostic::new(&UNUSED_ALLOW, name.span, format!("`{}` is allowed and finds nothing", name.name))
        .label(label)
        .help("take it out, or look whether it stands at the right place")
}
