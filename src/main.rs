//! The command line of demarche; everything else is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    demarche::cli::run()
}
