//! Drawings become files: as many at once as the machine has processors, with what is done shown to whoever waits.

use std::num::NonZeroUsize;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::ink::{Ink, Set};
use super::page_format::PageFormat;
use super::waiting::Counter;
use crate::picture::engine::{Engine, EngineError};
use crate::picture::{DrawError, Drawing};

/// What all pages together are called.
const BOOKLET: &str = "booklet.pdf";

/// A file's name and content.
#[derive(Debug)]
pub struct File {
    /// Its name, with its ending.
    pub name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

/// Files, and why others are missing.
#[derive(Debug, Default)]
pub struct Printed {
    /// In the order of the pages.
    pub files: Vec<File>,
    /// A sentence for each page or format that there is not.
    pub failures: Vec<String>,
}

/// What drawings are made into files with.
pub struct Press<'a> {
    /// Lays the drawings out.
    pub engine: Result<Box<dyn Engine + Sync>, String>,
    /// Sets their text, where that is needed.
    pub ink: Ink,
    /// What each is written as.
    pub formats: &'a [PageFormat],
    /// What the booklet is called.
    pub title: String,
}

impl Press<'_> {
    /// Makes all files. O(drawings), on all processors.
    pub fn print(&self, drawings: &[Drawing]) -> Printed {
        let counter = Counter::start("pages", drawings.len());
        let next = AtomicUsize::new(0);
        let one_by_one = || {
            let turns = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
            let done = turns.map_while(|at| {
                let made = self.page(drawings.get(at)?);
                counter.one();
                Some((at, made))
            });
            done.collect::<Vec<_>>()
        };
        let mut pages: Vec<_> = drawings.iter().map(|_| None).collect();
        std::thread::scope(|scope| {
            let processors = std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
            let workers: Vec<_> = (0..processors.min(drawings.len())).map(|_| scope.spawn(one_by_one)).collect();
            let done = workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default());
            done.for_each(|(at, page)| pages[at] = Some(page));
        });
        counter.finish();
        self.gathered(drawings, pages)
    }

    fn gathered(&self, drawings: &[Drawing], pages: Vec<Option<(Printed, Option<Set>)>>) -> Printed {
        let mut all = Printed::default();
        let mut sets = Vec::new();
        for (drawing, page) in drawings.iter().zip(pages) {
            let Some((made, set)) = page else {
                all.failures.push(format!("`{}` is not drawn: it stopped unexpectedly", drawing.name));
                continue;
            };
            all.files.extend(made.files);
            all.failures.extend(made.failures);
            sets.extend(set.map(|set| (drawing.title(), set)));
        }
        // A booklet with a page missing would not be seen to lack it.
        if self.formats.contains(&PageFormat::Booklet) && sets.len() == drawings.len() && !sets.is_empty() {
            match self.ink.booklet(&self.title, &sets) {
                Ok(content) => all.files.push(File { name: BOOKLET.to_owned(), content }),
                Err(why) => all.failures.push(why),
            }
        }
        all
    }

    /// The files of a page, and its text as it is set if somebody needs it.
    fn page(&self, drawing: &Drawing) -> (Printed, Option<Set>) {
        let mut made = Printed::default();
        let mut set = None;
        for format in self.formats.iter().filter(|format| **format == PageFormat::Dot) {
            made.files.push(File::of(drawing, *format, drawing.dot.clone().into_bytes()));
        }
        if self.formats.iter().any(|format| format.is_seen()) {
            match self.seen(drawing, &mut made.files) {
                Ok(page) => set = page,
                Err(why) => made.failures.push(why),
            }
        }
        (made, set)
    }

    fn seen(&self, drawing: &Drawing, files: &mut Vec<File>) -> Result<Option<Set>, String> {
        let engine = self.engine.as_ref().map_err(Clone::clone)?;
        let svg = drawing.svg(engine.as_ref()).map_err(|error| failure(&drawing.name, &error))?;
        if self.formats.contains(&PageFormat::Svg) {
            files.push(File::of(drawing, PageFormat::Svg, svg.clone().into_bytes()));
        }
        let inked: Vec<PageFormat> = self.formats.iter().copied().filter(|format| format.is_inked()).collect();
        if inked.is_empty() {
            return Ok(None);
        }
        let not = |why: String| format!("`{}` is not drawn as {}: {why}", drawing.name, inked[0].word().to_uppercase());
        let set = self.ink.set(&svg).map_err(not)?;
        for format in inked.iter().filter(|format| **format != PageFormat::Booklet) {
            let content = self.ink.content(&set, *format, drawing.title()).map_err(not)?;
            files.push(File::of(drawing, *format, content));
        }
        Ok(Some(set))
    }
}

impl File {
    fn of(drawing: &Drawing, format: PageFormat, content: Vec<u8>) -> File {
        File { name: format!("{}.{}", drawing.name, format.word()), content }
    }

    /// Whether somebody can look at it.
    pub fn is_seen(&self) -> bool {
        Path::new(&self.name).extension().is_some_and(|ending| ending != PageFormat::Dot.word())
    }

    /// Whether it has all pages.
    pub fn is_booklet(&self) -> bool {
        self.name == BOOKLET
    }
}

fn failure(name: &str, error: &DrawError) -> String {
    match error {
        DrawError::TooLarge { .. } => format!(
            "`{name}` is not drawn: {error}; fewer demands in each issue give pages, and `--format dot` writes the DOT alone"
        ),
        DrawError::Engine(EngineError::TimedOut { .. } | EngineError::Idle { .. }) => format!(
            "`{name}` is not drawn: {error}; `--time-limit` allows more, and `--format dot` writes the DOT alone"
        ),
        _ => error.to_string(),
    }
}
