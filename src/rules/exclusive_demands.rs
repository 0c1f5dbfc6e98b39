//! A party that wants two things of which the curator says that they cannot hold together.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, rule};
use crate::graph::{Consequence, RelationKind};
use crate::id::{DemandIx, PartyIx};
use crate::model::Model;
use crate::rule::Subject;
use crate::source::Span;

rule! {
    pub RULE = "D0422" "exclusive-demands" Meaning Warning:
        "a party for two demands that cannot hold together, by `excludes` and by what they imply"
}

/// A pair is told once, by its shortest chain of relations; a pair that clashes without an exclusion is left to
/// `incoherent-position`.
pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let situation = on.situation();
    let wish = |party: PartyIx, demand: DemandIx| {
        let position = situation.stated(party).get(demand)?;
        position.stances().next().map(|ix| on.model.stances[ix].span)
    };
    let mut pairs: BTreeMap<(PartyIx, DemandIx, DemandIx), (usize, Vec<Consequence>)> = BTreeMap::new();
    for clash in on.incoherent().iter().filter(|clash| clash.is_exclusion()) {
        for (a, b) in clash.wanted.iter().flat_map(|a| clash.refused.iter().map(move |b| (a, b))) {
            let steps: Vec<Consequence> = a.steps.iter().chain(&b.steps).cloned().collect();
            if a.origin == b.origin || !steps.iter().any(|step| step.kind == RelationKind::Excludes) {
                continue;
            }
            let key = (clash.party, a.origin.min(b.origin), a.origin.max(b.origin));
            let known = pairs.entry(key).or_insert_with(|| (steps.len(), steps.clone()));
            if steps.len() < known.0 {
                *known = (steps.len(), steps);
            }
        }
    }
    for ((party, a, b), (_, steps)) in pairs {
        let (Some(one), Some(other)) = (wish(party, a), wish(party, b)) else { continue };
        // Who wants what rules itself out is told there, at the demand.
        if [a, b].iter().any(|demand| on.model.clash_in(*demand).is_some()) {
            continue;
        }
        let pair = if one < other { [(a, one), (b, other)] } else { [(b, other), (a, one)] };
        let overtaken = on.if_overtaken(party, &[a, b]);
        problems.push(finding(on.model, party, pair, &steps, overtaken));
    }
}

fn finding(
    model: &Model,
    party: PartyIx,
    pair: [(DemandIx, Span); 2],
    steps: &[Consequence],
    overtaken: Option<String>,
) -> Diagnostic {
    let id = |demand: DemandIx| format!("`{}`", model.demands[demand].id);
    let [(first, earlier), (second, later)] = pair;
    let both = format!("`{}` wants both {} and {}", model.parties[party].id, id(first), id(second));
    let exclusion = steps.iter().find(|step| step.kind == RelationKind::Excludes);
    let message = match exclusion {
        Some(step) if steps.len() > 1 => {
            format!("{both}, which cannot hold together: {} and {} exclude one another", id(step.left), id(step.right))
        }
        _ => format!("{both}, which exclude one another"),
    };
    let mut found = Diagnostic::new(&RULE, later, message)
        .label(format!("wants {}", id(second)))
        .related(earlier, format!("wants {}", id(first)));
    for step in steps {
        let demand = &model.demands[step.left];
        let (list, label) = match step.kind {
            RelationKind::Excludes => (&demand.excludes, "excluded here"),
            RelationKind::Implies => (&demand.implies, "implied here"),
            RelationKind::OnlyBy => (&demand.only_by, "one of the ways here"),
        };
        if let Some(relation) = list.iter().find(|relation| relation.to == step.right) {
            found = found.related(relation.span, label);
        }
    }
    let help = "if either would do, write `supports` for both; if one is a second choice, write its condition with \
                `otherwise`; if the party insists on both, allow this with the reason";
    found.help(overtaken.map_or(help.to_owned(), |days| format!("{days}; {help}")))
}
