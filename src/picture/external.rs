//! The user's own Graphviz, for fonts that the built-in engine does not have.

use std::ffi::OsString;
use std::io::{ErrorKind, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::allowance::{Allowance, Worker};
use super::engine::{Engine, EngineError};
use super::foreign_svg;

/// The variable that names the program; without it, `dot` is looked for on the PATH.
pub const VARIABLE: &str = "DEMARCHE_DOT";

/// How often a running layout is looked at.
const TICK: Duration = Duration::from_millis(5);

/// Bytes of a picture beyond which it is none.
const MOST: u64 = 64 << 20;

/// Bytes of what a program says that are kept.
const WORDS: u64 = 4096;

/// A Graphviz program outside of this one.
#[derive(Clone, Debug)]
pub struct External {
    program: OsString,
    limit: Duration,
    stop: Arc<AtomicBool>,
}

/// What came through a pipe, and whether there was more than is kept.
type Received = std::io::Result<(Vec<u8>, bool)>;

impl External {
    /// The program that `DEMARCHE_DOT` names, or else `dot`, with a limit in processor time.
    pub fn from_environment(limit: Duration) -> Self {
        let named = std::env::var_os(VARIABLE).filter(|program| !program.is_empty());
        Self::new(named.unwrap_or_else(|| "dot".into()), limit)
    }

    /// A given program and limit.
    pub fn new(program: impl Into<OsString>, limit: Duration) -> Self {
        Self { program: program.into(), limit, stop: Arc::default() }
    }

    /// Ends the program as soon as this is true.
    pub fn until(self, stop: Arc<AtomicBool>) -> Self {
        Self { stop, ..self }
    }

    /// What the program draws of `dot` as SVG, as it wrote it.
    ///
    /// The graph goes to standard input, never through a shell or a file. After the limit the program is killed with all that it started.
    ///
    /// # Errors
    /// Every variant of [`EngineError`] that does not name the built-in engine.
    fn render(&self, dot: &str) -> Result<Vec<u8>, EngineError> {
        // Of many pictures each would start another program, and the last one would outlive whoever is ending.
        if self.is_stopped() {
            return Err(EngineError::Stopped);
        }
        let mut child = self.start()?;
        let mut allowance = Allowance::new(self.limit, Some(Worker::Group(child.id())));
        feed(&mut child, dot.to_owned());
        let stdout = child.stdout.take().map(|pipe| collect(pipe, MOST, true));
        let stderr = child.stderr.take().map(|pipe| collect(pipe, WORDS, false));
        let output = self.output(&mut child, stdout, stderr, &mut allowance);
        // Whatever came of it, nothing that it started stays behind, and it is no zombie.
        end(&mut child);
        output
    }

    fn start(&self) -> Result<Child, EngineError> {
        let mut command = Command::new(&self.program);
        command.arg("-Tsvg").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        // A group of its own, so that it can be ended with all that it starts.
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command.spawn().map_err(|source| match source.kind() {
            ErrorKind::NotFound => EngineError::NotFound { program: self.name() },
            _ => self.not_run(source),
        })
    }

    /// What the program wrote, once it is at its end.
    fn output(
        &self,
        child: &mut Child,
        stdout: Option<Receiver<Received>>,
        stderr: Option<Receiver<Received>>,
        allowance: &mut Allowance,
    ) -> Result<Vec<u8>, EngineError> {
        let (output, is_more) = self.received(stdout, allowance)?;
        if is_more {
            return Err(EngineError::Flooded { program: self.name(), most: MOST });
        }
        let status = self.wait(child, allowance)?;
        if status.success() {
            return Ok(output);
        }
        let (words, is_more) = self.received(stderr, allowance).unwrap_or_default();
        let words = String::from_utf8_lossy(&words).trim().to_owned();
        let stderr = if is_more { format!("{words} …") } else { words };
        Err(EngineError::Failed { program: self.name(), status, stderr })
    }

    fn wait(&self, child: &mut Child, allowance: &mut Allowance) -> Result<ExitStatus, EngineError> {
        loop {
            if let Some(status) = child.try_wait().map_err(|source| self.not_run(source))? {
                return Ok(status);
            }
            self.go_on(allowance)?;
            thread::sleep(TICK);
        }
    }

    /// Waits for a pipe to close, or for more than is kept. A wrapper script may leave a child behind that holds it open, hence the
    /// limit.
    fn received(
        &self,
        pipe: Option<Receiver<Received>>,
        allowance: &mut Allowance,
    ) -> Result<(Vec<u8>, bool), EngineError> {
        let Some(pipe) = pipe else {
            return Ok((Vec::new(), false));
        };
        loop {
            match pipe.recv_timeout(TICK) {
                Ok(received) => return received.map_err(|source| self.not_run(source)),
                Err(RecvTimeoutError::Timeout) => self.go_on(allowance)?,
                Err(RecvTimeoutError::Disconnected) => return Ok((Vec::new(), false)),
            }
        }
    }

    fn go_on(&self, allowance: &mut Allowance) -> Result<(), EngineError> {
        if self.is_stopped() { Err(EngineError::Stopped) } else { allowance.check() }
    }

    fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
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
        let svg = String::from_utf8(self.render(dot)?).map_err(|_| EngineError::NotUtf8)?;
        foreign_svg::check(&svg).map_err(|reason| EngineError::NotTaken { program: self.name(), reason })?;
        Ok(svg)
    }
}

/// Ends a program and all that it started, if they are not at their end, and takes its status.
fn end(child: &mut Child) {
    #[cfg(unix)]
    if let Some(group) = rustix::process::Pid::from_raw(child.id() as i32) {
        // Nobody is left of most groups.
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// Writes from a thread, because a program that fills its output pipe before it has read all input would wait for ever.
fn feed(child: &mut Child, dot: String) {
    if let Some(mut stdin) = child.stdin.take() {
        // A program that stops reading early says why on its standard error.
        thread::spawn(move || stdin.write_all(dot.as_bytes()));
    }
}

/// Reads from a thread, because both output pipes have to be emptied while the program runs. What is more than is kept ends the reading at
/// once, or is read and dropped.
fn collect(mut pipe: impl Read + Send + 'static, most: u64, at_once: bool) -> Receiver<Received> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let read = pipe.by_ref().take(most).read_to_end(&mut bytes);
        let mut one = [0];
        let more = read.and_then(|_| pipe.read(&mut one)).map(|number| number > 0);
        if matches!(more, Ok(true)) && !at_once {
            let _ = std::io::copy(&mut pipe, &mut std::io::sink());
        }
        // Nobody listens any more after the time limit, which is no error here.
        let _ = sender.send(more.map(|is_more| (bytes, is_more)));
    });
    receiver
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::engine::TIME_LIMIT;

    #[test]
    fn whoever_is_ending_starts_nothing() {
        let engine = External::new("/no/such/program", TIME_LIMIT);
        assert!(matches!(engine.render(""), Err(EngineError::NotFound { .. })));
        let ending = engine.until(Arc::new(AtomicBool::new(true)));
        assert!(matches!(ending.render(""), Err(EngineError::Stopped)));
    }

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
        use super::*;

        fn script(body: &str, limit: Duration) -> (tempfile::TempDir, External) {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("dot");
            // By another process: while a file is open for writing it cannot be run, and a program that another test starts at that
            // moment holds it open as well.
            let body = format!("#!/bin/sh\n{body}\n");
            let written = "printf %s \"$1\" >\"$0\" && chmod 755 \"$0\"";
            let status = Command::new("sh").args(["-c", written]).arg(&path).arg(body).status().unwrap();
            assert!(status.success());
            let engine = External::new(&path, limit);
            (folder, engine)
        }

        #[test]
        fn large_input_and_output_do_not_block() {
            let (_folder, engine) = script("cat; echo warning >&2", TIME_LIMIT);
            let text = "x".repeat(1 << 20);
            assert_eq!(engine.render(&text).unwrap(), text.as_bytes());
        }

        #[test]
        fn what_is_no_picture_is_not_taken() {
            for (body, words) in [
                ("cat", "is not XML"),
                ("true", "is not XML"),
                ("echo '<html/>'", "is not a drawing in SVG"),
                ("echo '<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>'", "has an element `script`"),
            ] {
                let (_folder, engine) = script(body, TIME_LIMIT);
                let message = engine.svg("digraph {}").unwrap_err().to_string();
                assert!(message.contains("is not taken: it ") && message.contains(words), "{body}: {message}");
            }
        }

        #[test]
        fn a_flood_is_stopped_and_few_words_are_kept() {
            let (_folder, engine) = script("yes", TIME_LIMIT);
            assert!(matches!(engine.svg("x").unwrap_err(), EngineError::Flooded { .. }));
            let (_folder, engine) = script("yes no | head -c 1000000 >&2; exit 1", TIME_LIMIT);
            let message = engine.svg("x").unwrap_err().to_string();
            assert!(message.ends_with(" …") && message.len() < 5000, "{}", message.len());
        }

        #[test]
        fn nothing_that_a_program_started_stays_behind() {
            let (folder, engine) = script("(sleep 5; touch \"$0.late\") & echo nothing", Duration::from_millis(200));
            assert!(engine.svg("x").is_err());
            std::thread::sleep(Duration::from_millis(5500));
            assert!(!folder.path().join("dot.late").exists());
        }

        #[test]
        fn who_does_not_wait_any_more_stops_it() {
            let (_folder, engine) = script("sleep 30", TIME_LIMIT);
            let stop = Arc::new(AtomicBool::new(true));
            assert!(matches!(engine.until(stop).svg("x").unwrap_err(), EngineError::Stopped));
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
                let error = engine.svg("x").unwrap_err();
                assert!(matches!(error, EngineError::Idle { .. }), "{body}: {error}");
            }
        }

        #[test]
        #[cfg(target_os = "linux")]
        fn processor_time_is_what_counts_also_of_what_a_program_starts() {
            for body in ["while :; do :; done", "(while :; do :; done)", "(while :; do :; done) & exit 0"] {
                let (_folder, engine) = script(body, Duration::from_millis(300));
                let error = engine.svg("x").unwrap_err();
                assert!(matches!(error, EngineError::TimedOut { .. }), "{body}: {error}");
            }
        }

        #[test]
        fn bytes_that_are_not_text_are_named() {
            let (_folder, engine) = script(r"printf '\377'", TIME_LIMIT);
            assert!(matches!(engine.svg("x").unwrap_err(), EngineError::NotUtf8));
        }
    }
}
