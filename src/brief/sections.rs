//! Which sections a brief has, in their order: one table, which the page, the command line and the documentation walk.

use super::contents::Contents;
use super::exhibits::Exhibits;
use super::page::{Block, Line, Section};
use super::{findings, method, steps, time, two, who};

/// A section that can be asked for by name.
#[derive(Debug)]
pub struct Kind {
    /// Its anchor, and its name on the command line.
    pub id: &'static str,
    /// Its title.
    pub title: &'static str,
}

/// All sections, in their order.
pub static SECTIONS: [Kind; 15] = [
    Kind { id: "minute", title: "In one minute" },
    Kind { id: "dispute", title: "Where the two conflict, and where they overlap" },
    Kind { id: "words", title: "What the two have said" },
    Kind { id: "who", title: "Who wants what" },
    Kind { id: "common", title: "Common ground" },
    Kind { id: "conflicts", title: "Conflicts, and why" },
    Kind { id: "steps", title: "Order of steps" },
    Kind { id: "packages", title: "Why no package, or which" },
    Kind { id: "changes", title: "What changed" },
    Kind { id: "timeline", title: "Timeline" },
    Kind { id: "differ", title: "Where the sources differ" },
    Kind { id: "ask", title: "What to ask" },
    Kind { id: "positions", title: "Every position" },
    Kind { id: "evidence", title: "Evidence" },
    Kind { id: "method", title: "Sources and methods" },
];

/// The drawings of a section, each finished for a page, with its headline.
pub type Figures<'f> = &'f dyn Fn(&str) -> Vec<(String, String)>;

/// Every section with what stands in it: numbers of evidence are the same whichever sections are shown.
pub fn sections(contents: &Contents<'_>, figures: Figures<'_>, only: &[&str]) -> Vec<Section> {
    let mut exhibits = contents.exhibits();
    let mut sections = Vec::new();
    for kind in SECTIONS.iter().filter(|kind| kind.id != "evidence") {
        let is_shown = only.is_empty() || only.contains(&kind.id);
        let blocks = blocks(kind.id, contents, &mut exhibits, if is_shown { figures } else { &|_| Vec::new() });
        if is_shown {
            sections.push(Section { id: kind.id, title: kind.title.to_owned(), blocks });
        }
    }
    let items = exhibits.items();
    let evidence = match items.is_empty() {
        true => vec![Block::Text(Line::of("Nothing in the model has evidence."))],
        false => vec![Block::Evidence(items)],
    };
    let at = sections.iter().position(|section| section.id == "method").unwrap_or(sections.len());
    // What is shown may lead to it in any case.
    sections.insert(at, Section { id: "evidence", title: "Evidence".to_owned(), blocks: evidence });
    sections
}

fn blocks(id: &str, contents: &Contents<'_>, exhibits: &mut Exhibits<'_>, figures: Figures<'_>) -> Vec<Block> {
    match id {
        "minute" => findings::blocks(contents, exhibits),
        "dispute" => drawn("dispute", contents, figures, "The words behind it follow."),
        "words" => drawn("dispute-words", contents, figures, "The same with the words of each side."),
        "who" => who::matrix(contents, exhibits),
        "common" => two::common(contents, exhibits),
        "conflicts" => two::conflicts(contents, exhibits),
        "steps" => steps::steps(contents),
        "packages" => steps::packages(contents),
        "changes" => time::changes(contents, exhibits),
        "timeline" => time::timeline(contents, exhibits),
        "differ" => time::differ(contents, exhibits),
        "ask" => two::ask(contents),
        "positions" => who::positions(contents, exhibits),
        _ => method::blocks(contents),
    }
}

fn drawn(picture: &str, contents: &Contents<'_>, figures: Figures<'_>, what: &str) -> Vec<Block> {
    if contents.two.is_none() {
        return vec![Block::Text(Line::of(two::ALONE))];
    }
    let drawn = figures(picture);
    let of = drawn.len();
    let figure = |(at, (svg, headline)): (usize, (String, String))| {
        let part = if of > 1 { format!(" ({} of {of})", at + 1) } else { String::new() };
        let caption = Line::of(format!("{headline}{part} {what} The same as text: "));
        Block::Figure {
            svg,
            caption: caption.link("conflicts", "conflicts").text(", ").link("common", "common ground"),
        }
    };
    drawn.into_iter().enumerate().map(figure).collect()
}
