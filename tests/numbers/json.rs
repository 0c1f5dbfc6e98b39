//! Small matters of reading JSON: rows, ids, names, and the words for numbers.

use serde_json::Value;

/// The entries of a list.
pub fn rows<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("no list `{key}`")).as_slice()
}

/// How many entries a list has.
pub fn len(value: &Value, key: &str) -> usize {
    rows(value, key).len()
}

/// A text, or nothing.
pub fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// The ids of a list.
pub fn ids<'a>(value: &'a Value, key: &str) -> Vec<&'a str> {
    rows(value, key).iter().filter_map(Value::as_str).collect()
}

/// What the glossary of an answer calls a party.
pub fn name<'a>(answer: &'a Value, id: &str) -> &'a str {
    answer["glossary"]["parties"][id].as_str().unwrap_or_else(|| panic!("`{id}` is not in the glossary"))
}

/// What the glossary calls parties of a list.
pub fn names(answer: &Value, value: &Value, key: &str) -> Vec<String> {
    ids(value, key).into_iter().map(|id| name(answer, id).to_owned()).collect()
}

/// `A, B and C`.
pub fn listed(list: &[String]) -> String {
    match list {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A truth as a number.
pub fn yes(is_so: bool) -> String {
    usize::from(is_so).to_string()
}

/// A share as whole percent, as Rust rounds.
pub fn percent(number: usize, of: usize) -> String {
    if of == 0 { "0".to_owned() } else { format!("{:.0}", number as f64 / of as f64 * 100.0) }
}

/// A number with its thousands apart from 10,000 up.
pub fn grouped(number: u128) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let with_commas = digits.char_indices().map(|(at, digit)| {
        if at > 0 && (digits.len() - at).is_multiple_of(3) { format!(",{digit}") } else { digit.to_string() }
    });
    with_commas.collect()
}

/// A number that may be too large for readers of JSON and is a text then.
pub fn large(value: &Value) -> u128 {
    value.as_u64().map(u128::from).or_else(|| value.as_str()?.parse().ok()).expect("a number")
}

/// The words of a position: of one that is not known, any level.
pub fn words(position: &Value) -> Vec<(i64, i64)> {
    let level = |word: &str| {
        let scale = ["rejects", "opposes", "reluctant", "neutral", "open", "supports", "demands"];
        scale.iter().position(|one| *one == word).map(|at| at as i64 - 3).expect("a word of the scale")
    };
    let word = |value: &Value| match value {
        Value::String(word) => Some((level(word), level(word))),
        Value::Array(two) => {
            let ends: Vec<i64> = two.iter().filter_map(Value::as_str).map(level).collect();
            Some((*ends.iter().min()?, *ends.iter().max()?))
        }
        _ => None,
    };
    if position.is_null() {
        return vec![(-3, 3)];
    }
    word(&position["stance"]).into_iter().chain(word(&position["then"])).collect()
}

/// 1 for a word for something, -1 for one against it, 0 for neutral; none for sources that differ between sides.
pub fn side(word: (i64, i64)) -> Option<i64> {
    match word {
        (0, 0) => Some(0),
        (low, _) if low > 0 => Some(1),
        (_, high) if high < 0 => Some(-1),
        _ => None,
    }
}
