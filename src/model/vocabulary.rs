//! Words from fixed lists: one macro, so that every list has its words in one place.

/// Declares an enum with the word of the file for each variant.
macro_rules! vocabulary {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $word:literal, )* }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $( $(#[$variant_meta])* $variant, )* }

        impl $name {
            /// Every word of the list with what it stands for.
            pub const ALL: &'static [(&'static str, $name)] = &[$(($word, $name::$variant)),*];

            /// What a word of the file stands for.
            pub fn from_word(word: &str) -> Option<$name> {
                Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, meant)| *meant)
            }

            /// The word in the file.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)* }
            }
        }
    };
}
pub(crate) use vocabulary;
