//! What lays out a graph: one trait, so that nothing else knows which Graphviz is at work.

use std::time::Duration;

/// The processor time that an engine may take for a picture unless it is told otherwise; the largest one that is sensible
/// takes two seconds.
pub const TIME_LIMIT: Duration = Duration::from_secs(60);

/// Turns DOT into SVG.
pub trait Engine {
    /// Draws the first graph of `dot`.
    ///
    /// # Errors
    /// When the engine is missing, rejects the graph, or takes too long. The caller still has the DOT and should write it.
    fn svg(&self, dot: &str) -> Result<String, EngineError>;
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// The program is not there.
    #[error(
        "cannot find Graphviz (`{program}`): install it (`apt install graphviz`, `brew install graphviz`, \
         `winget install graphviz`), name it in DEMARCHE_DOT, or leave out `--engine dot` to use the built-in engine"
    )]
    NotFound {
        /// The program that was looked for.
        program: String,
    },
    /// The program is there but could not be started, or its output not be read.
    #[error("cannot run `{program}`")]
    NotRun {
        /// The program.
        program: String,
        /// What the system said.
        source: std::io::Error,
    },
    /// The layout took more processor time than the limit.
    #[error("the layout took more than {} s of processor time", limit.as_secs_f32())]
    TimedOut {
        /// The limit.
        limit: Duration,
    },
    /// The layout neither computed nor came to an end.
    #[error("the layout did nothing for {} s", limit.as_secs_f32())]
    Idle {
        /// The limit.
        limit: Duration,
    },
    /// The program ended with an error.
    #[error("`{program}` failed ({status}): {stderr}")]
    Failed {
        /// The program.
        program: String,
        /// Its exit status.
        status: std::process::ExitStatus,
        /// What it wrote to standard error, trimmed.
        stderr: String,
    },
    /// The engine rejected the graph, or drew it with parts missing.
    #[error("the built-in engine rejects the graph: {message}")]
    Rejected {
        /// What the engine said.
        message: String,
    },
    /// The built-in engine stopped in the middle; this is a bug, of ours or of the engine.
    #[error("the built-in engine stopped unexpectedly")]
    Crashed,
    /// The program wrote more than a picture has.
    #[error("`{program}` wrote more than {} MiB and was stopped", most >> 20)]
    Flooded {
        /// The program.
        program: String,
        /// The limit, in bytes.
        most: u64,
    },
    /// Somebody does not wait for it any more.
    #[error("the layout was stopped")]
    Stopped,
    /// What the program drew is not taken for a picture.
    #[error("what `{program}` drew is not taken: it {reason}")]
    NotTaken {
        /// The program.
        program: String,
        /// Why.
        reason: String,
    },
    /// The engine wrote something that is not text.
    #[error("the engine's output is not UTF-8")]
    NotUtf8,
}
