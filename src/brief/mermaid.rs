//! A graph in the language of Mermaid, which code hosting draws inside Markdown.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::graph::{Graph, Joined};
use crate::picture::palette::Tone;
use crate::report::clean;

/// The graph as a flow chart. Nodes have plain numbers for names, so that no text of a file is read as anything else.
pub fn flowchart(graph: &Graph) -> String {
    let mut text = format!("flowchart {}\n", if graph.down { "TB" } else { "LR" });
    let _ = writeln!(text, "  accTitle: {}", plain(&graph.title));
    let mut names: BTreeMap<&str, String> = BTreeMap::new();
    for (at, group) in graph.groups.iter().enumerate() {
        let indent = if group.title.is_empty() { "  " } else { "    " };
        if !group.title.is_empty() {
            let _ = writeln!(text, "  subgraph g{at}[\"{}\"]", quoted(&group.title));
        }
        for (key, label) in &group.nodes {
            let next = format!("n{}", names.len() + 1);
            let _ = writeln!(text, "{indent}{next}[\"{}\"]", quoted(label));
            names.insert(key, next);
        }
        if !group.title.is_empty() {
            text.push_str("  end\n");
        }
    }
    let mut styles = String::new();
    let known =
        graph.lines.iter().filter_map(|line| Some((line, names.get(&*line.ends[0])?, names.get(&*line.ends[1])?)));
    for (at, (line, from, to)) in known.enumerate() {
        let _ = writeln!(text, "  {from} {}|\"{}\"| {to}", stroke(line), quoted(&line.says));
        if line.tone != Tone::Unknown {
            let _ = writeln!(styles, "  linkStyle {at} stroke:{}", line.tone.color());
        }
    }
    text + &styles
}

fn stroke(line: &Joined) -> &'static str {
    match (line.directed, line.dashed) {
        (true, true) => "-.->",
        (true, false) => "-->",
        (false, true) => "-.-",
        (false, false) => "---",
    }
}

/// A text between quotation marks: whatever Mermaid or HTML could read as something else is written as its number.
fn quoted(text: &str) -> String {
    let mut safe = String::new();
    for c in clean(text).chars() {
        match c {
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | '|' | '[' | ']' | '{' | '}' | ';' | '*' | '_' | '~' | '$' => {
                let _ = write!(safe, "#{};", u32::from(c));
            }
            c => safe.push(c),
        }
    }
    safe
}

/// A text on a line of its own, which no sign of the language may end.
fn plain(text: &str) -> String {
    clean(text)
        .chars()
        .filter(|c| !matches!(c, ';' | '#' | '{' | '}' | '%' | '<' | '>' | '"' | '`' | '[' | ']'))
        .collect()
}
