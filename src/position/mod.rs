//! What a party wants of a demand: worked out here, asked by everything.
//!
//! A position is one word, or two words and a condition ([`Position`]). It comes from what the party said (`said`), or
//! follows from that by the curator's relations between demands (`follows`, along the chains of `walk`). Questions ask a
//! [`Situation`](crate::situation::Situation) for it, and nobody else reads conditions, terms and second words of a
//! statement.

mod arguments;
mod follows;
mod held;
mod positions;
mod said;
mod under;
mod walk;
mod ways;
mod word;

pub use arguments::{Argument, arguments};
pub use follows::{State, terms_along};
pub use held::{Context, Held};
pub use positions::Positions;
pub use said::{as_written, in_force, intersected};
pub use under::{Content, Here, stated_under, under};
pub use walk::{carries, closed_to, excluded_by, leads_to, start};
pub use word::{Met, Origin, Position, States, Word, named_demands};
