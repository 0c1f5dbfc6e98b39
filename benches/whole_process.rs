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
    let [context, packages] = ["context.yaml", "packages.yaml"].map(|name| folder.path().join(name));
    std::fs::write(&context, context_model(8_000, 120)).expect("the model can be written");
    std::fs::write(&packages, packages_model(12, 4, 10)).expect("the model can be written");
    let [context, packages] = [context, packages].map(|path| path.display().to_string());
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
        vec!["roadmap"],
        vec!["robust"],
        vec!["deal"],
        vec!["deal", "--utilities", "--file", "examples/selvar-basin.yaml"],
        vec!["deal", "--file", &packages],
        vec!["coalitions", "--count", "--file", &context],
        vec!["render", "--out", &out],
        #[cfg(feature = "png")]
        vec!["render", "--out", &out, "--format", "dot,svg,png"],
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
        let names = [(&large, "LARGE"), (&context, "CONTEXT"), (&packages, "PACKAGES"), (&out, "OUT")];
        let shown = names.iter().fold(command.join(" "), |shown, (path, name)| shown.replace(*path, name));
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

/// A number that looks like chance and is the same on every machine (splitmix64).
fn chance(seed: usize) -> usize {
    let mut mixed = (seed as u64).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (mixed >> 33) as usize
}

/// Parties that each want some fourteen of all demands: a context with more than 200,000 formal concepts.
fn context_model(parties: usize, demands: usize) -> String {
    let mut text = String::from("issues: {i: {name: Issue}}\nparties:\n");
    (0..parties).for_each(|party| _ = writeln!(text, "  p{party}: {{}}"));
    text.push_str("demands:\n");
    (0..demands).for_each(|demand| _ = writeln!(text, "  d{demand}: {{issue: i, text: Outcome {demand}}}"));
    text.push_str("stances:\n");
    let cells = (0..parties).flat_map(|party| (0..demands).map(move |demand| (party, demand)));
    for (party, demand) in cells.filter(|(party, demand)| chance(party * demands + demand) % 1000 < 68) {
        let _ = writeln!(text, "  - {{party: p{party}, demand: d{demand}, stance: supports}}");
    }
    text
}

/// Issues of exclusive demands, some of which include one of the issue before, with positions on all of them.
fn packages_model(issues: usize, options: usize, parties: usize) -> String {
    let words = ["demands", "supports", "open", "neutral", "reluctant", "opposes", "rejects"];
    let mut text = String::from("parties:\n");
    (0..parties).for_each(|party| _ = writeln!(text, "  p{party}: {{}}"));
    text.push_str("issues:\n");
    (0..issues).for_each(|issue| _ = writeln!(text, "  i{issue}: {{}}"));
    text.push_str("demands:\n");
    for (issue, option) in (0..issues).flat_map(|issue| (0..options).map(move |option| (issue, option))) {
        let others: Vec<String> = (0..option).map(|other| format!("i{issue}-d{other}: not both")).collect();
        let seed = chance(issue * options + option);
        let implies = if issue > 0 && seed % 5 < 2 {
            format!(", implies: {{i{}-d{}: part of it}}", issue - 1, seed % options)
        } else {
            String::new()
        };
        let excludes = others.join(", ");
        let _ = writeln!(text, "  i{issue}-d{option}: {{issue: i{issue}, text: T, excludes: {{{excludes}}}{implies}}}");
    }
    text.push_str("stances:\n");
    for number in 0..parties * issues * options {
        let (party, demand) = (number % parties, number / parties);
        let (issue, option) = (demand / options, demand % options);
        if chance(number) % 5 < 3 {
            let word = words[chance(number + 7919) % 7];
            let _ = writeln!(text, "  - {{party: p{party}, demand: i{issue}-d{option}, stance: {word}}}");
        }
    }
    text
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
