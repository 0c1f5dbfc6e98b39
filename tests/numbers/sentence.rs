//! Sentences as patterns: a text is taken apart by a pattern, and what stands in its places is held against what is counted.
//!
//! `{n}` is a number, `{$who}` any text, `{n:one|many}` the word that the number `n` takes, and `{n demand|demands}` a number
//! with its word. `[n?words]` stands there if `n` is not 0 or empty, `[a&!b?words]` if that is so of `a` and not of `b`.
//! `<, # and #a?one#b?two#c?three>` is a list of what stands there, with what is between its parts and before the last one.

use std::collections::BTreeMap;

/// What is counted, by the names of the patterns. A number is written as in sentences.
pub type Facts = BTreeMap<&'static str, String>;

/// A part of a pattern.
#[derive(Clone, Debug)]
enum Piece {
    Text(String),
    Number(String),
    Any(String),
    Word(String, [String; 2]),
    Part(Part),
    List { between: String, last: String, parts: Vec<Part> },
}

/// Words that stand there under a condition.
#[derive(Clone, Debug)]
struct Part {
    when: String,
    inside: Vec<Piece>,
}

/// A pattern that was read.
#[derive(Clone, Debug)]
pub struct Pattern(Vec<Piece>);

/// What a text says by a pattern: places with what stands there, words with the place that they follow, and conditions with
/// whether the text is as if they held.
#[derive(Clone, Debug)]
enum Said<'a> {
    Place(&'a str, &'a str),
    Word(&'a str, bool),
    When(&'a str, bool),
}

/// What is still to be matched behind a part.
enum Rest<'a, 'r> {
    Nothing,
    Pieces(&'a [Piece], &'r Rest<'a, 'r>),
    /// Parts of a list, how many stand there, and whether the last one does.
    Parts(&'a Piece, usize, usize, bool, &'r Rest<'a, 'r>),
}

/// The longest text of a place in bytes: names, and lists of them.
const LONGEST: usize = 400;

impl Pattern {
    /// Reads a pattern.
    pub fn new(text: &str) -> Pattern {
        let (pieces, rest) = pieces(text, &[]);
        assert_eq!(rest, "", "in the pattern {text}");
        Pattern(pieces)
    }

    /// Sentences behind one another, each under its condition.
    pub fn sentences(parts: &[&str]) -> Pattern {
        let part = |text: &&str| self::part(text, &[]).0;
        let parts = parts.iter().map(part).collect();
        Pattern(vec![Piece::List { between: " ".to_owned(), last: " ".to_owned(), parts }])
    }

    /// Holds a text against what is counted.
    ///
    /// # Errors
    /// What differs; nothing if the pattern is not that of the text.
    pub fn check(&self, text: &str, facts: &Facts) -> Result<(), Option<Vec<String>>> {
        let mut said = Vec::new();
        if !walk(&self.0, &Rest::Nothing, text, &mut said) {
            return Err(None);
        }
        let wrong: Vec<String> = said.iter().filter_map(|one| one.wrong(facts)).collect();
        if wrong.is_empty() { Ok(()) } else { Err(Some(wrong)) }
    }
}

impl Said<'_> {
    fn wrong(&self, facts: &Facts) -> Option<String> {
        match self {
            Said::Place(name, found) => {
                let right = fact(facts, name);
                (right != *found).then(|| format!("`{name}` is {found} in the picture and {right} in the answer"))
            }
            Said::Word(name, is_one) => {
                ((fact(facts, name) == "1") != *is_one).then(|| format!("one and many are mixed up after `{name}`"))
            }
            Said::When(when, found) => {
                let holds = |one: &str| match one.strip_prefix('!') {
                    Some(not) => !is_there(fact(facts, not)),
                    None => is_there(fact(facts, one)),
                };
                let right = when.is_empty() || when.split('&').all(holds);
                (right != *found).then(|| format!("`{when}` is {right}, and the picture is as if it were {found}"))
            }
        }
    }
}

fn fact<'f>(facts: &'f Facts, name: &str) -> &'f str {
    facts.get(name).unwrap_or_else(|| panic!("nobody counts `{name}`"))
}

fn is_there(fact: &str) -> bool {
    !fact.is_empty() && fact != "0"
}

/// Reads pieces up to one of some characters.
fn pieces<'t>(text: &'t str, ends: &[char]) -> (Vec<Piece>, &'t str) {
    let (mut found, mut rest) = (Vec::new(), text);
    while let Some(first) = rest.chars().next().filter(|first| !ends.contains(first)) {
        let (piece, after) = match first {
            '{' => {
                let (inside, after) = rest[1..].split_once('}').expect("a place is closed");
                found.extend(place(inside));
                rest = after;
                continue;
            }
            '[' => {
                let (part, after) = part(&rest[1..], &[']']);
                (Piece::Part(part), &after[1..])
            }
            '<' => {
                let (between, after) = rest[1..].split_once('#').expect("a list has what is between");
                let (last, after) = after.split_once('#').expect("a list has what is before the last");
                let (mut parts, mut after) = (Vec::new(), after);
                loop {
                    let (part, behind) = part(after, &['#', '>']);
                    parts.push(part);
                    after = &behind[1..];
                    if behind.starts_with('>') {
                        break;
                    }
                }
                (Piece::List { between: between.to_owned(), last: last.to_owned(), parts }, after)
            }
            _ => {
                let special = |c: char| ['{', '[', '<'].contains(&c) || ends.contains(&c);
                let end = rest.find(special).unwrap_or(rest.len());
                (Piece::Text(rest[..end].to_owned()), &rest[end..])
            }
        };
        found.push(piece);
        rest = after;
    }
    (found, rest)
}

/// Words with the condition before them; a `?` behind a space is none.
fn part<'t>(text: &'t str, ends: &[char]) -> (Part, &'t str) {
    let is_condition = |when: &str| when.chars().all(|c| c.is_ascii_lowercase() || "_&!".contains(c));
    let (when, words) = text.split_once('?').filter(|(when, _)| is_condition(when)).unwrap_or(("", text));
    let (inside, rest) = pieces(words, ends);
    (Part { when: when.to_owned(), inside }, rest)
}

fn place(inside: &str) -> Vec<Piece> {
    let words = |text: &str| {
        let (one, many) = text.split_once('|').expect("a word for one and a word for many");
        [one.to_owned(), many.to_owned()]
    };
    if let Some(name) = inside.strip_prefix('$') {
        return vec![Piece::Any(name.to_owned())];
    }
    if let Some((name, text)) = inside.split_once(':') {
        return vec![Piece::Word(name.to_owned(), words(text))];
    }
    match inside.split_once(' ') {
        Some((name, text)) => {
            vec![Piece::Number(name.to_owned()), Piece::Text(" ".to_owned()), Piece::Word(name.to_owned(), words(text))]
        }
        None => vec![Piece::Number(inside.to_owned())],
    }
}

fn walk<'a>(pieces: &'a [Piece], rest: &Rest<'a, '_>, text: &'a str, said: &mut Vec<Said<'a>>) -> bool {
    let Some((first, more)) = pieces.split_first() else { return go_on(rest, text, said) };
    let mark = said.len();
    let with = |one: Said<'a>, text: &'a str, said: &mut Vec<Said<'a>>| {
        said.truncate(mark);
        said.push(one);
        walk(more, rest, text, said)
    };
    match first {
        Piece::Text(words) => text.strip_prefix(words.as_str()).is_some_and(|text| walk(more, rest, text, said)),
        Piece::Number(name) => {
            let is_part = |c: char| c.is_ascii_digit() || c == ',';
            let digits = text.len() - text.trim_start_matches(is_part).len();
            let digits = text[..digits].trim_end_matches(',').len();
            digits > 0 && with(Said::Place(name, &text[..digits]), &text[digits..], said)
        }
        Piece::Any(name) => {
            let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= LONGEST);
            ends.into_iter().any(|end| with(Said::Place(name, &text[..end]), &text[end..], said))
        }
        Piece::Word(name, [one, many]) => [(one, true), (many, false)].into_iter().any(|(word, is_one)| {
            text.strip_prefix(word.as_str()).is_some_and(|text| with(Said::Word(name, is_one), text, said))
        }),
        Piece::Part(part) => {
            said.push(Said::When(&part.when, true));
            if walk(&part.inside, &Rest::Pieces(more, rest), text, said) {
                return true;
            }
            with(Said::When(&part.when, false), text, said)
        }
        Piece::List { .. } => go_on(&Rest::Parts(first, 0, 0, false, &Rest::Pieces(more, rest)), text, said),
    }
}

fn go_on<'a>(rest: &Rest<'a, '_>, text: &'a str, said: &mut Vec<Said<'a>>) -> bool {
    let (list, at, number, is_over, after) = match rest {
        Rest::Nothing => return text.is_empty(),
        Rest::Pieces(pieces, rest) => return walk(pieces, rest, text, said),
        Rest::Parts(list, at, number, is_over, after) => (*list, *at, *number, *is_over, *after),
    };
    let Piece::List { between, last, parts } = list else { return false };
    let Some(part) = parts.get(at) else {
        // Of two or more, the last one stands behind what is before the last.
        return (number < 2 || is_over || between == last) && go_on(after, text, said);
    };
    let mark = said.len();
    let before = if number == 0 { vec![("", false)] } else { vec![(between.as_str(), false), (last.as_str(), true)] };
    for (before, ends) in before {
        let Some(text) = text.strip_prefix(before).filter(|_| !is_over || between == last) else { continue };
        said.truncate(mark);
        said.push(Said::When(&part.when, true));
        if walk(&part.inside, &Rest::Parts(list, at + 1, number + 1, ends, after), text, said) {
            return true;
        }
    }
    said.truncate(mark);
    said.push(Said::When(&part.when, false));
    go_on(&Rest::Parts(list, at + 1, number, is_over, after), text, said)
}

#[test]
fn a_pattern_takes_a_sentence_apart() {
    let pattern = Pattern::new(
        "Of {all boat|boats} of {$who}[left?, {left} left]: <, # and #red?{red} red#blue?{blue} blue#none?none>.",
    );
    let facts = |list: [&str; 6]| -> Facts {
        ["all", "who", "left", "red", "blue", "none"].into_iter().zip(list.map(str::to_owned)).collect()
    };
    let right = facts(["2", "Ann", "0", "1", "1", ""]);
    assert_eq!(pattern.check("Of 2 boats of Ann: 1 red and 1 blue.", &right), Ok(()));
    for other in ["Of 2 boats of Ann: 1 red, 1 blue.", "Of 2 ships of Ann: 1 red and 1 blue.", "Of 2 boats of Ann: ."] {
        assert!(!matches!(pattern.check(other, &right), Ok(())), "{other}");
    }
    let wrong = |text: &str, facts: &Facts| {
        pattern.check(text, facts).expect_err("wrong").expect("the pattern fits").join("; ")
    };
    assert_eq!(wrong("Of 3 boats of Ann: 1 red and 1 blue.", &right), "`all` is 3 in the picture and 2 in the answer");
    assert_eq!(wrong("Of 2 boat of Ann: 1 red and 1 blue.", &right), "one and many are mixed up after `all`");
    assert_eq!(wrong("Of 2 boats of Ann: 1 red.", &right), "`blue` is true, and the picture is as if it were false");
    assert_eq!(
        wrong("Of 2 boats of Ann, 0 left: 1 red and 1 blue.", &right),
        "`left` is false, and the picture is as if it were true"
    );
}
