//! How long a layout may take: processor time, so that a busy machine stops nothing that would come to its end.

use std::time::{Duration, Instant};

use super::engine::EngineError;

/// Who computes.
#[derive(Clone, Copy, Debug)]
pub enum Worker {
    /// A thread of this program, by the number that the system gives it.
    #[cfg(feature = "embedded")]
    Thread(u32),
    /// A program that was started, with all in its process group.
    #[cfg(feature = "cli")]
    Group(u32),
}

/// The processor time that a worker may take. One that does not compute at all is given up after the same time on the clock,
/// and so is one whose time the system does not tell.
#[derive(Debug)]
pub struct Allowance {
    limit: Duration,
    worker: Option<Worker>,
    used: Duration,
    /// When it was last seen to compute.
    active: Instant,
    looked: Instant,
}

/// How often the system is asked.
const PACE: Duration = Duration::from_millis(50);

impl Allowance {
    /// From now on. Without a worker, time on the clock counts.
    pub fn new(limit: Duration, worker: Option<Worker>) -> Allowance {
        let now = Instant::now();
        Allowance { limit, worker, used: Duration::ZERO, active: now, looked: now }
    }

    /// Asked often: the system is asked now and then.
    ///
    /// # Errors
    /// When it is used up.
    pub fn check(&mut self) -> Result<(), EngineError> {
        if self.looked.elapsed() >= PACE.min(self.limit) {
            self.looked = Instant::now();
            let used = self.worker.and_then(used).unwrap_or_default();
            if used > self.used {
                (self.used, self.active) = (used, self.looked);
            }
        }
        let limit = self.limit;
        if self.used > limit {
            Err(EngineError::TimedOut { limit })
        } else if self.active.elapsed() > limit {
            Err(EngineError::Idle { limit })
        } else {
            Ok(())
        }
    }
}

/// The processor time of a worker so far, to a hundredth of a second; none where the system does not tell.
#[cfg(target_os = "linux")]
fn used(worker: Worker) -> Option<Duration> {
    let stat = |path: &std::path::Path| {
        let text = std::fs::read_to_string(path).ok()?;
        // The name of the program comes second, in brackets, and may hold anything.
        let fields: Vec<i64> = text.rsplit_once(')')?.1.split(' ').filter_map(|field| field.parse().ok()).collect();
        // Of the fields that are numbers: the parent, the group; then user and system time.
        Some((*fields.get(1)?, u64::try_from(fields.get(10)? + fields.get(11)?).ok()?))
    };
    let ticks = match worker {
        #[cfg(feature = "embedded")]
        Worker::Thread(thread) => stat(format!("/proc/self/task/{thread}/stat").as_ref())?.1,
        #[cfg(feature = "cli")]
        Worker::Group(group) => {
            let all = std::fs::read_dir("/proc").ok()?.flatten();
            let each =
                all.filter(|entry| entry.file_name().to_string_lossy().bytes().all(|byte| byte.is_ascii_digit()));
            let own = each.filter_map(|entry| stat(&entry.path().join("stat")));
            own.filter(|(of, _)| *of == i64::from(group)).map(|(_, ticks)| ticks).sum()
        }
    };
    Some(Duration::from_secs(ticks) / u32::try_from(rustix::param::clock_ticks_per_second()).ok()?)
}

#[cfg(not(target_os = "linux"))]
fn used(_: Worker) -> Option<Duration> {
    None
}

#[cfg(all(test, target_os = "linux", feature = "embedded", feature = "cli"))]
mod tests {
    use super::*;

    fn here() -> Worker {
        Worker::Thread(rustix::thread::gettid().as_raw_nonzero().get().unsigned_abs())
    }

    #[test]
    fn whoever_computes_uses_up_its_time() {
        let mut allowance = Allowance::new(Duration::from_millis(100), Some(here()));
        let mut sum = 0_u64;
        let over = loop {
            sum = std::hint::black_box(sum + 1);
            if let Err(over) = allowance.check() {
                break over;
            }
        };
        assert!(matches!(over, EngineError::TimedOut { .. }), "{over}");
    }

    #[test]
    fn a_group_of_nobody_uses_none() {
        assert_eq!(used(Worker::Group(u32::MAX)), Some(Duration::ZERO));
    }

    #[test]
    fn a_thread_that_does_nothing_is_given_up() {
        let mut allowance = Allowance::new(Duration::from_millis(100), Some(Worker::Thread(u32::MAX)));
        assert!(allowance.check().is_ok());
        std::thread::sleep(Duration::from_millis(150));
        assert!(matches!(allowance.check(), Err(EngineError::Idle { .. })));
    }
}
