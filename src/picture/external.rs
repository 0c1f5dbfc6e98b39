//! The user's own Graphviz, for formats and fonts the built-in engine does not have.

use std::ffi::OsString;
use std::io::{ErrorKind, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::engine::{Engine, EngineError, TIME_LIMIT};

/// The variable that names the program; without it, `dot` is looked for on the PATH.
pub const VARIABLE: &str = "DEMARCHE_DOT";

/// How often a running layout is looked at.
const TICK: Duration = Duration::from_millis(5);

/// What Graphviz shall write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Scalable Vector Graphics.
    Svg,
    /// Portable Document Format.
    Pdf,
    /// Portable Network Graphics.
    Png,
}

impl Format {
    fn flag(self) -> &'static str {
        match self {
            Self::Svg => "-Tsvg",
            Self::Pdf => "-Tpdf",
            Self::Png => "-Tpng",
        }
    }
}

/// A Graphviz program outside of this one.
#[derive(Clone, Debug)]
pub struct External {
    program: OsString,
    limit: Duration,
}

impl External {
    /// The program that `DEMARCHE_DOT` names, or else `dot`.
    pub fn from_environment() -> Self {
        let named = std::env::var_os(VARIABLE).filter(|program| !program.is_empty());
        Self::new(named.unwrap_or_else(|| "dot".into()), TIME_LIMIT)
    }

    /// A given program and time limit.
    pub fn new(program: impl Into<OsString>, limit: Duration) -> Self {
        Self { program: program.into(), limit }
    }

    /// Draws `dot` in the given format.
    ///
    /// The graph goes to standard input, never through a shell or a file. After the time limit the program is killed.
    ///
    /// # Errors
    /// Every variant of [`EngineError`] that does not name the built-in engine.
    pub fn render(&self, dot: &str, format: Format) -> Result<Vec<u8>, EngineError> {
        let deadline = Instant::now() + self.limit;
        let mut child = self.start(format)?;
        feed(&mut child, dot.to_owned());
        let stdout = child.stdout.take().map(collect);
        let stderr = child.stderr.take().map(collect);
        let status = self.wait(&mut child, deadline)?;
        let output = self.received(stdout, deadline)?;
        if status.success() {
            return Ok(output);
        }
        let stderr = self.received(stderr, deadline).unwrap_or_default();
        let stderr = String::from_utf8_lossy(&stderr).trim().to_owned();
        Err(EngineError::Failed { program: self.name(), status, stderr })
    }

    fn start(&self, format: Format) -> Result<Child, EngineError> {
        Command::new(&self.program)
            .arg(format.flag())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|source| match source.kind() {
                ErrorKind::NotFound => EngineError::NotFound { program: self.name() },
                _ => self.not_run(source),
            })
    }

    fn wait(&self, child: &mut Child, deadline: Instant) -> Result<ExitStatus, EngineError> {
        loop {
            if let Some(status) = child.try_wait().map_err(|source| self.not_run(source))? {
                return Ok(status);
            }
            if Instant::now() >= deadline {
                // It may have ended by itself in between; either way it must not stay behind as a zombie.
                let _ = child.kill();
                let _ = child.wait();
                return Err(EngineError::TimedOut { limit: self.limit });
            }
            thread::sleep(TICK);
        }
    }

    /// Waits for a pipe to close. A wrapper script may leave a child behind that holds it open, hence the deadline.
    fn received(
        &self,
        pipe: Option<Receiver<std::io::Result<Vec<u8>>>>,
        deadline: Instant,
    ) -> Result<Vec<u8>, EngineError> {
        let Some(pipe) = pipe else {
            return Ok(Vec::new());
        };
        let left = deadline.saturating_duration_since(Instant::now()).max(TICK * 20);
        match pipe.recv_timeout(left) {
            Ok(bytes) => bytes.map_err(|source| self.not_run(source)),
            Err(_) => Err(EngineError::TimedOut { limit: self.limit }),
        }
    }

    fn not_run(&self, source: std::io::Error) -> EngineError {
        EngineError::NotRun { program: self.name(), source }
    }

    fn name(&self) -> String {
        self.program.to_string_lossy().into_owned()
    }
}

impl Engine for External {
    fn svg(&self, dot: &str) -> Result<String, EngineError> {
        String::from_utf8(self.render(dot, Format::Svg)?).map_err(|_| EngineError::NotUtf8)
    }
}

/// Writes from a thread, because a program that fills its output pipe before it has read all input would wait for ever.
fn feed(child: &mut Child, dot: String) {
    if let Some(mut stdin) = child.stdin.take() {
        // A program that stops reading early says why on its standard error.
        thread::spawn(move || stdin.write_all(dot.as_bytes()));
    }
}

/// Reads from a thread, because both output pipes have to be emptied while the program runs.
fn collect(mut pipe: impl Read + Send + 'static) -> Receiver<std::io::Result<Vec<u8>>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let result = pipe.read_to_end(&mut bytes).map(|_| bytes);
        // Nobody listens any more after the time limit, which is no error here.
        let _ = sender.send(result);
    });
    receiver
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_says_how_to_get_it() {
        let engine = External::new("/no/such/dot", TIME_LIMIT);
        let message = engine.svg("digraph {}").unwrap_err().to_string();
        for words in ["/no/such/dot", "apt install graphviz", "leave out `--engine dot`"] {
            assert!(message.contains(words), "{message}");
        }
    }

    #[cfg(unix)]
    mod scripts {
        use std::os::unix::fs::PermissionsExt as _;

        use super::*;

        fn script(body: &str, limit: Duration) -> (tempfile::TempDir, External) {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("dot");
            std::fs::write(&path, format!("#!/bin/sh\n{body}\n")).unwrap();
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
            let engine = External::new(&path, limit);
            (folder, engine)
        }

        #[test]
        fn large_input_and_output_do_not_block() {
            let (_folder, engine) = script("cat; echo warning >&2", TIME_LIMIT);
            let text = "x".repeat(1 << 20);
            assert_eq!(engine.svg(&text).unwrap(), text);
        }

        #[test]
        fn an_error_carries_status_and_words() {
            let (_folder, engine) = script("echo 'syntax error in line 1' >&2; exit 3", TIME_LIMIT);
            let message = engine.svg("x").unwrap_err().to_string();
            assert!(message.ends_with("failed (exit status: 3): syntax error in line 1"), "{message}");
        }

        #[test]
        fn a_slow_program_is_killed_and_its_children_do_not_hold_us_up() {
            for body in ["exec sleep 30", "sleep 30", "sleep 30 & exit 0"] {
                let (_folder, engine) = script(body, Duration::from_millis(200));
                let start = Instant::now();
                let error = engine.svg("x").unwrap_err();
                assert!(matches!(error, EngineError::TimedOut { .. }), "{body}: {error}");
                assert!(start.elapsed() < Duration::from_secs(5), "{body}");
            }
        }

        #[test]
        fn bytes_that_are_not_text_are_named() {
            let (_folder, engine) = script(r"printf '\377'", TIME_LIMIT);
            assert!(matches!(engine.svg("x").unwrap_err(), EngineError::NotUtf8));
        }
    }
}
