//! A layout on a thread of its own, which is waited for as long as it may take.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use crate::picture::allowance::{Allowance, Worker};
use crate::picture::engine::EngineError;

/// The port recurses as deeply as C Graphviz does, which needs more than the two megabytes of a Rust thread.
const STACK: usize = 64 << 20;

/// How often a running layout is looked at.
const TICK: Duration = Duration::from_millis(5);

/// A layout cannot be cancelled: after the limit the thread is left behind, and ends with the program, which has nothing
/// else to do then.
pub fn draw(dot: &str, limit: Duration) -> Result<String, EngineError> {
    let (sender, receiver) = channel();
    let (begins, begun) = channel();
    let dot = dot.to_owned();
    thread::Builder::new()
        .name("layout".into())
        .stack_size(STACK)
        .spawn(move || {
            let _ = begins.send(worker());
            // Nobody listens any more after the time limit, which is no error here.
            let _ = sender.send(super::draw(&dot));
        })
        .map_err(|source| EngineError::NotRun { program: "layout thread".into(), source })?;
    let mut allowance = Allowance::new(limit, begun.recv().ok().flatten());
    loop {
        match receiver.recv_timeout(TICK) {
            Ok(answer) => return answer,
            Err(RecvTimeoutError::Timeout) => allowance.check()?,
            Err(RecvTimeoutError::Disconnected) => return Err(EngineError::Crashed),
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
