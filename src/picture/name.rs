//! Names of nodes, clusters and ports.

/// The name of a node, cluster or port, made from the id of an element of the model.
///
/// Different parts give different names: letters, digits, `-` and `_` of ASCII stay, every other character is written as
/// its code between dots, and parts are joined by two dots.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    /// Names what `parts` identify; `kind` keeps a party and a demand of the same id apart.
    ///
    /// ```
    /// use demarche::picture::name::Name;
    /// assert_eq!(Name::new("d", &["no-nato"]).as_str(), "d_no-nato");
    /// assert_eq!(Name::new("r", &["a b", "c"]).as_str(), "r_a.20.b..c");
    /// ```
    pub fn new(kind: &'static str, parts: &[&str]) -> Self {
        let parts: Vec<String> = parts.iter().map(|part| encode(part)).collect();
        Self(format!("{kind}_{}", parts.join("..")))
    }

    /// The name without quotes, as it stands in the `id` of the SVG.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn encode(part: &str) -> String {
    part.chars().fold(String::new(), |mut out, c| {
        if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') {
            out.push(c);
        } else {
            out.push_str(&format!(".{:x}.", u32::from(c)));
        }
        out
    })
}
