//! Long searches ask whether somebody still waits for them.

/// Somebody who waits for a search.
pub trait Patience {
    /// Whether to go on, after so many results. Asked often: it has to be quick.
    fn go_on(&self, found: usize) -> bool;
}

/// Waits for however long it takes.
#[derive(Clone, Copy, Debug)]
pub struct Endless;

impl Patience for Endless {
    fn go_on(&self, _: usize) -> bool {
        true
    }
}

/// Takes what is known without a search.
#[derive(Clone, Copy, Debug)]
pub struct Impatient;

impl Patience for Impatient {
    fn go_on(&self, _: usize) -> bool {
        false
    }
}

/// Waits until it was asked so often: what is found by then depends on no clock.
#[derive(Debug)]
pub struct Counted(std::cell::Cell<usize>);

impl Counted {
    /// Answers so many times that the search may go on.
    pub fn new(times: usize) -> Counted {
        Counted(std::cell::Cell::new(times))
    }
}

impl Patience for Counted {
    fn go_on(&self, _: usize) -> bool {
        let left = self.0.get();
        self.0.set(left.saturating_sub(1));
        left > 0
    }
}
