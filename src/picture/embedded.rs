//! The built-in engine: a Rust port of Graphviz, the same bytes on every machine and nothing to install.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use graphviz_pure::DiagnosticLevel;

use super::allowance::{Allowance, Worker};
use super::engine::{Engine, EngineError, TIME_LIMIT};

/// The port recurses as deeply as C Graphviz does, which needs more than the two megabytes of a Rust thread.
const STACK: usize = 64 << 20;

/// How often a running layout is looked at.
const TICK: Duration = Duration::from_millis(5);

/// Graphviz inside this program.
#[derive(Clone, Copy, Debug)]
pub struct Embedded {
    limit: Duration,
}

impl Default for Embedded {
    fn default() -> Self {
        Self { limit: TIME_LIMIT }
    }
}

impl Embedded {
    /// An engine with a limit of its own, in processor time.
    pub fn with_limit(limit: Duration) -> Self {
        Self { limit }
    }
}

impl Engine for Embedded {
    /// Lays out on a thread of its own. A layout cannot be cancelled: after the limit the thread is left behind, and ends
    /// with the program, which has nothing else to do then.
    fn svg(&self, dot: &str) -> Result<String, EngineError> {
        let (sender, receiver) = channel();
        let (begins, begun) = channel();
        let dot = dot.to_owned();
        thread::Builder::new()
            .name("layout".into())
            .stack_size(STACK)
            .spawn(move || {
                let _ = begins.send(worker());
                // Nobody listens any more after the time limit, which is no error here.
                let _ = sender.send(draw(&dot));
            })
            .map_err(|source| EngineError::NotRun { program: "layout thread".into(), source })?;
        let mut allowance = Allowance::new(self.limit, begun.recv().ok().flatten());
        loop {
            match receiver.recv_timeout(TICK) {
                Ok(answer) => return answer,
                Err(RecvTimeoutError::Timeout) => allowance.check()?,
                Err(RecvTimeoutError::Disconnected) => return Err(EngineError::Crashed),
            }
        }
    }
}

/// The thread that asks.
fn worker() -> Option<Worker> {
    #[cfg(target_os = "linux")]
    let own = Some(Worker::Thread(rustix::thread::gettid().as_raw_nonzero().get().unsigned_abs()));
    #[cfg(not(target_os = "linux"))]
    let own = None;
    own
}

fn draw(dot: &str) -> Result<String, EngineError> {
    let rendered = graphviz_pure::render_dot(dot, "dot", "svg")
        .map_err(|error| EngineError::Rejected { message: error.to_string().trim().to_owned() })?;
    let (svg, diagnostics) = rendered.into_parts();
    // A broken label is drawn as nothing, with an error on the side; a picture with a part missing is no picture.
    let errors: Vec<&str> = diagnostics
        .iter()
        .filter(|diagnostic| diagnostic.level() != DiagnosticLevel::Warning)
        .map(|diagnostic| diagnostic.message().trim())
        .collect();
    if errors.is_empty() { Ok(svg) } else { Err(EngineError::Rejected { message: errors.join("; ") }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_the_same_bytes_twice() {
        let engine = Embedded::default();
        let dot = "digraph { a -> b [label=\"x\"] }";
        let first = engine.svg(dot).unwrap();
        assert!(first.contains("<svg"));
        assert_eq!(first, engine.svg(dot).unwrap());
    }

    #[test]
    fn a_broken_label_is_a_failure_although_the_engine_draws_something() {
        let error = Embedded::default().svg("digraph { a [label=<<B></B>>] }").unwrap_err();
        assert!(matches!(error, EngineError::Rejected { .. }), "{error}");
        let error = Embedded::default().svg("digraph { a -> ").unwrap_err();
        assert!(error.to_string().starts_with("the built-in engine rejects the graph: "), "{error}");
    }

    #[test]
    fn a_slow_layout_is_given_up() {
        let edges: String = (0..4000).map(|n| format!("{} -> {};", n * 7 % 397, n * 13 % 401)).collect();
        let engine = Embedded::with_limit(Duration::from_millis(1));
        let error = engine.svg(&format!("digraph {{ {edges} }}")).unwrap_err();
        // The system counts processor time in hundredths of a second, so that it can look idle first.
        assert!(matches!(error, EngineError::TimedOut { .. } | EngineError::Idle { .. }), "{error}");
    }
}
