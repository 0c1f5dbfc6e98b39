//! A graph in words: what a page shows that can hold no drawing.

use crate::picture::palette::Tone;

/// A graph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Graph {
    /// What it shows.
    pub title: String,
    /// Whether it runs down the page, and not across it.
    pub down: bool,
    /// Nodes in boxes.
    pub groups: Vec<Group>,
    /// Lines from node to node.
    pub lines: Vec<Joined>,
    /// How many lines are left out.
    pub left_out: usize,
}

/// Nodes in a box; without a box where it has no title.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// What the box is called.
    pub title: String,
    /// The nodes, each with its key and its text.
    pub nodes: Vec<(String, String)>,
}

/// A line between two nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The keys of both ends.
    pub ends: [String; 2],
    /// What stands at it.
    pub says: String,
    /// How it is coloured.
    pub tone: Tone,
    /// Whether it is broken.
    pub dashed: bool,
    /// Whether it has a direction.
    pub directed: bool,
}

/// Viewers refuse graphs with more lines than this.
const MOST: usize = 400;

impl Graph {
    /// With as many lines as viewers draw.
    #[must_use]
    pub fn cut(mut self) -> Graph {
        self.left_out = self.lines.len().saturating_sub(MOST);
        self.lines.truncate(MOST);
        let at: Vec<&String> = self.lines.iter().flat_map(|line| &line.ends).collect();
        let is_kept = self.left_out == 0;
        self.groups.iter_mut().for_each(|group| group.nodes.retain(|(key, _)| is_kept || at.contains(&key)));
        self
    }
}
