//! A picture as a bag of what is drawn: every cell, box, line and frame with its words, colours, frame and head, without its
//! place.

use std::collections::BTreeMap;

use demarche::picture::Plate;
use roxmltree::{Document, Node};

/// What is drawn, with how often.
pub type Bag = BTreeMap<String, usize>;

/// Attributes that say where something is or how large: parties stand by name, and so does what is drawn of them.
const PLACES: [&str; 8] = ["pos", "lp", "bb", "width", "height", "WIDTH", "HEIGHT", "ALIGN"];

/// Which part of a picture is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// Only the text above and below: of what is drawn, some is left out among equals, and which goes by the alphabet.
    Text,
    /// Of that only what does not say that there are at least so many: a search that was stopped has gone by the alphabet too.
    Certain,
}

impl Part {
    /// Of a picture with its notes.
    pub fn of(plate: &Plate) -> Part {
        match () {
            () if plate.head.notes.iter().any(|note| note.starts_with("Not all obstacles")) => Part::Certain,
            () if plate.pages.iter().any(|dot| dot.contains("none of them smaller")) => Part::Text,
            () => Part::Whole,
        }
    }

    /// The smaller of two.
    pub fn and(self, other: Part) -> Part {
        if self == Part::Certain || other == Part::Whole { self } else { other }
    }
}

/// The bag of a page in DOT. `words` gives what stands for a word.
pub fn bag(dot: &str, part: Part, words: &dyn Fn(&str) -> String) -> Bag {
    let mut bag = Bag::new();
    let mut put = |what: String| {
        if part != Part::Certain || !what.contains(" least ") {
            *bag.entry(what).or_default() += 1;
        }
    };
    let statements = statements(dot).into_iter().filter(|(subject, _)| part == Part::Whole || subject == "graph");
    for (subject, attributes) in statements {
        let mut told = vec![bag_of_words(&subject, &|word| unnumbered(word, words))];
        for (key, value) in attributes.iter().filter(|(key, _)| !PLACES.contains(&key.as_str())) {
            if let Some(html) = value.strip_prefix('<') {
                let html = html.strip_suffix('>').unwrap_or(html);
                let tree = Document::parse(html).unwrap_or_else(|error| panic!("{error}: {html}"));
                tree.descendants().filter(Node::is_element).filter_map(|node| element(node, words)).for_each(&mut put);
            } else if key == "id" {
                told.push(format!("{key}={}", bag_of_words(value, &|word| unnumbered(word, words))));
            } else if key == "of" {
                told.push(format!("{key}={}", bag_of_words(value, &|word| unnumbered(word, words))));
            } else {
                told.push(format!("{key}={}", bag_of_words(value, words)));
            }
        }
        told[1..].sort();
        put(told.join(" "));
    }
    bag
}

/// A word of the name of a node. What has no id of its own has a running number, which goes by the alphabet too: `3`, or `r3`.
fn unnumbered(word: &str, words: &dyn Fn(&str) -> String) -> String {
    let number = word.strip_prefix('r').unwrap_or(word);
    if number.chars().all(|c| c.is_ascii_digit()) { "number".to_owned() } else { words(word) }
}

/// A table or a cell: its frame and ground, and of a cell its words with their type.
fn element(node: Node<'_, '_>, words: &dyn Fn(&str) -> String) -> Option<String> {
    let tag = node.tag_name().name();
    if !["TABLE", "TD"].contains(&tag) {
        return None;
    }
    let shown = node.attributes().filter(|one| !PLACES.contains(&one.name()));
    let mut told: Vec<String> =
        shown.map(|one| format!("{}={}", one.name(), bag_of_words(one.value(), words))).collect();
    told.sort();
    let is_nested = node.descendants().skip(1).any(|inner| inner.has_tag_name("TABLE"));
    if tag == "TD" && !is_nested {
        // Runs of one type are one text, wherever it is broken.
        let mut runs: BTreeMap<String, String> = BTreeMap::new();
        for text in node.descendants().filter(Node::is_text) {
            let fonts = text.ancestors().take_while(|above| *above != node).flat_map(|above| {
                let own = above.attributes().map(|one| one.value().to_owned());
                std::iter::once(above.tag_name().name().to_owned()).chain(own).collect::<Vec<_>>()
            });
            let run = runs.entry(fonts.collect::<Vec<_>>().join(" ")).or_default();
            run.push(' ');
            run.push_str(text.text().unwrap_or_default());
        }
        told.extend(runs.iter().map(|(font, text)| format!("{font}: {}", bag_of_words(text, words))));
    }
    Some(format!("{tag} {}", told.join(" ")))
}

/// The words and signs of a text in one order: where a name stands in a list goes by the alphabet.
fn bag_of_words(text: &str, words: &dyn Fn(&str) -> String) -> String {
    let text = text.replace("\\n", " ").replace(".20.", " ");
    let is_word = |c: char| c.is_alphanumeric() || c == '#';
    let mut found: Vec<String> = Vec::new();
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let end = if is_word(first) { rest.find(|c| !is_word(c)).unwrap_or(rest.len()) } else { first.len_utf8() };
        let (word, after) = rest.split_at(end);
        if is_word(first) {
            found.push(words(word));
        } else if !first.is_whitespace() && !",;.:".contains(first) {
            found.push(word.to_owned());
        }
        rest = after;
    }
    found.sort();
    found.join(" ")
}

/// The statements of a graph with their attributes: nodes, edges, frames and defaults.
fn statements(dot: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut found = Vec::new();
    let mut rest = dot;
    while let Some(open) = outside(rest, '[') {
        let subject = rest[..open].rsplit(['\n', '{', '}']).next().unwrap_or_default().trim().to_owned();
        let frame = if rest[..open].contains("subgraph") { "frame " } else { "" };
        rest = &rest[open + 1..];
        let mut attributes = Vec::new();
        while let Some(is) = rest.find('=').filter(|_| !rest.starts_with(']')) {
            let key = rest[..is].trim().to_owned();
            let end = value_end(&rest[is + 1..]);
            attributes.push((key, rest[is + 1..is + 1 + end].trim_matches('"').to_owned()));
            rest = rest[is + 1 + end..].trim_start();
        }
        found.push((format!("{frame}{subject}"), attributes));
    }
    found
}

/// Where a character stands outside of quotation marks.
fn outside(text: &str, wanted: char) -> Option<usize> {
    let (mut quoted, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        if c == wanted && !quoted {
            return Some(at);
        }
        quoted ^= c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
    }
    None
}

/// How long a value is: a word, a text in quotation marks, or HTML in angle brackets.
fn value_end(text: &str) -> usize {
    match text.chars().next() {
        Some('"') => 2 + closing(&text[1..]),
        Some('<') => {
            let mut depth = 0;
            for (at, c) in text.char_indices() {
                match c {
                    '<' => depth += 1,
                    '>' => depth -= 1,
                    _ => {}
                }
                if depth == 0 {
                    return at + 1;
                }
            }
            text.len()
        }
        _ => text.find([' ', ']']).unwrap_or(text.len()),
    }
}

/// Where a text in quotation marks ends, from behind the first of them.
fn closing(text: &str) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        if c == '"' && !escaped {
            return at;
        }
        escaped = c == '\\' && !escaped;
    }
    text.len()
}
