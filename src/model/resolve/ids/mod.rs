//! The ids of one kind of element: which there are, and what a reference to one means.

mod collected;
mod meant;
mod misspelt;

pub use collected::{
    BAD_ID, Called, DUPLICATE_ID, Ids, Renaming, UNKNOWN_DEMAND, UNKNOWN_ID, UNKNOWN_ISSUE, UNKNOWN_PARTY,
    UNKNOWN_PERSON, UNKNOWN_SOURCE, UNKNOWN_STEP,
};
pub use misspelt::Misspelt;
