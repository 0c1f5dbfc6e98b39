//! Small matters of wording: numbers with their nouns, lists, and words that were probably meant.

/// A number with its noun.
///
/// ```
/// assert_eq!(demarche::words::count(1, "party", "parties"), "1 party");
/// ```
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// What something is called, with its id.
///
/// ```
/// assert_eq!(demarche::words::called("The two meet", "talks"), "The two meet (talks)");
/// ```
pub fn called(text: &str, id: &str) -> String {
    format!("{text} ({id})")
}

/// Why the system refused something, in this program's words: as in "cannot read `x`: there is no such file".
pub fn of_system(error: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "this user may not".to_owned(),
        ErrorKind::NotADirectory => "a part of its path is no folder".to_owned(),
        ErrorKind::IsADirectory => "it is a folder".to_owned(),
        ErrorKind::AlreadyExists => "it is there already".to_owned(),
        ErrorKind::StorageFull => "the disk is full".to_owned(),
        ErrorKind::QuotaExceeded => "the quota of this user is used up".to_owned(),
        ErrorKind::ReadOnlyFilesystem => "the disk may only be read".to_owned(),
        ErrorKind::InvalidFilename => "no file can have that name".to_owned(),
        _ => {
            // The number behind the system's words says nothing to most people.
            let text = error.to_string();
            text.split(" (os error").next().unwrap_or_default().to_owned()
        }
    }
}

/// Whether a character that follows another one moves the cursor, turns the direction of writing, or cannot be seen at all, apart
/// from spaces and line ends. Joiners belong to scripts that need them, and soft hyphens to typesetting.
///
/// ```
/// use demarche::words::does_not_show;
/// assert!(does_not_show('\u{1b}', 'a') && does_not_show('\u{e0041}', 'a') && does_not_show('\u{200d}', 'a'));
/// assert!(!does_not_show('\n', 'a') && !does_not_show('é', 'a') && !does_not_show('\u{200c}', 'ی'));
/// ```
pub fn does_not_show(c: char, before: char) -> bool {
    let code = u32::from(c);
    match c {
        // Nearly every character of nearly every file.
        ' '..='~' | '\n' | '\r' | '\t' => false,
        // Between letters of an alphabet that has no use for them, they make two names of one.
        '\u{200c}' | '\u{200d}' => before.is_ascii(),
        // Marks of direction, its embeddings, overrides and isolates.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        // Separators that end a line, fillers, and what has no width.
        '\u{2028}' | '\u{2029}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{180e}' | '\u{200b}' => true,
        '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}' => true,
        // Tags, and characters that Unicode gives to nobody.
        '\u{e0000}'..='\u{e00ff}' | '\u{e01f0}'..='\u{e0fff}' | '\u{fdd0}'..='\u{fdef}' => true,
        _ => c.is_control() || code & 0xfffe == 0xfffe,
    }
}

/// Texts as in "A, B and C".
pub fn listed(texts: &[String]) -> String {
    match texts {
        [] => "nobody".to_owned(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// What a list by rank leaves out when it is cut after `shown` of its entries, and whether the cut goes through equals;
/// none if nothing is left out. O(number of ranks).
///
/// ```
/// use demarche::words::left_off;
/// assert_eq!(left_off([9, 9, 4], 2).as_deref(), Some("1 more"));
/// assert_eq!(left_off([9, 4, 4, 4, 1], 2).as_deref(), Some("3 more, of which 2 are equal to the last one listed"));
/// assert_eq!(left_off([9, 4], 2), None);
/// ```
pub fn left_off<R: PartialEq>(ranks: impl IntoIterator<Item = R>, shown: usize) -> Option<String> {
    let mut ranks = ranks.into_iter();
    let last = ranks.by_ref().take(shown).last();
    let rest: Vec<R> = ranks.collect();
    let equal = rest.iter().filter(|rank| last.as_ref() == Some(*rank)).count();
    let more = rest.len();
    let equal = match equal {
        0 => String::new(),
        1 if more == 1 => ", equal to the last one listed".to_owned(),
        all if all == more => ", all equal to the last one listed".to_owned(),
        1 => ", of which 1 is equal to the last one listed".to_owned(),
        _ => format!(", of which {equal} are equal to the last one listed"),
    };
    (more > 0).then(|| format!("{more} more{equal}"))
}

/// A text as it begins a sentence.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// What is to be kept in mind where a bloc and members of it are named side by side.
pub fn one_voice(bloc: &str, members: &[String]) -> String {
    // A name may be a plural, so no verb stands behind it.
    format!("{bloc}: a bloc with {}; one voice may stand behind both.", listed(members))
}

/// A share as whole percent.
pub fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// The beginning of a text that may be long, for messages.
pub fn shorten(text: &str) -> String {
    shorten_to(text, 40)
}

/// So many characters of a text, and a sign that there are more.
pub fn shorten_to(text: &str, most: usize) -> String {
    let mut short: String = text.chars().take(most).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// The word among `known` that was probably meant, or none.
///
/// A word is near when a third of its letters or fewer differ (Damerau–Levenshtein), in an id also a third of those of
/// each part, or when one is the beginning of the other. O(number of words × length²).
///
/// ```
/// assert_eq!(demarche::words::near("rejcts", ["demands", "rejects"]), Some("rejects"));
/// assert_eq!(demarche::words::near("banana", ["demands", "rejects"]), None);
/// ```
pub fn near<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest(word, known).first().copied()
}

/// All words among `known` that are as near as [`near`] has it, and none nearer. O(number of words × length²).
///
/// ```
/// assert!(demarche::words::nearest("north-proposals", ["south-proposals"]).is_empty());
/// assert_eq!(demarche::words::nearest("c4", ["c1", "c2", "d11"]), ["c1", "c2"]);
/// ```
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let folded = word.to_lowercase().replace(['_', ' '], "-");
    let near = |candidate: &'a str| {
        let other = candidate.to_lowercase().replace(['_', ' '], "-");
        let distance = strsim::damerau_levenshtein(&folded, &other);
        let begins = folded.len().min(other.len()) >= 3 && (other.starts_with(&folded) || folded.starts_with(&other));
        (is_third(distance, &folded) && is_near_by_parts(&folded, &other) || begins).then_some((distance, candidate))
    };
    let mut found: Vec<(usize, &str)> = known.into_iter().filter_map(near).collect();
    found.sort_unstable();
    let least = found.first().map(|(distance, _)| *distance);
    found.into_iter().take_while(|(distance, _)| Some(*distance) == least).map(|(_, word)| word).collect()
}

/// Whether so many letters are at most a third of a word.
fn is_third(distance: usize, word: &str) -> bool {
    distance * 3 <= word.chars().count().max(3)
}

/// Whether each part of an id is near the part of the other in its place: `north-draft` is no slip for `south-draft`, however
/// long the rest is.
fn is_near_by_parts(id: &str, other: &str) -> bool {
    let (own, others): (Vec<&str>, Vec<&str>) = (id.split('-').collect(), other.split('-').collect());
    own.len() != others.len()
        || own.iter().zip(others).all(|(own, other)| is_third(strsim::damerau_levenshtein(own, other), own))
}

/// The word that a mistyped one certainly means: it differs by one letter, or by two in a long word, no other word comes
/// as near, and no digit is another one.
///
/// ```
/// use demarche::words::typo;
/// assert_eq!(typo("rejcts", ["demands", "rejects"]), Some("rejects"));
/// assert_eq!(typo("round-3", ["round-2"]), None);
/// assert_eq!(typo("opne", ["open", "opens"]), Some("open"));
/// assert_eq!(typo("bat", ["cat", "rat"]), None);
/// ```
pub fn typo<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let length = word.chars().count();
    let limit = if length >= 8 { 2 } else { 1 };
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(word.len()) <= 2 * limit)
        .map(|candidate| (strsim::damerau_levenshtein(&word.to_lowercase().replace('_', "-"), candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .collect();
    near.sort();
    match near.as_slice() {
        [(_, only)] if length >= 3 && digits(only) == digits(word) => Some(only),
        [(best, one), (next, _), ..] if best < next && length >= 3 && digits(one) == digits(word) => Some(one),
        _ => None,
    }
}

/// Letters of other alphabets that look like Latin ones, each with the one that it looks like.
const LOOK_ALIKE: &[(&str, &str, &str)] = &[
    ("Cyrillic", "аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅ", "aeopcyxijshdqwABEKMHOPCTYXIJS"),
    ("Greek", "οανιρυκχΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oavipukxABEZHIKMNOPTYX"),
];

/// A word of which some letters only look Latin, in Latin letters throughout, and which the first of them is; none for a
/// word that is in one alphabet.
///
/// ```
/// use demarche::words::latin;
/// let (word, why) = latin("br\u{435}nn").unwrap();
/// assert_eq!(word, "brenn");
/// assert_eq!(why, "letter 3 is the Cyrillic `\u{435}` (U+0435), which only looks like `e`");
/// assert_eq!(latin("brenn"), None);
/// assert_eq!(latin("\u{43c}\u{438}\u{440}"), None);
/// ```
pub fn latin(word: &str) -> Option<(String, String)> {
    let twin = |c: char| {
        let of = |(name, others, own): &(&'static str, &str, &str)| {
            let at = others.chars().position(|other| other == c)?;
            Some((*name, own.chars().nth(at)?))
        };
        let narrow = || char::from_u32(u32::from(c).checked_sub(0xfee0)?).filter(char::is_ascii_alphanumeric);
        LOOK_ALIKE.iter().find_map(of).or_else(|| Some(("full-width", narrow()?)))
    };
    let (at, first) = word.chars().enumerate().find(|(_, c)| twin(*c).is_some())?;
    let (alphabet, own) = twin(first)?;
    let written: String = word.chars().map(|c| twin(c).map_or(c, |(_, own)| own)).collect();
    let is_mixed = word.chars().any(|c| c.is_ascii_alphabetic()) && written.is_ascii();
    let code = u32::from(first);
    let why = format!("letter {} is the {alphabet} `{first}` (U+{code:04X}), which only looks like `{own}`", at + 1);
    is_mixed.then_some((written, why))
}
