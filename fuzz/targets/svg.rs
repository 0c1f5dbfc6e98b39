//! What an engine drew is finished or refused; what is XML stays XML.
#![no_main]

use demarche::picture::page::Page;
use demarche::picture::svg::{About, finish};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|drawn: &str| {
    let about = About { id: "drawn", title: "T < \" &", description: "D", page: Page::Natural, within: false };
    let Ok(finished) = finish(drawn, &about) else { return };
    if roxmltree::Document::parse(drawn).is_ok() {
        roxmltree::Document::parse(&finished).unwrap_or_else(|error| panic!("{error}: {finished}"));
    }
});
