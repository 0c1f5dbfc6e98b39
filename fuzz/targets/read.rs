//! Any bytes are read, and everything that is found in them can be told with its lines.
#![no_main]

use demarche::source::Sources;
use demarche_fuzz::changed::change_file;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fuzz_mutator!(|data: &mut [u8], size: usize, most: usize, seed: u32| { change_file(data, size, most, seed) });

fuzz_target!(|data: &[u8]| {
    let mut sources = Sources::default();
    sources.add_bytes("model.yaml", data.to_vec());
    let loaded = demarche::load(&sources);
    for (id, file) in sources.iter() {
        for found in loaded.diagnostics.iter().filter(|found| found.place.span.file == id) {
            let span = found.place.span;
            assert!(file.text().get(span.start as usize..span.end as usize).is_some(), "{}", found.message);
        }
    }
    // Questions see no other model than `check` does.
    let understood = demarche::understand(&sources, &[]);
    assert_eq!(understood.incomplete, loaded.incomplete);
    assert_eq!(understood.model.stances.len(), loaded.model.stances.len());
});
