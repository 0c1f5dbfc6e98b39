//! How long whole runs of the program take, from start to exit: `cargo bench`.
//!
//! Each command runs several times in turn with the others, so that a slow moment of the machine hits all alike. The
//! figures are the minimum, the median and the maximum in milliseconds; `--version` shows what starting a process costs.
//! There is no limit here that could fail: machines differ, a reader judges.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

const RUNS: usize = 15;

fn main() {
    let folder = tempfile::tempdir().expect("a temporary folder can be made");
    let large = folder.path().join("large.yaml");
    std::fs::write(&large, large_model(200, 6_000, 30_000)).expect("the model can be written");
    let (large, out) = (large.display().to_string(), folder.path().join("graphs").display().to_string());
    let commands: Vec<Vec<&str>> = vec![
        vec!["--version"],
        vec!["check"],
        vec!["show", "ukraine"],
        vec!["matrix"],
        vec!["common-ground", "russia", "ukraine"],
        vec!["conflicts"],
        vec!["why", "russia", "ukraine", "leave-four-regions"],
        vec!["compare", "russia", "ukraine"],
        vec!["pairs"],
        vec!["render", "--out", &out],
        vec!["check", "--file", &large],
        vec!["pairs", "--format", "json", "--file", &large],
        vec!["common-ground", "p0", "p1", "p2", "--file", &large],
    ];
    let mut times = vec![Vec::new(); commands.len()];
    for _ in 0..RUNS {
        for (command, times) in commands.iter().zip(&mut times) {
            times.push(run(command));
        }
    }
    println!("{:>9} {:>9} {:>9}  ms, {RUNS} runs each", "min", "median", "max");
    for (command, mut times) in commands.iter().zip(times) {
        times.sort_by(f64::total_cmp);
        let shown = command.join(" ").replace(&large, "LARGE").replace(&out, "OUT");
        println!("{:9.1} {:9.1} {:9.1}  {shown}", times[0], times[RUNS / 2], times[RUNS - 1]);
    }
}

fn run(arguments: &[&str]) -> f64 {
    let started = Instant::now();
    Command::new(env!("CARGO_BIN_EXE_demarche"))
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .expect("the program runs");
    started.elapsed().as_secs_f64() * 1e3
}

/// Invented positions, the same on every machine: each stance follows from its number alone.
fn large_model(parties: usize, demands: usize, stances: usize) -> String {
    let words = ["demands", "supports", "open", "neutral", "reluctant", "opposes", "rejects"];
    let mut text = String::from("sources: {s: {title: Invented}}\nissues: {i: {name: Issue}}\nparties:\n");
    for party in 0..parties {
        let _ = writeln!(text, "  p{party}: {{name: Party {party}}}");
    }
    text.push_str("demands:\n");
    for demand in 0..demands {
        let implies =
            if demand % 3 == 1 { format!(", implies: {{d{}: part of it}}", demand - 1) } else { String::new() };
        let _ = writeln!(text, "  d{demand}: {{issue: i, text: Outcome {demand}{implies}}}");
    }
    text.push_str("stances:\n");
    for stance in 0..stances {
        let (party, demand) = (stance % parties, stance * 7919 % demands);
        let word = words[stance * 31 % 7];
        let day = 1 + stance / parties % 28;
        let _ = writeln!(
            text,
            "  - {{party: p{party}, demand: d{demand}, stance: {word}, said: 2025-01-{day:02}, evidence: {{s: words}}}}"
        );
    }
    text
}
