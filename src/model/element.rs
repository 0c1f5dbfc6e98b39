//! Anything that has an id.

use crate::id::{DemandIx, DisputeIx, EventIx, FigureIx, IssueIx, PaperIx, PartyIx, PersonIx, SourceIx, StepIx};
use crate::kind::{Kind, each_kind};

macro_rules! elements {
    ($($kind:ident $list:ident $word:literal $article:literal $section:literal $id:ident $ix:ident;)*) => {
        /// Something that has an id.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Element {
            $(#[doc = concat!("The ", $word, " with this index.")] $kind($ix),)*
        }

        impl Element {
            /// Of which kind it is.
            pub fn kind(self) -> Kind {
                match self { $(Element::$kind(_) => Kind::$kind,)* }
            }
        }
    };
}
each_kind!(elements);
