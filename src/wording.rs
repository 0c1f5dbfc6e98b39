//! Sentences as the curator words them: words outside of quotations, plain forms of words, negations.
//!
//! Enough English for rules about wording, and no more.

/// Words that negate, in lower case.
const NEGATIONS: &[&str] = &[
    "aren't",
    "can't",
    "cannot",
    "couldn't",
    "didn't",
    "doesn't",
    "don't",
    "isn't",
    "mustn't",
    "neither",
    "never",
    "no",
    "nobody",
    "none",
    "nor",
    "not",
    "nothing",
    "nowhere",
    "shouldn't",
    "wasn't",
    "weren't",
    "without",
    "won't",
    "wouldn't",
];

/// Whether a word negates.
pub fn negates(word: &str) -> bool {
    NEGATIONS.contains(&word)
}

/// The first word that negates what a text says, in lower case. A bound, as in "not more than", an addition, as in "not
/// only", and a number, as in "No. 3", negate nothing. Quoted words are passed over.
///
/// ```
/// use demarche::wording::negation;
/// assert_eq!(negation("The border doesn't open").as_deref(), Some("doesn't"));
/// assert_eq!(negation("Not more than 50 boats cross by route No. 3"), None);
/// ```
pub fn negation(text: &str) -> Option<String> {
    let is_numero = |piece: &str, next: Option<&&str>| {
        let digit = next.is_some_and(|next| next.trim_start().starts_with(|c: char| c.is_ascii_digit()));
        digit
            && piece
                .split(|c: char| !c.is_alphanumeric())
                .next_back()
                .is_some_and(|word| word.eq_ignore_ascii_case("no"))
    };
    let pieces: Vec<&str> = text.split('.').collect();
    let kept = pieces.iter().enumerate().map(|(at, piece)| match is_numero(piece, pieces.get(at + 1)) {
        true => &piece[..piece.len() - 2],
        false => piece,
    });
    let kept = kept.collect::<Vec<_>>().join(".");
    runs(&kept).into_iter().find_map(|run| {
        let run: Vec<String> = run.iter().map(|word| word.to_lowercase()).collect();
        let next = |at: usize| run.get(at).map_or("", String::as_str);
        let is_bound = |at: usize| {
            let than =
                matches!(next(at + 1), "more" | "less" | "fewer" | "later" | "earlier") && next(at + 2) == "than";
            run[at] == "not" && (than || next(at + 1) == "only")
        };
        (0..run.len()).find(|at| negates(&run[*at]) && !is_bound(*at)).map(|at| run[at].clone())
    })
}

/// The words of a text that do not stand between quotation marks, with straight apostrophes, in runs: what a comma, a full
/// stop or a quotation separates is not read as one phrase.
///
/// ```
/// let runs = demarche::wording::runs("They don’t say “a horde”, but 'many'.");
/// assert_eq!(runs, [vec!["They", "don't", "say"], vec!["but"]]);
/// ```
pub fn runs(text: &str) -> Vec<Vec<String>> {
    let own = unquoted(text);
    let pieces = own.iter().flat_map(|piece| piece.split([',', '.', ';', ':', '(', ')', '?', '!', '–', '—', '\n']));
    let in_word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '\u{2010}' | '\u{2011}');
    let words = |piece: &str| -> Vec<String> {
        let words = piece.split(|c| !in_word(c)).map(|word| word.trim_matches(['\'', '’', '-']));
        words
            .filter(|word| !word.is_empty())
            .map(|word| word.replace('’', "'").replace(['\u{2010}', '\u{2011}'], "-"))
            .collect()
    };
    pieces.map(words).filter(|run| !run.is_empty()).collect()
}

/// All words of [`runs`], in lower case.
pub fn words(text: &str) -> Vec<String> {
    runs(text).into_iter().flatten().map(|word| word.to_lowercase()).collect()
}

/// A word without the ending of a plural, of the third person or of a possessive, in lower case.
///
/// ```
/// use demarche::wording::plain;
/// assert_eq!(["Carries", "fishes", "regimes'", "North's", "pass"].map(plain), ["carry", "fish", "regime", "north", "pass"]);
/// ```
pub fn plain(word: &str) -> String {
    let word = word.to_lowercase();
    let word = word.trim_end_matches('\'');
    let word = word.strip_suffix("'s").unwrap_or(word);
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    let hissing = ["ches", "shes", "sses", "xes", "zes"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix(if hissing { "es" } else { "s" }) {
        Some(stem) if stem.len() > 1 && !stem.ends_with('s') && !stem.ends_with(['u', 'i']) => stem.to_owned(),
        Some(stem) if hissing => stem.to_owned(),
        _ => word.to_owned(),
    }
}

/// Beginnings of words for that something stays as it is.
const STAYING: &[&str] =
    &["stay", "remain", "keep", "kept", "continu", "maintain", "unchanged", "retain", "preserv", "still"];

/// Beginnings of words for a thing, and for its opposite.
const OPPOSITES: &[(&[&str], &[&str])] = &[
    (&["open"], &["clos", "shut", "block"]),
    (&["begin", "start", "launch", "resum"], &["end", "stop", "halt", "ceas", "suspend"]),
    (&["lift", "eas", "waiv"], &["impos", "tighten", "extend"]),
    (
        &["rais", "rise", "increas", "grow", "expand", "higher", "more"],
        &["lower", "cut", "reduc", "fall", "shrink", "decreas", "less", "fewer"],
    ),
    (
        &["build", "built", "construct", "creat", "establish", "introduc", "set"],
        &["abandon", "cancel", "dismantl", "demolish", "abolish", "dissolv", "scrap", "remov", "withdraw"],
    ),
    (&["join", "enter", "acced"], &["leav", "quit", "exit"]),
    (&["allow", "permit", "legal"], &["ban", "forbid", "forbidden", "prohibit", "outlaw"]),
    (&["releas", "free"], &["detain", "imprison", "held"]),
    (&["public"], &["secret", "confidential", "private", "closed"]),
    (&["accept", "approv", "sign", "grant", "recogni"], &["refus", "deny", "denied", "reject", "veto"]),
    (&["joint", "shar", "together", "unit"], &["separat", "divid", "split", "alone"]),
    (&["publish", "disclos"], &["withh", "conceal"]),
];

/// Beginnings of words for that something becomes another, beside [`OPPOSITES`].
const CHANGING: &[&str] = &["chang", "disband", "hand", "mov", "pull", "replac", "return", "withdr"];

/// Which words of a sentence have an opposite: what two sentences say of one subject is compared by these alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bearing {
    /// The entries of [`OPPOSITES`] of which it has a word on the one side, as bits.
    first: u32,
    /// The same on the other side.
    second: u32,
    /// Whether it says that something stays.
    stays: bool,
    /// Whether it says that something becomes another.
    changes: bool,
}

impl Bearing {
    /// Of a sentence. O(length).
    pub fn of(text: &str) -> Bearing {
        let words = words(text);
        let has = |list: &[&str]| words.iter().any(|word| list.iter().any(|begin| word.starts_with(begin)));
        let mut found = Bearing { stays: has(STAYING), ..Bearing::default() };
        for (at, (first, second)) in OPPOSITES.iter().enumerate() {
            found.first |= u32::from(has(first)) << at;
            found.second |= u32::from(has(second)) << at;
        }
        found.changes = has(CHANGING) || found.first | found.second != 0;
        found
    }

    /// Whether two sentences of one subject say opposite things of it: one that it stays and the other that it changes, or each
    /// has one of two words that mean the opposite of one another.
    ///
    /// ```
    /// use demarche::wording::Bearing;
    /// let opposed = |one, other| Bearing::of(one).is_opposite(Bearing::of(other));
    /// assert!(opposed("The dam is lowered by two metres", "The dam stays as high as it is"));
    /// assert!(opposed("The border is open", "The border is shut at night"));
    /// assert!(!opposed("Boats pay a fee", "Boats carry a light"));
    /// assert!(!opposed("Troops near the border are limited", "Troops stay ten miles from the border"));
    /// ```
    pub fn is_opposite(self, other: Bearing) -> bool {
        let stays = |one: Bearing, other: Bearing| one.stays && !other.stays && other.changes;
        stays(self, other) || stays(other, self) || self.first & other.second != 0 || self.second & other.first != 0
    }
}

/// The pieces of a text before, between and after its quotations. A mark that nothing closes opens none.
fn unquoted(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut rest, mut from) = (text, 0);
    while let Some((at, marks)) = rest[from..].char_indices().find_map(|(at, c)| Some((from + at, closing(c)?))) {
        let inside = at + rest[at..].chars().next().map_or(1, char::len_utf8);
        match quotation_end(rest, at, inside, marks) {
            Some(after) => {
                pieces.push(&rest[..at]);
                rest = &rest[after..];
                from = 0;
            }
            None => from = inside,
        }
    }
    pieces.push(rest);
    pieces
}

/// The byte behind a quotation that opens at another byte. A single mark beside letters is an
/// apostrophe: within a word, behind it, and before a number or a clipped word.
fn quotation_end(text: &str, at: usize, inside: usize, marks: &[char]) -> Option<usize> {
    let single = marks.contains(&'\'') || marks.contains(&'’');
    let next = text[inside..].chars().next();
    let clipped = ["tis", "twas"].iter().any(|word| text[inside..].starts_with(word));
    if single && (text[..at].ends_with(char::is_alphanumeric) || next.is_some_and(char::is_numeric) || clipped) {
        return None;
    }
    let mut ends = text[inside..].char_indices().filter(|(_, c)| marks.contains(c));
    let closes = |(offset, c): &(usize, char)| {
        let behind = inside + offset + c.len_utf8();
        !single || !text[behind..].starts_with(char::is_alphanumeric)
    };
    ends.find(closes).map(|(offset, c)| inside + offset + c.len_utf8())
}

/// The marks that close a quotation, for one that opens it.
fn closing(mark: char) -> Option<&'static [char]> {
    Some(match mark {
        '"' => &['"'],
        '“' | '”' => &['”', '"'],
        '„' => &['”', '“', '"'],
        '«' => &['»'],
        '»' => &['«', '»'],
        '‹' => &['›'],
        '「' => &['」'],
        '`' => &['`'],
        '\'' => &['\''],
        '‘' => &['’'],
        '‚' => &['’', '‘'],
        _ => return None,
    })
}
