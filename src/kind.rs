//! The kinds of element that have an id: one table, from which every list of them is made.

/// Gives a macro the table: kind, list in the model and in a document, word, word with its article, section of the file, type of
/// the ids, type of the indices.
macro_rules! each_kind {
    ($then:ident) => {
        $then! {
            Party parties "party" "a party" "parties" PartyId PartyIx;
            Person people "person" "a person" "people" PersonId PersonIx;
            Issue issues "issue" "an issue" "issues" IssueId IssueIx;
            Demand demands "demand" "a demand" "demands" DemandId DemandIx;
            Source sources "source" "a source" "sources" SourceId SourceIx;
            Step steps "step" "a step" "steps" StepId StepIx;
            Paper papers "document" "a document" "documents" PaperId PaperIx;
            Event events "event" "an event" "events" EventId EventIx;
            Dispute disputes "dispute" "a dispute" "disputes" DisputeId DisputeIx;
            Figure figures "figure" "a figure" "figures" FigureId FigureIx;
        }
    };
}
pub(crate) use each_kind;

macro_rules! kinds {
    ($($kind:ident $list:ident $word:literal $article:literal $section:literal $id:ident $ix:ident;)*) => {
        /// What can have an id, and be named by it anywhere.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $(#[doc = concat!("Read from the section `", $section, "`.")] $kind,)*
        }

        impl Kind {
            /// All of them.
            pub const ALL: &[Kind] = &[$(Kind::$kind),*];

            /// What it is called: `document`.
            pub fn word(self) -> &'static str {
                match self { $(Kind::$kind => $word,)* }
            }

            /// The same with its article: `an issue`.
            pub fn with_article(self) -> &'static str {
                match self { $(Kind::$kind => $article,)* }
            }

            /// The section of the file that defines it: `people`.
            pub fn section(self) -> &'static str {
                match self { $(Kind::$kind => $section,)* }
            }
        }
    };
}
each_kind!(kinds);
