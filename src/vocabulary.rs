//! Words from fixed lists: one macro, so that every list has its words in one place, for the file and for the answers.

use serde_json::json;

/// Declares an enum with its word for each variant; answers spell it by that word.
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[doc = $doc:literal])* $variant:ident = $word:literal, )* }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $( $(#[doc = $doc])* $variant, )* }

        impl $name {
            /// Every word of the list with what it stands for.
            pub const ALL: &'static [(&'static str, $name)] = &[$(($word, $name::$variant)),*];

            /// What a word stands for.
            pub fn from_word(word: &str) -> Option<$name> {
                Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, meant)| *meant)
            }

            /// The word.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::vocabulary::schema(&[$(($word, concat!($($doc),*))),*])
            }
        }
    };
}
pub(crate) use vocabulary;

/// The schema of a word from a list, each with what it means.
pub fn schema(words: &[(&str, &str)]) -> schemars::Schema {
    let each: Vec<_> = words.iter().map(|(word, doc)| json!({"const": word, "description": doc.trim()})).collect();
    schemars::json_schema!({"type": "string", "oneOf": each})
}
