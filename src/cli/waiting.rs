//! Somebody at a terminal who waits for a long search: Ctrl-C ends it with what was found, and what it does is shown.

use std::cell::{Cell, RefCell};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::output::{self, Outcome};
use crate::analysis::Patience;

/// A search that takes less is not shown.
const SHORT: Duration = Duration::from_millis(400);
/// What is shown is looked after so often.
const PACE: Duration = Duration::from_millis(100);

/// Waits until the search is done or Ctrl-C is pressed.
#[derive(Debug)]
pub struct Waiting {
    stopped: Arc<AtomicBool>,
    /// What is found, in the plural: `Groups`.
    what: &'static str,
    begun: Instant,
    shown: Cell<Instant>,
    bar: RefCell<Option<ProgressBar>>,
}

impl Waiting {
    /// Listens for Ctrl-C from now on. A second one ends the program at once.
    ///
    /// # Errors
    /// When the system lets nobody listen.
    pub fn start(what: &'static str) -> Result<Waiting> {
        let stopped = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&stopped);
        ctrlc::set_handler(move || {
            if flag.swap(true, Ordering::Relaxed) {
                std::process::exit(i32::from(INTERRUPTED));
            }
        })
        .context("cannot listen for Ctrl-C")?;
        Ok(Waiting { stopped, what, begun: Instant::now(), shown: Cell::new(Instant::now()), bar: RefCell::new(None) })
    }

    /// Takes the progress away and says whether the search was stopped, and that the answer lacks something if it was.
    pub fn finish(self) -> Outcome {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
        if !self.stopped.load(Ordering::Relaxed) {
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

/// The exit code of a program that was stopped by Ctrl-C, as shells have it.
pub const INTERRUPTED: u8 = 130;

impl Patience for Waiting {
    fn go_on(&self, found: usize) -> bool {
        if self.shown.get().elapsed() >= PACE {
            self.shown.set(Instant::now());
            self.show(found);
        }
        !self.stopped.load(Ordering::Relaxed)
    }
}
