//! The small, regular subset of XML that Graphviz writes: attributes in double quotes, no CDATA. Anything else is an error and not
//! a guess.

/// The engine's output is not the SVG that Graphviz writes.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the engine's output is not the SVG that Graphviz writes: {what} at byte {at}")]
pub struct SvgError {
    what: &'static str,
    at: usize,
}

/// The value of an attribute, still encoded.
pub fn attribute<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let start = attributes.find(&format!(" {name}=\""))? + name.len() + 3;
    let length = attributes[start..].find('"')?;
    Some(&attributes[start..start + length])
}

/// Text as XML content or attribute value.
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in super::escape::visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
    out
}

/// A piece of a document.
pub enum Token<'a> {
    /// What stands before the root.
    Declaration(&'a str),
    /// A comment, or the type of the document.
    Dropped,
    /// Text, still encoded.
    Text(&'a str),
    /// The beginning of an element, or all of one that is empty.
    Open {
        /// Its name.
        name: &'a str,
        /// Its attributes with the blanks before them, still encoded.
        attributes: &'a str,
        /// Whether it is closed already.
        empty: bool,
    },
    /// The end of an element.
    Close(&'a str),
}

/// Reads a document from its beginning, piece by piece.
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    /// From the beginning of `text`.
    pub fn new(text: &'a str) -> Scanner<'a> {
        Scanner { text, at: 0 }
    }

    /// The next piece; none at the end.
    ///
    /// # Errors
    /// When it is none that Graphviz writes.
    pub fn token(&mut self) -> Result<Option<Token<'a>>, SvgError> {
        let rest = &self.text[self.at..];
        if rest.is_empty() {
            return Ok(None);
        }
        // Where something begins is no part of its end: `<!-->` and `<?>` are not over.
        let token = if rest.starts_with("<!--") {
            self.at += 4;
            self.until("-->")?;
            Token::Dropped
        } else if rest.starts_with("<![CDATA[") {
            return Err(self.error("a CDATA section"));
        } else if rest.starts_with("<!") {
            self.until(">")?;
            Token::Dropped
        } else if rest.starts_with("<?") {
            let start = self.at;
            self.at += 2;
            self.until("?>")?;
            Token::Declaration(&self.text[start..self.at])
        } else if rest.starts_with("</") {
            self.at += 2;
            Token::Close(self.until(">")?.trim_end())
        } else if rest.starts_with('<') {
            self.tag()?
        } else {
            let length = rest.find('<').unwrap_or(rest.len());
            self.at += length;
            Token::Text(&rest[..length])
        };
        Ok(Some(token))
    }

    /// Reads an opening tag; a `>` inside a quoted value does not end it.
    fn tag(&mut self) -> Result<Token<'a>, SvgError> {
        let start = self.at + 1;
        let mut quoted = false;
        for (offset, byte) in self.text.as_bytes()[start..].iter().enumerate() {
            match byte {
                b'"' => quoted = !quoted,
                b'<' => return Err(self.error("a `<` inside a tag")),
                b'>' if !quoted => {
                    let inner = &self.text[start..start + offset];
                    self.at = start + offset + 1;
                    let empty = inner.ends_with('/');
                    let inner = inner.strip_suffix('/').unwrap_or(inner);
                    let name_length = inner.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inner.len());
                    let (name, attributes) = inner.split_at(name_length);
                    return Ok(Token::Open { name, attributes, empty });
                }
                _ => {}
            }
        }
        Err(self.error("a tag that does not end"))
    }

    /// Moves behind `end` and returns what stands before it.
    ///
    /// # Errors
    /// When there is no `end` any more.
    pub fn until(&mut self, end: &str) -> Result<&'a str, SvgError> {
        let rest = &self.text[self.at..];
        let length = rest.find(end).ok_or(self.error("something that does not end"))?;
        self.at += length + end.len();
        Ok(&rest[..length])
    }

    /// An error at the place that was reached.
    pub fn error(&self, what: &'static str) -> SvgError {
        SvgError { what, at: self.at }
    }
}
