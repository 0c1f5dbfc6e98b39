//! The statuses with which a command ends: what scripts rely on.

use super::output::Outcome;

/// It could not run: no such file, no such name, a model that cannot be understood.
pub const COULD_NOT_RUN: u8 = 2;

/// It was stopped by Ctrl-C: 128 and the number of the signal, as shells have it.
pub const INTERRUPTED: u8 = 130;

/// The status of a command that ran.
pub const fn of(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Clean => 0,
        Outcome::Findings => 1,
        Outcome::Interrupted => INTERRUPTED,
    }
}

/// All that there are, from the least to the largest.
pub const ALL: [u8; 4] = [of(Outcome::Clean), of(Outcome::Findings), COULD_NOT_RUN, INTERRUPTED];
