//! Walks over everything that stands in blocks: what leads where, and what there is to be led to.

use std::collections::BTreeSet;

use super::page::{Block, Item, Line, Run, Table};

/// Something that was met on the way.
#[derive(Debug)]
pub enum Met<'b> {
    /// A line of text.
    Line(&'b mut Line),
    /// The evidence that a cell leads to.
    Evidence(&'b mut Option<usize>),
    /// A place that can be led to.
    Anchor(&'b str),
}

/// Meets everything in some blocks, in their order. O(length).
pub fn each(blocks: &mut [Block], meet: &mut dyn FnMut(Met<'_>)) {
    for block in blocks {
        match block {
            Block::Heading(line) | Block::Text(line) | Block::Note(line) => meet(Met::Line(line)),
            Block::Figure { caption, .. } => meet(Met::Line(caption)),
            Block::Graph(_) => {}
            Block::Narrow(blocks) => each(blocks, meet),
            Block::Findings(items) | Block::List(items) => items.iter_mut().for_each(|item| of_item(item, meet)),
            Block::Evidence(items) => items.iter_mut().for_each(|(_, item)| of_item(item, meet)),
            Block::Table(table) => of_table(table, meet),
            Block::Fold { anchor, summary, blocks } => {
                meet(Met::Anchor(anchor));
                meet(Met::Line(summary));
                each(blocks, meet);
            }
            Block::Sides(sides) => sides.iter_mut().for_each(|side| each(side, meet)),
        }
    }
}

fn of_item(item: &mut Item, meet: &mut dyn FnMut(Met<'_>)) {
    item.anchor.iter().for_each(|anchor| meet(Met::Anchor(anchor)));
    meet(Met::Line(&mut item.says));
    item.small.iter_mut().for_each(|line| meet(Met::Line(line)));
    // A line of which nothing is left is none.
    item.small.retain(|line| !line.is_empty());
}

fn of_table(table: &mut Table, meet: &mut dyn FnMut(Met<'_>)) {
    for row in &mut table.rows {
        row.anchor.iter().for_each(|anchor| meet(Met::Anchor(anchor)));
        meet(Met::Line(&mut row.head));
        for cell in &mut row.cells {
            meet(Met::Evidence(&mut cell.evidence));
            cell.lines.iter_mut().for_each(|line| meet(Met::Line(line)));
        }
    }
}

/// The numbers of evidence that something met leads to.
pub fn numbers(met: &Met<'_>) -> Vec<usize> {
    match met {
        Met::Evidence(number) => number.iter().copied().collect(),
        Met::Line(line) => line.cited_numbers(),
        Met::Anchor(_) => Vec::new(),
    }
}

/// What there is to be led to.
pub struct Known<'k> {
    /// Numbers of evidence.
    pub numbers: BTreeSet<usize>,
    /// Places on the page.
    pub anchors: BTreeSet<String>,
    /// Where something can be read that has no place on the page.
    pub elsewhere: &'k dyn Fn(&str) -> Option<String>,
}

/// Takes away what leads nowhere. The words stay, but for where to read on.
pub fn prune(met: Met<'_>, known: &Known<'_>) {
    match met {
        Met::Evidence(number) => *number = number.filter(|number| known.numbers.contains(number)),
        Met::Line(line) => {
            for run in &mut line.0 {
                match run {
                    Run::Cited(numbers) => numbers.retain(|number| known.numbers.contains(number)),
                    Run::See(places) => places.retain(|(anchor, _)| known.anchors.contains(anchor)),
                    Run::Link(anchor, text) if !known.anchors.contains(anchor) => {
                        let text = std::mem::take(text);
                        *run = match (known.elsewhere)(anchor) {
                            Some(address) => Run::Outside(address, text),
                            None => Run::Text(text),
                        };
                    }
                    Run::Link(..)
                    | Run::Text(_)
                    | Run::Strong(_)
                    | Run::Quote(_)
                    | Run::QuoteIn(..)
                    | Run::Outside(..) => {}
                }
            }
            line.0.retain(|run| !matches!(run, Run::Cited(numbers) if numbers.is_empty()));
            line.0.retain(|run| !matches!(run, Run::See(places) if places.is_empty()));
        }
        Met::Anchor(_) => {}
    }
}
