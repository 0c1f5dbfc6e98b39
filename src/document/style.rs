//! How texts stand in a file, and how others are written in their place.

/// How a text stands in its file: what has to be known to put another in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As it is.
    Plain,
    /// Between two of these marks, without an escape.
    Quoted(char),
    /// Otherwise: folded over lines, escaped, tagged, or at another place and used by an alias.
    Other,
}

impl Style {
    /// How `text` is written where its file says `written`.
    pub(super) fn new(text: &str, written: &str) -> Style {
        let bare = |mark: char| written.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        if written == text {
            Style::Plain
        } else {
            let marked = ['"', '\''].into_iter().find(|mark| bare(*mark) == Some(text));
            marked.map_or(Style::Other, Style::Quoted)
        }
    }

    /// What to write so that a text stands where another one of this style stood; none if that is not beyond doubt.
    ///
    /// ```
    /// use demarche::document::style::Style;
    /// assert_eq!(Style::Quoted('"').write("north").as_deref(), Some("\"north\""));
    /// assert_eq!(Style::Plain.write("a: b"), None);
    /// assert_eq!(Style::Other.write("north"), None);
    /// ```
    pub fn write(self, text: &str) -> Option<String> {
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '~');
        let is_plain = text.starts_with(char::is_alphanumeric) && text.trim() == text && text.chars().all(plain);
        match self {
            Style::Plain => (is_plain && !text.eq_ignore_ascii_case("null")).then(|| text.to_owned()),
            Style::Quoted(mark) => (!text.contains([mark, '\\'])).then(|| format!("{mark}{text}{mark}")),
            Style::Other => None,
        }
    }
}

/// A text as it stands between quotation marks, whatever is in it.
///
/// ```
/// use demarche::document::style::in_marks;
/// assert_eq!(in_marks("fund #2"), "\"fund #2\"");
/// assert_eq!(in_marks("so \"far\""), "'so \"far\"'");
/// assert_eq!(in_marks("it's \"far\""), "'it''s \"far\"'");
/// ```
pub fn in_marks(text: &str) -> String {
    if text.contains(['"', '\\']) { format!("'{}'", text.replace('\'', "''")) } else { format!("\"{text}\"") }
}
