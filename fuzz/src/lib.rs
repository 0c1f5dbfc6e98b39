//! What the targets share: the program within this process, and changes that an author could make to a file.

pub mod asked;
pub mod changed;
