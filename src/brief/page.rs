//! What stands on a brief, whatever it is written as: text with links to numbered evidence, lists, tables and figures.

use super::graph::Graph;

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Run {
    /// Text.
    Text(String),
    /// Text that is read first.
    Strong(String),
    /// Words of a source.
    Quote(String),
    /// Words of a source in a language that the file names, by its tag.
    QuoteIn(String, String),
    /// Numbers of evidence.
    Cited(Vec<usize>),
    /// A place on the page, by its anchor, and what it is called.
    Link(String, String),
    /// Places on the page where one reads on; they are no part of the sentence.
    See(Vec<(String, String)>),
    /// A place elsewhere, by its address, and what it is called.
    Outside(String, String),
}

/// A line of text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line(pub Vec<Run>);

impl Line {
    /// Of one text.
    pub fn of(text: impl Into<String>) -> Line {
        Line::default().text(text)
    }

    /// Of one text that is read first.
    pub fn strong(text: impl Into<String>) -> Line {
        Line(vec![Run::Strong(text.into())])
    }

    /// With text behind it.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Line {
        let text = text.into();
        if !text.is_empty() {
            self.0.push(Run::Text(text));
        }
        self
    }

    /// With words of a source behind it.
    #[must_use]
    pub fn quote(mut self, words: impl Into<String>) -> Line {
        self.0.push(Run::Quote(words.into()));
        self
    }

    /// The same in the language with this tag, if the file names it.
    #[must_use]
    pub fn quote_in(mut self, words: impl Into<String>, lang: Option<&str>) -> Line {
        let Some(lang) = lang else { return self.quote(words) };
        self.0.push(Run::QuoteIn(lang.to_owned(), words.into()));
        self
    }

    /// With numbers of evidence behind it; nothing for none.
    #[must_use]
    pub fn cited(mut self, numbers: impl IntoIterator<Item = usize>) -> Line {
        let mut numbers: Vec<usize> = numbers.into_iter().collect();
        numbers.sort_unstable();
        numbers.dedup();
        if !numbers.is_empty() {
            self.0.push(Run::Cited(numbers));
        }
        self
    }

    /// With a link to a place on the page behind it.
    #[must_use]
    pub fn link(mut self, anchor: impl Into<String>, text: impl Into<String>) -> Line {
        self.0.push(Run::Link(anchor.into(), text.into()));
        self
    }

    /// With a place on the page where one reads on behind it.
    #[must_use]
    pub fn see(mut self, anchor: impl Into<String>, text: impl Into<String>) -> Line {
        let place = (anchor.into(), text.into());
        match self.0.last_mut() {
            Some(Run::See(places)) => places.push(place),
            _ => self.0.push(Run::See(vec![place])),
        }
        self
    }

    /// The numbers of evidence on it.
    pub fn cited_numbers(&self) -> Vec<usize> {
        let numbers = self.0.iter().map(|run| if let Run::Cited(numbers) = run { numbers.as_slice() } else { &[] });
        numbers.flatten().copied().collect()
    }

    /// How many characters it has, about.
    pub fn length(&self) -> usize {
        let of = |run: &Run| match run {
            Run::Text(text) | Run::Strong(text) | Run::Quote(text) => text.chars().count(),
            Run::QuoteIn(_, text) | Run::Link(_, text) | Run::Outside(_, text) => text.chars().count(),
            Run::Cited(numbers) => numbers.len() * 3,
            Run::See(places) => places.iter().map(|(_, text)| text.chars().count() + 3).sum(),
        };
        self.0.iter().map(of).sum()
    }

    /// With another line behind it.
    #[must_use]
    pub fn then(mut self, other: Line) -> Line {
        self.0.extend(other.0);
        self
    }

    /// Whether nothing stands on it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Lines one behind the other, with a text between each two.
    pub fn joined(lines: impl IntoIterator<Item = Line>, between: &str) -> Line {
        let lines = lines.into_iter().filter(|line| !line.is_empty());
        lines.reduce(|all, line| all.text(between).then(line)).unwrap_or_default()
    }
}

/// An entry of a list: what it says, and what is to be known of that.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// Its anchor; none for an entry that nothing leads to.
    pub anchor: Option<String>,
    /// What it says.
    pub says: Line,
    /// What is to be known of it: range, caveat, where to read on.
    pub small: Vec<Line>,
}

impl Item {
    /// An entry without more.
    pub fn new(says: Line) -> Item {
        Item { says, ..Item::default() }
    }

    /// With what is to be known of it; nothing for an empty line.
    #[must_use]
    pub fn small(mut self, line: Line) -> Item {
        self.small.extend((!line.is_empty()).then_some(line));
        self
    }
}

impl Item {
    /// How high it is in one of two columns of A4, in points, about.
    pub fn height(&self) -> f64 {
        const CHARACTERS: usize = 60;
        const LINE: f64 = 10.6;
        const AROUND: f64 = 5.6;
        let lines = std::iter::once(&self.says).chain(&self.small).map(|line| line.length().div_ceil(CHARACTERS));
        lines.sum::<usize>() as f64 * LINE + AROUND
    }
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub lines: Vec<Line>,
    /// How it looks: the names of its classes.
    pub look: String,
    /// To which column it belongs, for filters.
    pub column: String,
    /// The evidence that the whole cell leads to.
    pub evidence: Option<usize>,
}

impl Cell {
    /// With one line.
    pub fn new(line: Line) -> Cell {
        Cell { lines: vec![line], ..Cell::default() }
    }
}

/// A row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its anchor.
    pub anchor: Option<String>,
    /// Whether it is the title of those below.
    pub is_title: bool,
    /// What it is about, for filters: each a key with a word.
    pub about: Vec<(&'static str, String)>,
    /// Its head.
    pub head: Line,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// A choice of what a table shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// By which key of the rows; `column` for columns.
    pub key: &'static str,
    /// What is chosen.
    pub label: String,
    /// The words that can be chosen, with their names.
    pub words: Vec<(String, String)>,
}

/// What tells the table of days from others.
pub const DAYS: &str = "days";

/// A table with a row of heads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What tells it from other tables.
    pub id: &'static str,
    /// What it shows, for somebody who does not see it.
    pub caption: String,
    /// The heads of the columns, each with the word of its column for filters.
    pub heads: Vec<(String, String)>,
    /// By what it can be filtered.
    pub filters: Vec<Filter>,
    /// Whether it can be searched.
    pub search: bool,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading below that of the section.
    Heading(Line),
    /// A paragraph.
    Text(Line),
    /// A paragraph of what is to be known besides.
    Note(Line),
    /// The findings, numbered.
    Findings(Vec<Item>),
    /// A list.
    List(Vec<Item>),
    /// A drawing, as SVG that was finished for a page, with what stands below it and what it says in words.
    Figure {
        /// The SVG.
        svg: String,
        /// What stands below it.
        caption: Line,
    },
    /// The same in words, for a page that can hold no drawing.
    Graph(Graph),
    /// What stands in the place of the figures of its section on a narrow screen.
    Narrow(Vec<Block>),
    /// A table.
    Table(Table),
    /// What is shown when somebody opens it.
    Fold {
        /// Its anchor.
        anchor: String,
        /// What is shown before.
        summary: Line,
        /// What is in it.
        blocks: Vec<Block>,
    },
    /// Two parties beside one another.
    Sides(Vec<Vec<Block>>),
    /// Evidence by its number, which is its anchor too: `e7`.
    Evidence(Vec<(usize, Item)>),
}

/// A section with its title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its anchor, and its name on the command line.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}
