//! Who wants what, on whose word.

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::document::node::{Node, Value};
use crate::document::read::{Entries, OneOrMany, Read, Sp, Text};
use crate::document::record::{Written, record};
use crate::document::set::{Element, Set, ordered};
use crate::document::shape::{Form, Role, Shape, Shaped};
use crate::document::term::Accepted;
use crate::document::wrong_shape::{WRONG_TYPE, wrong};
use crate::source::Span;

record! {
    /// The position of one party on one demand or issue.
    pub struct StanceEntry<'t> = "a stance" {
        /// Who holds it.
        party: Text<'t> => Role::Id(&[Kind::Party]); Help::ONE_PARTY,
        /// Who said it.
        speaker: Option<Text<'t>> => Role::Id(&[Kind::Person]),
        /// On what: a demand …
        demand: Option<Text<'t>> => Role::Id(&[Kind::Demand]); Help::ONE_DEMAND,
        /// … or a whole issue.
        issue: Option<Text<'t>> => Role::Id(&[Kind::Issue]); Help::ONE_ISSUE,
        /// One word of the scale, or two that the sources lie between; `declined` where the party would not say.
        stance: Option<OneOrMany<Text<'t>>> => Role::Word(List::ScaleOrDeclined),
        /// What makes it a red line.
        red_line: Option<RedLineEntry<'t>>; Help::Write("write `red_line: {judge: …, why: …}`"),
        /// Holds only after these.
        only_after: Set<ConditionEntry<'t>>,
        /// Holds only if these.
        r#if: Set<ConditionEntry<'t>>,
        /// Holds as long as none of these.
        unless: Set<ConditionEntry<'t>>,
        /// A date: the last day on which it holds. Anything else: holds until that happens.
        until: Set<ConditionEntry<'t>>,
        /// The stance while a condition is open.
        otherwise: Option<OneOrMany<Text<'t>>> => Role::Word(List::Scale),
        /// Accepted values by parameter.
        accepts: Entries<'t, Accepted<'t>>; Help::ACCEPTS,
        /// The preferred value by parameter, or the members of a set.
        ideal: Entries<'t, Set<Text<'t>>>; Help::Write("write `ideal: {parameter: value}`"),
        /// When it was said.
        said: Option<Text<'t>> => Role::Date,
        /// The first day on which it holds, if that is not the day on which it was said.
        from: Option<Text<'t>> => Role::Date,
        /// On what kind of word it rests.
        voice: Option<Text<'t>> => Role::Word(List::Voice),
        /// Where it was said.
        channel: Option<Text<'t>> => Role::Word(List::Channel),
        /// How much it matters to the party, from 0 to 100.
        salience: Option<Text<'t>> => Role::Number,
        /// Quotations by source.
        evidence: Written<Entries<'t, Set<Quotation<'t>>>> => Role::Id(&[Kind::Source]); Help::EVIDENCE,
        /// Members of the bloc that this entry does not speak for, because they have one of their own.
        apart_from: Set<Text<'t>> => Role::Id(&[Kind::Party]),
        /// Free text.
        note: Option<Text<'t>> => Role::Prose,
    }
    needs [Needs::All(&["party", "stance"]), Needs::OneOf(&["demand", "issue"])];
    elsewhere {
        text: "the wording belongs to the demand; the words of the source go under `evidence`, your own under `note`",
        level: "write `stance:` with one word of the scale, such as `supports`",
        position: "write `stance:` with one word of the scale, such as `supports`",
        terms: "write `accepts: {share: 30}`; which parameters there are is said at the demand, as in `parameters: {share: number}`",
        value: "write `accepts: {share: 30}`; which parameters there are is said at the demand, as in `parameters: {share: number}`",
        values: "write `accepts: {share: 30}`; which parameters there are is said at the demand, as in `parameters: {share: number}`",
        amount: "write `accepts: {share: 30}`; which parameters there are is said at the demand, as in `parameters: {share: number}`",
        parameters: "write `accepts: {share: 30}`; which parameters there are is said at the demand, as in `parameters: {share: number}`",
        condition: "write `only_after:`, `if:`, `unless:` or `until:`, depending on what the condition is",
        on: "write `demand:` with the id of a demand",
    }
}

record! {
    /// Why a position is taken to be a red line.
    pub struct RedLineEntry<'t> = "`red_line`" {
        /// Who judges it to be one.
        judge: Written<Option<Blankable<'t>>>,
        /// For what reason.
        why: Written<Option<Blankable<'t>>> => Role::Prose,
    }
    needs [Needs::All(&["judge", "why"])];
}

/// A text that may be left blank: that it is missing is said by who needs it.
#[derive(Clone, Debug)]
pub struct Blankable<'t>(pub &'t str);

impl<'t> Read<'t> for Blankable<'t> {
    const FORM: Form = Form::Text;

    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match node.value() {
            Value::Null => Some(Blankable("")),
            _ => Text::read(node, problems).map(|text| Blankable(text.value)),
        }
    }
}

impl Shaped for Blankable<'_> {
    fn shape(role: Role) -> Shape {
        Shape::Text(role)
    }
}

/// What a stance depends on: a demand, a free text, or several of them.
#[derive(Clone, Debug)]
pub enum ConditionEntry<'t> {
    /// An id or a free text.
    One(Text<'t>),
    /// At least one of these.
    AnyOf(Vec<ConditionEntry<'t>>, Span),
    /// All of these.
    AllOf(Vec<ConditionEntry<'t>>, Span),
}

record! {
    /// The mapping form of a condition; exactly one of the keys is given.
    pub struct ConditionGroup<'t> = "a condition" {
        /// At least one of these.
        any_of: Vec<ConditionEntry<'t>>,
        /// All of these.
        all_of: Vec<ConditionEntry<'t>>,
    }
}

impl<'t> Read<'t> for ConditionEntry<'t> {
    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        if !matches!(node.value(), Value::Mapping(_)) {
            return Text::read(node, problems).map(ConditionEntry::One);
        }
        let known = problems.len();
        let group = ConditionGroup::read(node, problems)?;
        match (group.any_of.is_empty(), group.all_of.is_empty()) {
            (false, true) => Some(ConditionEntry::AnyOf(ordered(group.any_of, problems), group.span)),
            (true, false) => Some(ConditionEntry::AllOf(ordered(group.all_of, problems), group.span)),
            // What could not be read is reported already.
            _ if problems.len() > known => None,
            (true, true) => no_condition(node, problems),
            (false, false) => {
                let help = "write one of the two; a group can stand inside the other";
                wrong(node, "either `any_of: […]` or `all_of: […]`", help, problems)
            }
        }
    }
}

impl Element for ConditionEntry<'_> {
    fn identity(&self) -> Cow<'_, str> {
        let group = |word: &str, parts: &[ConditionEntry<'_>]| {
            let mut parts: Vec<Cow<'_, str>> = parts.iter().map(Element::identity).collect();
            parts.sort();
            format!("{word}: [{}]", parts.join(", ")).into()
        };
        match self {
            ConditionEntry::One(text) => text.value.into(),
            ConditionEntry::AnyOf(parts, _) => group("any_of", parts),
            ConditionEntry::AllOf(parts, _) => group("all_of", parts),
        }
    }

    fn span(&self) -> Span {
        match self {
            ConditionEntry::One(text) => text.span,
            ConditionEntry::AnyOf(_, span) | ConditionEntry::AllOf(_, span) => *span,
        }
    }
}

/// Reports a group without a condition in it.
fn no_condition<T>(node: Node<'_>, problems: &mut Vec<Diagnostic>) -> Option<T> {
    let Value::Mapping(pairs) = node.value() else { return None };
    let Some((key, _)) = pairs.iter().next().and_then(|(key, _)| Some((Text::read(key, problems)?, ()))) else {
        return wrong(node, "either `any_of: […]` or `all_of: […]`", "write `any_of: [first, second]`", problems);
    };
    problems.push(
        Diagnostic::new(&WRONG_TYPE, node.span(), format!("`{}` is empty", key.value))
            .label("no condition here")
            .help("list the conditions, or write the one that is meant without braces"),
    );
    None
}

impl Shaped for ConditionEntry<'_> {
    fn shape(_: Role) -> Shape {
        Shape::Condition
    }
}

/// Words of a source, or a place in it.
#[derive(Clone, Debug)]
pub struct Quotation<'t> {
    /// The exact words.
    pub quote: Option<Text<'t>>,
    /// The language of `original`, or else of `quote`.
    pub lang: Option<Text<'t>>,
    /// The words of the source, where `quote` translates them.
    pub original: Option<Text<'t>>,
    /// Who translated.
    pub translation: Option<TranslationEntry<'t>>,
    /// Where in the source: a paragraph, a page, an article.
    pub at: Option<Text<'t>>,
    /// Whether it is the one that tells most.
    pub key: Option<Sp<bool>>,
    /// The whole entry.
    pub span: Span,
}

record! {
    /// The mapping form of a quotation.
    pub struct QuotationRecord<'t> = "a quotation" {
        /// The exact words, or their translation if `original` has them.
        quote: Option<Text<'t>>,
        /// The tag of the language of `original` if there is one, and else of `quote`.
        lang: Option<Text<'t>> => Role::Language,
        /// The exact words of the source, if `quote` is a translation.
        original: Option<Text<'t>>,
        /// Who made the translation.
        translation: Option<TranslationEntry<'t>>; Help::Write("write `translation: {by: …}` with whoever translated"),
        /// Where in the source.
        at: Option<Text<'t>>,
        /// Whether it is the telling one of its entry, which is shown first.
        key: Option<Sp<bool>>,
    }
    needs [Needs::Something];
}

record! {
    /// How `quote` came from `original`.
    pub struct TranslationEntry<'t> = "`translation`" {
        /// Who translated: a person, an agency, `curator`.
        by: Text<'t>,
    }
}

/// How to write one.
const QUOTATION: &str = "write the exact words, or `{quote: exact words, at: place}`";

/// What to do with words that nothing translates.
const ORIGINAL: &str = "write the words as `quote`; `original` is for those that `quote` translates";

impl<'t> Read<'t> for Quotation<'t> {
    fn read(node: Node<'t>, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match node.value() {
            Value::Scalar { .. } => Text::read(node, problems).map(|quote| Quotation {
                quote: Some(quote),
                lang: None,
                original: None,
                translation: None,
                at: None,
                key: None,
                span: node.span(),
            }),
            Value::Mapping(_) => {
                let known = problems.len();
                let QuotationRecord { quote, lang, original, translation, at, key, span } =
                    QuotationRecord::read(node, problems)?;
                if quote.is_none() && at.is_none() {
                    if problems.len() == known {
                        let help = if original.is_some() { ORIGINAL } else { QUOTATION };
                        return wrong(node, "a quotation with `quote`, `at` or both", help, problems);
                    }
                    return None;
                }
                Some(Quotation { quote, lang, original, translation, at, key, span })
            }
            _ => wrong(node, "a quotation or `{quote: …, at: …}`", QUOTATION, problems),
        }
    }
}

impl Element for Quotation<'_> {
    fn identity(&self) -> Cow<'_, str> {
        let texts = [&self.quote, &self.original, &self.at].into_iter().flatten().map(|text| text.value);
        texts.collect::<Vec<_>>().join(" – ").into()
    }

    fn span(&self) -> Span {
        self.span
    }
}

impl Shaped for Quotation<'_> {
    fn shape(role: Role) -> Shape {
        Shape::AnyOf(vec![Shape::Text(Role::Free), QuotationRecord::shape(role)])
    }
}
