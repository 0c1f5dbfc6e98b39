//! Somebody at a terminal who waits for a long search: Ctrl-C ends it with what was found, and what it does is shown.

use std::cell::{Cell, RefCell};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Once};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::output::{self, Outcome};
use crate::search::patience::Patience;

/// A search that takes less is not shown.
const SHORT: Duration = Duration::from_millis(400);
/// What is shown is looked after so often.
const PACE: Duration = Duration::from_millis(100);

/// Ctrl-C, or the end of the session: whoever works can see it and come to an end.
static STOPPED: LazyLock<Arc<AtomicBool>> = LazyLock::new(Arc::default);

/// Whether somebody waits for a search that ends by itself, with what it found.
static SEARCHES: AtomicBool = AtomicBool::new(false);

/// Programs that were started get so long to be ended.
const GRACE: Duration = Duration::from_millis(100);

/// Listens for Ctrl-C and for requests to end. A search ends with what it found; everything else ends at once, and so does a search
/// that is asked twice. Files are the old ones or the new ones then.
///
/// # Errors
/// When the system lets nobody listen.
pub fn listen() -> Result<()> {
    let stopped = Arc::clone(&STOPPED);
    let end = move || {
        if stopped.swap(true, Ordering::SeqCst) || !SEARCHES.load(Ordering::SeqCst) {
            std::thread::sleep(GRACE);
            std::process::exit(i32::from(super::status::INTERRUPTED));
        }
    };
    ctrlc::set_handler(end).context("cannot listen for Ctrl-C")
}

/// What is true once somebody wants the program to end.
pub fn stopped() -> Arc<AtomicBool> {
    Arc::clone(&STOPPED)
}

/// Waits until the search is done or Ctrl-C is pressed.
#[derive(Debug)]
pub struct Waiting {
    /// What is found, in the plural: `Groups`.
    what: &'static str,
    begun: Instant,
    shown: Cell<Instant>,
    bar: RefCell<Option<ProgressBar>>,
}

impl Waiting {
    /// From now on, Ctrl-C ends the search and not the program. A second one ends the program at once.
    pub fn start(what: &'static str) -> Waiting {
        SEARCHES.store(true, Ordering::SeqCst);
        Waiting { what, begun: Instant::now(), shown: Cell::new(Instant::now()), bar: RefCell::new(None) }
    }

    /// Takes the progress away and says whether the search was stopped, and that the answer lacks something if it was.
    pub fn finish(self) -> Outcome {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        // What is left to do is short; whoever wants no answer any more gets none.
        SEARCHES.store(false, Ordering::SeqCst);
        if !STOPPED.load(Ordering::SeqCst) {
            return Outcome::Clean;
        }
        output::warn("stopped: the answer is what was found by then\n");
        Outcome::Interrupted
    }

    fn show(&self, found: usize) {
        if self.begun.elapsed() < SHORT {
            return;
        }
        let mut bar = self.bar.borrow_mut();
        let bar = bar.get_or_insert_with(|| {
            // Nothing is drawn where standard error is no terminal.
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
            let style = ProgressStyle::with_template("{spinner} {msg} ({elapsed}); Ctrl-C shows them");
            bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
        });
        bar.set_message(format!("{} found so far: {found}", self.what));
        bar.tick();
    }
}

/// How many of several pieces of work are done, shown to somebody at a terminal if it takes a while.
#[derive(Debug)]
pub struct Counter {
    begun: Instant,
    shown: Once,
    bar: ProgressBar,
}

impl Counter {
    /// None of `total` is done; `what` they are, in the plural: `pages`.
    pub fn start(what: &'static str, total: usize) -> Counter {
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::hidden());
        let style = ProgressStyle::with_template("{bar:24} {pos} of {len} {msg} ({elapsed})");
        let bar = bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())).with_message(what);
        Counter { begun: Instant::now(), shown: Once::new(), bar }
    }

    /// One more is done, by whichever thread.
    pub fn one(&self) {
        self.bar.inc(1);
        if self.begun.elapsed() >= SHORT {
            // Nothing is drawn where standard error is no terminal.
            self.shown.call_once(|| self.bar.set_draw_target(ProgressDrawTarget::stderr()));
        }
    }

    /// Takes the progress away.
    pub fn finish(self) {
        self.bar.finish_and_clear();
    }
}

impl Patience for Waiting {
    fn go_on(&self, found: usize) -> bool {
        if self.shown.get().elapsed() >= PACE {
            self.shown.set(Instant::now());
            self.show(found);
        }
        !STOPPED.load(Ordering::Relaxed)
    }
}
