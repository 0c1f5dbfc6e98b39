//! The built-in engine: a Rust port of Graphviz, the same bytes on every machine and nothing to install.

#[cfg(not(target_family = "wasm"))]
mod limited;

use std::time::Duration;

use graphviz_pure::DiagnosticLevel;

use crate::picture::engine::{Engine, EngineError, TIME_LIMIT};

/// Graphviz inside this program.
///
/// On WebAssembly, which has no threads, a layout runs where it is asked for: without a limit, and on the stack of the
/// caller, of which the linker should leave 64 MiB (`-C link-arg=-zstack-size=67108864`).
#[derive(Clone, Copy, Debug)]
pub struct Embedded {
    #[cfg_attr(target_family = "wasm", expect(dead_code, reason = "nobody could stop a layout there"))]
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
    fn svg(&self, dot: &str) -> Result<String, EngineError> {
        #[cfg(not(target_family = "wasm"))]
        return limited::draw(dot, self.limit);
        #[cfg(target_family = "wasm")]
        draw(dot)
    }
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
