//! Which sections a brief has, in their order: one table, which the page, the command line and the documentation walk.

use std::collections::BTreeSet;

use super::contents::Contents;
use super::exhibits::Exhibits;
use super::page::{Block, Item, Line, Section};
use super::room::{Room, cut};
use super::shown::Shown;
use super::walk::{Known, Met, each, numbers, prune};
use super::{charts, exhibits, findings, method, steps, time, two, who};
use crate::words::count;

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

/// Drawings of a picture: as many as there is room for.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// SVG that was finished for a page, each with its headline.
    pub drawn: Vec<(String, String)>,
    /// How many there are in all.
    pub of: usize,
}

/// What stands in the place of pictures.
#[derive(Clone, Copy)]
pub enum Pictures<'f> {
    /// Drawings, made by the name of the picture.
    Drawn(&'f dyn Fn(&str) -> Figures),
    /// Graphs and tables in words.
    InWords,
}

/// The sections that fit on four sides of paper, with the evidence that they lead to.
pub const SHORT: [&str; 3] = ["minute", "dispute", "who"];

/// Sections with what stands in them: all, or those that are named. Numbers of evidence are the same whichever are shown; what is
/// shown leads to evidence that is there. O(length).
pub fn sections(contents: &Contents<'_>, pictures: Pictures<'_>, only: &[&str], room: &Room) -> Vec<Section> {
    let mut exhibits = Exhibits::new(&contents.stances.body, room.is_short());
    let shown = Shown::new(contents, room);
    let mut sections = Vec::new();
    for kind in SECTIONS.iter().filter(|kind| kind.id != "evidence") {
        let is_shown = only.is_empty() || only.contains(&kind.id);
        // Numbers are given, but nothing is drawn, for what is not shown.
        let pictures = if is_shown { pictures } else { Pictures::InWords };
        let blocks = blocks(kind.id, &Part { contents, pictures, shown: &shown, room }, &mut exhibits);
        if is_shown {
            sections.push(Section { id: kind.id, title: kind.title.to_owned(), blocks: cut(blocks, room) });
        }
    }
    let wanted = wanted(contents, &mut sections, &exhibits);
    // In two columns.
    let paper = room.paper.map(|paper| 2.0 * (paper - shown.height));
    let items = used(wanted, exhibits.numbered().collect(), paper);
    let evidence = match items.is_empty() {
        true => vec![Block::Text(Line::of("Nothing that is shown has evidence."))],
        false => vec![Block::Evidence(items)],
    };
    let at = sections.iter().position(|section| section.id == "method").unwrap_or(sections.len());
    // What is shown may lead to it in any case.
    sections.insert(at, Section { id: "evidence", title: "Evidence".to_owned(), blocks: evidence });
    without_dead_ends(&mut sections, contents);
    sections
}

/// The evidence that sections lead to, by weight: that of the first section, that of what divides the two, the rest.
fn wanted(contents: &Contents<'_>, sections: &mut [Section], exhibits: &Exhibits<'_>) -> Vec<usize> {
    let mut wanted: Vec<usize> = Vec::new();
    for (at, section) in sections.iter_mut().enumerate() {
        each(&mut section.blocks, &mut |met| wanted.extend(numbers(&met)));
        for two in contents.two.iter().filter(|_| at == 0) {
            let divides = two.compared.conflict.iter();
            wanted.extend(divides.flat_map(|one| exhibits.positions(&two.parties, &one.demand)));
        }
    }
    wanted
}

/// The evidence that is wanted, and what that leads to; on paper as much as there is room for.
fn used(mut wanted: Vec<usize>, items: Vec<(usize, Item)>, paper: Option<f64>) -> Vec<(usize, Item)> {
    let mut height = 0.0;
    let mut kept = vec![false; items.len()];
    let mut at = 0;
    while let Some(number) = wanted.get(at).copied() {
        at += 1;
        let Some((_, item)) = items.get(number - 1).filter(|_| !kept[number - 1]) else { continue };
        match paper {
            None => wanted.extend(std::iter::once(&item.says).chain(&item.small).flat_map(Line::cited_numbers)),
            Some(paper) if height + item.height() > paper => continue,
            Some(_) => height += item.height(),
        }
        kept[number - 1] = true;
    }
    items.into_iter().filter(|(number, _)| kept[number - 1]).collect()
}

/// Takes away what leads to nothing on the page; a source that has no place on it leads to where it can be read.
fn without_dead_ends(sections: &mut [Section], contents: &Contents<'_>) {
    let address = |anchor: &str| {
        let source = contents.sources.iter().find(|source| exhibits::source(source.id) == anchor)?;
        source.url.or(source.archived).map(str::to_owned)
    };
    let mut known = Known { numbers: BTreeSet::new(), anchors: BTreeSet::new(), elsewhere: &address };
    for section in &mut *sections {
        known.anchors.insert(section.id.to_owned());
        each(&mut section.blocks, &mut |met| {
            if let Met::Anchor(anchor) = met {
                known.anchors.insert(anchor.to_owned());
            }
        });
        for block in &section.blocks {
            if let Block::Evidence(items) = block {
                known.numbers.extend(items.iter().map(|(number, _)| *number));
            }
        }
    }
    for section in sections {
        each(&mut section.blocks, &mut |met| prune(met, &known));
    }
}

/// What a section is made of.
struct Part<'p, 'm> {
    contents: &'p Contents<'m>,
    pictures: Pictures<'p>,
    shown: &'p Shown<'m>,
    room: &'p Room,
}

fn blocks(id: &str, part: &Part<'_, '_>, exhibits: &mut Exhibits<'_>) -> Vec<Block> {
    let contents = part.contents;
    match id {
        "minute" => findings::blocks(contents, exhibits),
        "dispute" => dispute(part, exhibits, "dispute", ""),
        "words" => dispute(part, exhibits, "dispute-words", " The same with the words of each side."),
        "who" => who::matrix(contents, exhibits, part.shown, part.room),
        "common" => two::common(contents, exhibits),
        "conflicts" => two::conflicts(contents, exhibits),
        "steps" => steps::steps(contents, exhibits, matches!(part.pictures, Pictures::InWords)),
        "packages" => steps::packages(contents, exhibits),
        "changes" => time::changes(contents, exhibits),
        "timeline" => time::timeline(contents, exhibits),
        "differ" => time::differ(contents, exhibits),
        "ask" => two::ask(contents),
        "positions" => who::positions(contents, exhibits, part.shown),
        _ => method::blocks(contents),
    }
}

fn dispute(part: &Part<'_, '_>, exhibits: &Exhibits<'_>, picture: &str, what: &str) -> Vec<Block> {
    let Some(two) = &part.contents.two else { return vec![Block::Text(Line::of(two::ALONE))] };
    match part.pictures {
        Pictures::Drawn(draw) if picture == "dispute" => drawn(draw(picture), picture, what),
        // On a narrow screen a table is read, and a drawing is not.
        Pictures::Drawn(draw) => {
            let table = Block::Narrow(two::side_by_side(part.contents, two, exhibits));
            drawn(draw(picture), picture, what).into_iter().chain([table]).collect()
        }
        Pictures::InWords if picture == "dispute" => vec![Block::Graph(charts::dispute(two))],
        Pictures::InWords => two::side_by_side(part.contents, two, exhibits),
    }
}

fn drawn(Figures { drawn, of }: Figures, picture: &str, what: &str) -> Vec<Block> {
    let left = of - drawn.len();
    let figure = |(at, (svg, headline)): (usize, (String, String))| {
        let number = if of > 1 { format!(" ({} of {of})", at + 1) } else { String::new() };
        let caption = Line::of(format!("{headline}{number}{what} "));
        let caption = caption
            .see("words", "With the words")
            .see("conflicts", "Conflicts as text")
            .see("common", "Common ground as text");
        Block::Figure { svg, caption }
    };
    let pages = count(left, "page is", "pages are");
    let rest = Line::of(format!("{pages} not shown here; `render {picture}` draws all."));
    let rest = (left > 0).then_some(Block::Note(rest));
    drawn.into_iter().enumerate().map(figure).chain(rest).collect()
}
