//! The program within this process, with what it prints.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use rustix::fs::{MemfdFlags, memfd_create};
use serde_json::Value;

/// A folder of this process alone, in memory where the system has such folders.
pub fn folder() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let memory = Path::new("/dev/shm");
        let above = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        let folder = above.join(format!("demarche-fuzz-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder can be made");
        folder
    })
}

/// A file in that folder with some bytes.
pub fn file(bytes: &[u8]) -> String {
    let path = folder().join("model.yaml");
    std::fs::write(&path, bytes).expect("the file can be written");
    path.display().to_string()
}

/// What standard output goes to.
fn output() -> &'static File {
    static OUTPUT: OnceLock<File> = OnceLock::new();
    OUTPUT.get_or_init(|| {
        let memory = memfd_create("output", MemfdFlags::CLOEXEC).expect("a file can be made in memory");
        rustix::stdio::dup2_stdout(&memory).expect("standard output can be another file");
        File::from(memory)
    })
}

/// The status of a command, and what it prints.
pub fn asked(arguments: &[&str]) -> (u8, String) {
    let mut output = output();
    let line = std::iter::once("demarche").chain(arguments.iter().copied()).map(Into::into);
    let status = demarche::cli::run_from(line);
    output.seek(SeekFrom::Start(0)).expect("memory has a beginning");
    let mut bytes = Vec::new();
    output.read_to_end(&mut bytes).expect("memory can be read");
    output.set_len(0).expect("memory can be emptied");
    output.seek(SeekFrom::Start(0)).expect("memory has a beginning");
    (status, String::from_utf8(bytes).expect("what is printed is text"))
}

/// The same as JSON, where it prints some.
pub fn json(arguments: &[&str]) -> (u8, Value) {
    let (status, text) = asked(&[arguments, &["--format", "json"]].concat());
    let value = if status == 2 { Value::Null } else { serde_json::from_str(&text).expect("what is printed is JSON") };
    (status, value)
}
