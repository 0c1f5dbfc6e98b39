//! The one test binary. Each module says at its top what it holds to be true.

mod brute_force;
mod camps;
mod change;
mod check;
mod coalitions;
mod coverage;
mod deal;
mod graph;
mod interrupt;
mod loading;
mod mistakes;
mod pictures;
mod quotations;
mod readme;
mod roadmap;
mod robust;
mod rules;
mod single_text;
mod support;
mod suppose;
mod tidy;
mod transcripts;
mod utilities;
mod worked_example;
