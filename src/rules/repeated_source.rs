//! One article under two ids.

use crate::diagnostic::{Diagnostic, rule};
use crate::rule::Subject;

rule! {
    pub RULE = "D0231" "repeated-source" References Warning:
        "two sources with the same address, the same file, or the same title, publisher and date"
}

pub fn check(on: &Subject<'_>, problems: &mut Vec<Diagnostic>) {
    let model = on.model;
    for (ix, source) in model.sources.iter() {
        let first = &model.sources[model.article(ix)];
        if first.id == source.id {
            continue;
        }
        let message = format!("`{}` and `{}` are one article", first.id, source.id);
        problems.push(
            Diagnostic::new(&RULE, source.span, message).label("the same article").related(first.span, "as this one").help(
                "keep one of the two and cite it everywhere; until then they count as one source, whatever is cited",
            ),
        );
    }
}
