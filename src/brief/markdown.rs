//! A brief as Markdown: for repositories, which show it as it is, and for pandoc, which makes a document of it.

use std::fmt::Write as _;

use super::heading::Heading;
use super::mermaid::flowchart;
use super::page::{Block, Cell, Item, Line, Row, Run, Section, Table};
use crate::report::clean;
use crate::words::count;

/// The page. O(length).
pub fn page(heading: &Heading, sections: &[Section]) -> String {
    let mut page = Page::default();
    page.paragraph(&format!("# {}", escaped(&heading.title)));
    page.paragraph(&escaped(&heading.basis));
    let contents = sections.iter().map(|section| format!("- [{}](#{})\n", escaped(&section.title), section.id));
    page.paragraph(contents.collect::<String>().trim_end());
    for section in sections {
        page.paragraph(&format!("## {}{}", place(section.id), escaped(&section.title)));
        page.blocks(&section.blocks);
    }
    page.paragraph(&format!("*{}*", escaped(&heading.foot)));
    page.text.trim_end().to_owned() + "\n"
}

#[derive(Default)]
struct Page {
    text: String,
}

impl Page {
    fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.text.push_str(text);
            self.text.push_str("\n\n");
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(line) => self.paragraph(&format!("### {}", self::line(line))),
            Block::Text(line) | Block::Note(line) => self.paragraph(&self::line(line)),
            Block::Findings(items) => self.list(items, |at| format!("{}. ", at + 1)),
            Block::List(items) => self.list(items, |_| "- ".to_owned()),
            Block::Figure { caption, .. } => self.paragraph(&self::line(caption)),
            Block::Graph(graph) => {
                self.paragraph(&format!("```mermaid\n{}```", flowchart(graph)));
                if graph.left_out > 0 {
                    let left = count(graph.left_out, "line is", "lines are");
                    self.paragraph(&format!("{left} not drawn."));
                }
            }
            Block::Narrow(blocks) => self.blocks(blocks),
            Block::Table(table) => self.table(table),
            Block::Fold { anchor, summary, blocks } => {
                self.paragraph(&format!("### {}{}", place(anchor), self::line(summary)));
                self.blocks(blocks);
            }
            Block::Sides(sides) => sides.iter().for_each(|side| self.side(side)),
            Block::Evidence(items) => items.iter().for_each(|(number, item)| self.evidence(*number, item)),
        }
    }

    /// One of two beside one another: below one another, its heading as a line.
    fn side(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(line) => self.paragraph(&self::line(line)),
                other => self.block(other),
            }
        }
    }

    fn list(&mut self, items: &[Item], mark: impl Fn(usize) -> String) {
        let mut list = String::new();
        for (at, item) in items.iter().enumerate() {
            let mark = mark(at);
            let anchor = item.anchor.as_deref().map_or(String::new(), place);
            let _ = writeln!(list, "{mark}{anchor}{}", line(&item.says));
            let indent = " ".repeat(mark.len());
            for small in &item.small {
                let _ = writeln!(list, "{indent}- {}", line(small));
            }
        }
        self.paragraph(list.trim_end());
    }

    /// A position or whatever else has a number: what it says always shows, its words when somebody opens them.
    fn evidence(&mut self, number: usize, item: &Item) {
        self.paragraph(&format!("{}**{number}** {}", place(&format!("e{number}")), line(&item.says)));
        if item.small.is_empty() {
            return;
        }
        self.paragraph("<details><summary>Words and sources</summary>");
        let list: String = item.small.iter().map(|small| format!("- {}\n", line(small))).collect();
        self.paragraph(list.trim_end());
        self.paragraph("</details>");
    }

    fn table(&mut self, table: &Table) {
        let mut text = String::new();
        let heads: Vec<String> = table.heads.iter().map(|(_, head)| escaped(head)).collect();
        let _ = writeln!(text, "| {} |", heads.join(" | "));
        // Where a row is long, pandoc gives columns the room that their rules have.
        let rules = table.heads.iter().enumerate().map(|(at, _)| "-".repeat(if at == 0 { 24 } else { 12 }));
        let _ = writeln!(text, "| {} |", rules.collect::<Vec<_>>().join(" | "));
        for row in &table.rows {
            let _ = writeln!(text, "| {} |", self::row(row, table.heads.len()).join(" | "));
        }
        self.paragraph(text.trim_end());
    }
}

fn row(row: &Row, columns: usize) -> Vec<String> {
    let anchor = row.anchor.as_deref().map_or(String::new(), place);
    if row.is_title {
        let mut cells = vec![String::new(); columns];
        if let Some(first) = cells.first_mut() {
            *first = format!("{anchor}**{}**", line(&row.head));
        }
        return cells;
    }
    std::iter::once(format!("{anchor}{}", line(&row.head))).chain(row.cells.iter().map(cell)).collect()
}

fn cell(cell: &Cell) -> String {
    let text = cell.lines.iter().map(line).collect::<Vec<_>>().join(" ");
    match cell.evidence {
        Some(number) => format!("[{text}](#e{number})"),
        None => text,
    }
}

/// A place that can be led to.
fn place(anchor: &str) -> String {
    format!("<span id=\"{anchor}\"></span>")
}

fn line(line: &Line) -> String {
    let mut text = String::new();
    for run in &line.0 {
        match run {
            Run::Text(own) => text.push_str(&escaped(own)),
            Run::Strong(own) => text.push_str(&strong(own)),
            Run::Quote(own) => text.push_str(&format!("“{}”", escaped(own))),
            Run::QuoteIn(lang, own) => {
                // A tag has letters, digits and hyphens alone.
                let _ = write!(text, "“<span lang=\"{lang}\" dir=\"auto\">{}</span>”", escaped(own));
            }
            Run::Cited(numbers) => {
                let each: Vec<String> = numbers.iter().map(|number| format!("[{number}](#e{number})")).collect();
                let _ = write!(text, " \\[{}\\]", each.join(", "));
            }
            Run::Link(anchor, own) => text.push_str(&format!("[{}](#{anchor})", escaped(own))),
            Run::See(places) => {
                let each: Vec<String> =
                    places.iter().map(|(anchor, own)| format!("[{}](#{anchor})", escaped(own))).collect();
                text.push_str(&each.join(" · "));
            }
            Run::Outside(address, own) => text.push_str(&outside(address, own)),
        }
    }
    // A line that begins like a list, a heading or a number of one is none.
    match text.strip_prefix(['+', '-', '=', ':']) {
        Some(rest) => format!("\\{}{rest}", &text[..1]),
        None => text,
    }
}

/// A text that is read first, with the white space around it left outside, where the marks count.
fn strong(text: &str) -> String {
    let inner = text.trim();
    let Some((before, after)) = text.split_once(inner).filter(|_| !inner.is_empty()) else { return text.to_owned() };
    format!("{before}**{}**{after}", escaped(inner))
}

/// Only pages can be followed.
fn outside(address: &str, text: &str) -> String {
    if !super::words::is_page(address) {
        return escaped(text);
    }
    let mut safe = String::new();
    for c in clean(address).chars() {
        match c {
            '<' | '>' | '(' | ')' | '|' | '\\' | '"' | '`' | ' ' => {
                let _ = write!(safe, "%{:02X}", u32::from(c));
            }
            c => safe.push(c),
        }
    }
    format!("[{}]({safe})", escaped(text))
}

/// A text in which no sign means anything to Markdown.
fn escaped(text: &str) -> String {
    let clean = clean(text);
    let mut safe = String::with_capacity(clean.len());
    let mut rest = clean.chars().peekable();
    while let Some(c) = rest.next() {
        let is_sign = match c {
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '$' | '^' | '&' | '@' => {
                true
            }
            // Between words, `:word:` is a picture on some hosts; `--` and `...` become other signs in pandoc.
            ':' => rest.peek().is_some_and(char::is_ascii_alphanumeric),
            '-' | '.' => rest.peek() == Some(&c),
            // `1.` and `1)` begin a list at the start of a line.
            '!' => rest.peek() == Some(&'['),
            _ => false,
        };
        if is_sign {
            safe.push('\\');
        }
        safe.push(c);
    }
    let digits = safe.chars().take_while(char::is_ascii_digit).count();
    if digits > 0 && matches!(safe.as_bytes().get(digits), Some(b'.' | b')')) {
        safe.insert(digits, '\\');
    }
    safe
}
