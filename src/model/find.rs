//! Elements by the name that a user types: an id, a name or another name, or a demand's number,
//! compared as names are.

use crate::collation::folded;
use crate::id::{DemandIx, PartyIx, SourceIx};
use crate::model::element::Element;
use crate::model::whole::Model;
use crate::words::near;

/// A name that the model does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no {wanted} is called `{name}`{}", self.hint())]
#[non_exhaustive]
pub struct NotFound {
    /// What was looked for: "party", "demand", "source", or "element" for any.
    pub wanted: &'static str,
    /// As typed.
    pub name: String,
    /// An id that was probably meant.
    pub meant: Option<String>,
    /// How many demands have a number in the pictures, if a number was typed.
    pub numbers: Option<usize>,
    /// What has this name instead: "a person", "an issue".
    pub other_kind: Option<&'static str>,
}

impl NotFound {
    fn hint(&self) -> String {
        match (&self.meant, self.other_kind) {
            (_, Some(kind)) => format!("; it is {kind}"),
            (Some(meant), _) => format!("; did you mean `{meant}`?"),
            (None, None) if self.wanted == "source" => "; `demarche show --balance` lists sources".to_owned(),
            (None, None) => match &self.numbers {
                Some(1) => "; the only demand has the number D1".to_owned(),
                Some(last) => format!("; demands have the numbers D1 to D{last}"),
                None => "; `demarche matrix` lists parties and demands".to_owned(),
            },
        }
    }
}

impl Model {
    /// Names besides the id.
    fn other_names(&self, element: Element) -> Vec<&str> {
        fn texts<'a>(name: &'a str, also: &'a [String]) -> Vec<&'a str> {
            std::iter::once(name).chain(also.iter().map(String::as_str)).collect()
        }
        match element {
            Element::Party(ix) => texts(&self.parties[ix].name, &self.parties[ix].also),
            Element::Person(ix) => texts(&self.people[ix].name, &self.people[ix].also),
            Element::Issue(ix) => vec![&self.issues[ix].name],
            Element::Paper(ix) => vec![&self.papers[ix].title],
            _ => Vec::new(),
        }
    }

    /// Every element with an id, with its id and other names.
    fn named(&self) -> impl Iterator<Item = (Element, &str, Vec<&str>)> {
        self.elements().map(|element| (element, self.id_of(element), self.other_names(element)))
    }

    /// All elements that a typed name stands for: those with this id, else those with this name or other name, else the
    /// demand with this number in the pictures (`D7`): what an element is called goes before how it is counted.
    ///
    /// # Errors
    /// [`NotFound`] with the nearest id. O(number of elements).
    pub fn find(&self, name: &str) -> Result<Vec<Element>, NotFound> {
        let by_id: Vec<Element> =
            self.named().filter(|(_, id, _)| *id == name).map(|(element, _, _)| element).collect();
        if !by_id.is_empty() {
            return Ok(by_id);
        }
        let wanted = folded(name);
        let is_meant = |text: &str| folded(text) == wanted;
        let by_name: Vec<Element> = self
            .named()
            .filter(|(_, id, names)| is_meant(id) || names.iter().any(|other| is_meant(other)))
            .map(|(element, _, _)| element)
            .collect();
        if !by_name.is_empty() {
            return Ok(by_name);
        }
        let number = |number: &String| folded(number) == wanted;
        match self.demand_numbers().iter().position(number).and_then(|at| self.demands.indices().nth(at)) {
            Some(demand) => Ok(vec![Element::Demand(demand)]),
            None => Err(self.not_found("element", name, |_| true)),
        }
    }

    fn find_one<I>(
        &self,
        wanted: &'static str,
        name: &str,
        pick: impl Fn(Element) -> Option<I>,
    ) -> Result<I, NotFound> {
        let found = self.find(name).unwrap_or_default();
        if let Some(ix) = found.iter().copied().find_map(&pick) {
            return Ok(ix);
        }
        let mut error = self.not_found(wanted, name, |element| pick(element).is_some());
        error.other_kind = found.first().map(|element| element.kind().with_article());
        Err(error)
    }

    /// The party of a typed name.
    ///
    /// # Errors
    /// [`NotFound`] with the nearest party, or with the kind of what has this name.
    pub fn find_party(&self, name: &str) -> Result<PartyIx, NotFound> {
        self.find_one("party", name, |element| match element {
            Element::Party(ix) => Some(ix),
            _ => None,
        })
    }

    /// The demand of a typed name.
    ///
    /// # Errors
    /// [`NotFound`] with the nearest demand, or with the kind of what has this name.
    pub fn find_demand(&self, name: &str) -> Result<DemandIx, NotFound> {
        self.find_one("demand", name, |element| match element {
            Element::Demand(ix) => Some(ix),
            _ => None,
        })
    }

    /// The source of a typed name.
    ///
    /// # Errors
    /// [`NotFound`] with the nearest source, or with the kind of what has this name.
    pub fn find_source(&self, name: &str) -> Result<SourceIx, NotFound> {
        self.find_one("source", name, |element| match element {
            Element::Source(ix) => Some(ix),
            _ => None,
        })
    }

    fn not_found(&self, wanted: &'static str, name: &str, fits: impl Fn(Element) -> bool) -> NotFound {
        let fitting: Vec<(&str, Vec<&str>)> =
            self.named().filter(|(element, _, _)| fits(*element)).map(|(_, id, names)| (id, names)).collect();
        let words = fitting.iter().flat_map(|(id, names)| std::iter::once(*id).chain(names.iter().copied()));
        let meant = near(name, words).and_then(|word| {
            let (id, _) = fitting.iter().find(|(id, names)| *id == word || names.contains(&word))?;
            Some((*id).to_owned())
        });
        let is_number = name.strip_prefix(['D', 'd']).is_some_and(|rest| rest.parse::<u32>().is_ok());
        let numbers = Some(self.demands.len()).filter(|number| is_number && *number > 0);
        NotFound {
            wanted,
            name: name.to_owned(),
            meant: meant.filter(|_| numbers.is_none()),
            numbers,
            other_kind: None,
        }
    }
}
