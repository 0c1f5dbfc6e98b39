//! Text made safe for DOT: the only place that knows which characters DOT, HTML-like labels and SVG treat as special.
//!
//! Graphviz decodes entities in every text it reads, so an ampersand is always escaped. It also reads backslash sequences
//! (`\\N` is the name of the node) in every label, and in tooltips twice, so backslashes are doubled, in tooltips twice. It takes
//! no more than 16 KiB of a text at once, so long ones have line ends that it leaves out again.

/// After so many bytes a long text is broken.
const RUN: usize = 8 << 10;

/// Drawn in place of a character that has no picture: control characters, bidirectional overrides, non-characters.
const SUBSTITUTE: char = '\u{FFFD}';

/// Replaces what must not reach a drawing and leaves every other character as it is.
///
/// Tabs become spaces and every kind of line end a `\n`. Control characters, bidirectional embeddings and overrides
/// (which could make one name look like another) and non-characters become U+FFFD, so that a reader sees that something
/// was there. Direction marks, which draw nothing and change no order by force, are dropped.
///
/// ```
/// use demarche::picture::escape::visible;
/// assert_eq!(visible("a\tb\r\nc\u{202E}"), "a b\nc\u{FFFD}");
/// ```
pub fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push('\n'),
            '\t' => out.push(' '),
            '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{FEFF}' => {}
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => out.push(SUBSTITUTE),
            c if c.is_control() || is_noncharacter(c) => out.push(SUBSTITUTE),
            c => out.push(c),
        }
    }
    out
}

/// XML forbids U+FFFE and U+FFFF, and Graphviz ports use the last plane for bytes that are not UTF-8.
fn is_noncharacter(c: char) -> bool {
    let code = u32::from(c);
    (code & 0xFFFE) == 0xFFFE || (0xFDD0..=0xFDEF).contains(&code) || code >= 0x10_FF00
}

/// A quoted DOT string for a plain label or an id, quotes included; for tooltips see [`quoted_tooltip`].
///
/// ```
/// use demarche::picture::escape::quoted;
/// assert_eq!(quoted("a\" ]; evil"), r#""a\" ]; evil""#);
/// assert_eq!(quoted("C:\\N\nAT&T"), r#""C:\\N\nAT&amp;T""#);
/// ```
pub fn quoted(text: &str) -> String {
    quote(text, r"\\")
}

/// A quoted DOT string for a tooltip or a link, whose backslash sequences Graphviz replaces twice.
pub fn quoted_tooltip(text: &str) -> String {
    quote(text, r"\\\\")
}

fn quote(text: &str, backslash: &str) -> String {
    let mut out = String::from("\"");
    let mut broken = 0;
    for c in visible(text).chars() {
        if out.len() - broken > RUN {
            // A backslash at the end of a line joins it with the next one.
            out.push_str("\\\n");
            broken = out.len();
        }
        match c {
            '\\' => out.push_str(backslash),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Text for an HTML-like label; an empty text becomes a space that does not break, because an empty element is an error.
///
/// Line ends become spaces: a caller who wants lines says so with [`super::html::Inline::lines`].
///
/// ```
/// use demarche::picture::escape::html_text;
/// assert_eq!(html_text("<B></B>"), "&lt;B&gt;&lt;/B&gt;");
/// assert_eq!(html_text(""), "&#160;");
/// assert_eq!(html_text("a [b]"), "a [b&#93;");
/// ```
pub fn html_text(text: &str) -> String {
    let out = html(text, " ", false);
    if out.is_empty() { "&#160;".to_owned() } else { out }
}

/// Text for the value of an attribute inside an HTML-like label, without the quotes; line ends are kept.
pub fn html_attribute(text: &str) -> String {
    html(text, "&#10;", true)
}

/// A line end in a text is nothing; in an attribute it is a space, so it takes the place of one unless there is none for long.
fn html(text: &str, line_end: &str, is_attribute: bool) -> String {
    let mut out = String::with_capacity(text.len());
    let mut broken = 0;
    for c in visible(text).chars() {
        let run = out.len() - broken;
        if run > RUN && (c == ' ' || !is_attribute || run > RUN * 3 / 2) {
            out.push('\n');
            broken = out.len();
            if c == ' ' && is_attribute {
                continue;
            }
        }
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // Its reader of XML waits for what comes behind one, and then loses the tag.
            ']' => out.push_str("&#93;"),
            '\n' => out.push_str(line_end),
            '\\' => out.push_str(r"\\"),
            c => out.push(c),
        }
    }
    out
}

/// An address that may be drawn as a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link(String);

/// An address that must not be drawn as a link.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a link that a picture may carry: only http, https, mailto and `#fragment` are")]
pub struct LinkError(String);

impl Link {
    /// Accepts `http:`, `https:`, `mailto:` and `#fragment`, without spaces or control characters.
    ///
    /// # Errors
    /// Every other scheme (`javascript:`, `data:`, `file:` …), because a picture may be opened by somebody who did not
    /// write the model.
    ///
    /// ```
    /// use demarche::picture::escape::Link;
    /// assert!(Link::new("https://example.org/a?b=1&c=2").is_ok());
    /// assert!(Link::new("JavaScript:alert(1)").is_err());
    /// ```
    pub fn new(address: &str) -> Result<Self, LinkError> {
        let scheme = address.split_once(':').map(|(s, _)| s.to_ascii_lowercase());
        let known = address.starts_with('#') || matches!(scheme.as_deref(), Some("http" | "https" | "mailto"));
        let clean = visible(address) == address && !address.chars().any(char::is_whitespace);
        if known && clean { Ok(Self(address.to_owned())) } else { Err(LinkError(visible(address))) }
    }

    /// The address as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn backslashes_are_doubled_once_in_labels_and_twice_in_tooltips() {
        assert_eq!(html_text(r"a\N"), r"a\\N");
        assert_eq!(quoted(r"\N"), r#""\\N""#);
        assert_eq!(quoted_tooltip(r"\N"), r#""\\\\N""#);
    }

    #[test]
    fn long_texts_are_broken_before_graphviz_gives_up() {
        for text in ["x".repeat(40_000), "a word ".repeat(6_000), "語".repeat(20_000)] {
            let (label, attribute) = (quoted(&text), html_attribute(&text));
            let longest = |text: &str| text.split('\n').map(str::len).max();
            assert!([&label, &attribute, &html_text(&text)].iter().all(|text| longest(text) < Some(16_000)));
            assert_eq!(label.replace("\\\n", ""), format!("\"{text}\""));
            assert_eq!(html_text(&text).replace('\n', ""), text);
        }
        assert_eq!(html_attribute(&"a word ".repeat(6_000)).replace('\n', " "), "a word ".repeat(6_000));
    }

    #[test]
    fn links_that_run_code_are_refused() {
        for bad in
            ["javascript:x", "data:text/html,x", "file:///etc", "x", "", "https://a b", "http://a\u{0}", " https://a"]
        {
            assert!(Link::new(bad).is_err(), "{bad:?}");
        }
        for good in ["#d1", "http://a", "HTTPS://a/%20", "mailto:a@b.c"] {
            assert!(Link::new(good).is_ok(), "{good:?}");
        }
    }
}
