//! How the lines of the roadmap run: from below a box to above another one, beside what stands between them, never through a box.

use super::canvas::Point;

/// Room for lines on each side of a page, in points.
pub const SIDE: f64 = 38.0;
/// Between two lines that run beside one another, in points.
const TRACK: f64 = 6.0;
/// How many lines fit on a side.
const LANES: usize = 5;

/// A box, by its place from the left.
#[derive(Clone, Copy, Debug)]
pub struct Slot {
    /// Its left edge.
    pub left: f64,
    /// Its width.
    pub width: f64,
}

/// A line that is to be drawn: from which box of which row to which other one.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// RoadmapRow and place in the row of the box where it begins.
    pub from: (usize, usize),
    /// RoadmapRow and place in the row of the box to which it leads.
    pub to: (usize, usize),
}

/// What a line takes of each gap between rows, before rows have a height.
#[derive(Clone, Debug)]
pub struct Route {
    /// Where it leaves, and where it arrives.
    pub ports: (f64, f64),
    /// Room to the right of where it arrives.
    pub room: f64,
    /// Its lane, if it runs past other rows.
    lane: Option<f64>,
    /// Its tracks in the gaps below the first box and above the second one.
    tracks: (usize, usize),
    gaps: (usize, usize),
}

/// All lines of a page.
#[derive(Clone, Debug)]
pub struct Routes {
    /// Each line; none if there is no room for it.
    pub lines: Vec<Option<Route>>,
    /// How many tracks there are in the gap above each row, and below the last one.
    pub tracks: Vec<usize>,
}

impl Routes {
    /// The room that the lines of a gap take.
    pub fn height(&self, gap: usize) -> f64 {
        self.tracks.get(gap).map_or(0.0, |tracks| *tracks as f64 * TRACK) + 8.0
    }

    /// Finds a way for each line. O(lines²) at most.
    pub fn new(rows: &[Vec<Slot>], wishes: &[Wish], width: f64) -> Routes {
        let middle = |(row, at): (usize, usize)| rows[row][at].left + rows[row][at].width / 2.0;
        let is_direct = |wish: &Wish| wish.from.0 + 1 == wish.to.0;
        let on_left = |wish: &Wish| middle(wish.from) + middle(wish.to) < width - 1.0;
        // From left to right by where the other end is, so that lines of one box do not cross.
        let far = |wish: &Wish, other: f64| match (is_direct(wish), on_left(wish)) {
            (true, _) => other,
            (false, true) => f64::NEG_INFINITY,
            (false, false) => f64::INFINITY,
        };
        let rank = |own: usize, same: &dyn Fn(&Wish) -> bool, far: &dyn Fn(&Wish) -> f64| {
            let key = |at: usize| (far(&wishes[at]), at);
            let all = (0..wishes.len()).filter(|at| same(&wishes[*at]));
            let (mut before, mut number) = (0, 0);
            for at in all {
                number += 1;
                before += usize::from(key(at) < key(own));
            }
            (before, number)
        };
        let port = |(at, wish): (usize, &Wish)| {
            let (start, end) = (rows[wish.from.0][wish.from.1], rows[wish.to.0][wish.to.1]);
            let leaving = rank(at, &|other| other.from == wish.from, &|other| far(other, middle(other.to)));
            let arriving = rank(at, &|other| other.to == wish.to, &|other| far(other, middle(other.from)));
            let leaves = start.left + start.width * (leaving.0 + 1) as f64 / (leaving.1 + 1) as f64;
            if arriving.1 == 1 {
                let alone = rows[wish.to.0].len() == 1;
                let room = if alone { width / 2.0 - SIDE } else { end.width / 2.0 + 2.0 };
                return (leaves, end.left + end.width / 2.0, room);
            }
            let part = end.width / arriving.1 as f64;
            (leaves, end.left + part * arriving.0 as f64 + 8.0, part - 12.0)
        };
        let mut ports: Vec<(f64, f64, f64)> = wishes.iter().enumerate().map(port).collect();
        // No line leaves where another one arrives just below: the two would look like one.
        for at in 0..ports.len() {
            let gap = wishes[at].from.0 + 1;
            let meets = |x: f64| {
                let others = ports.iter().enumerate().filter(|(other, _)| *other != at && wishes[*other].to.0 == gap);
                others.into_iter().any(|(_, port)| (port.1 - x).abs() < 4.0)
            };
            let mut leaves = ports[at].0;
            while meets(leaves) {
                leaves += TRACK;
            }
            ports[at].0 = leaves;
        }
        let mut lanes: Vec<Vec<(usize, usize)>> = vec![Vec::new(); 2 * LANES];
        let mut tracks: Vec<Vec<Vec<(f64, f64)>>> = vec![Vec::new(); rows.len() + 1];
        let mut lines = Vec::new();
        for (wish, (leaves, arrives, room)) in wishes.iter().zip(ports) {
            let gaps = (wish.from.0 + 1, wish.to.0);
            let lane = if gaps.0 == gaps.1 { None } else { lane(&mut lanes, gaps, on_left(wish), width) };
            if gaps.0 != gaps.1 && lane.is_none() {
                lines.push(None);
                continue;
            }
            let tracks = match lane {
                Some(lane) => (track(&mut tracks[gaps.0], leaves, lane), track(&mut tracks[gaps.1], lane, arrives)),
                None if (leaves - arrives).abs() < 0.5 => (0, 0),
                None => {
                    let own = track(&mut tracks[gaps.0], leaves, arrives);
                    (own, own)
                }
            };
            lines.push(Some(Route { ports: (leaves, arrives), room, lane, tracks, gaps }));
        }
        Routes { lines, tracks: tracks.iter().map(Vec::len).collect() }
    }
}

/// A free lane on a side, or on the other one.
fn lane(lanes: &mut [Vec<(usize, usize)>], gaps: (usize, usize), left: bool, width: f64) -> Option<f64> {
    let own = (gaps.0.min(gaps.1), gaps.0.max(gaps.1));
    let sides = if left { [0, LANES] } else { [LANES, 0] };
    let order = sides.into_iter().flat_map(|side| side..side + LANES);
    for at in order {
        if lanes[at].iter().all(|taken| taken.1 < own.0 || own.1 < taken.0) {
            lanes[at].push(own);
            // The innermost lane is the first.
            let in_side = SIDE - 8.0 - (at % LANES) as f64 * TRACK;
            return Some(if at < LANES { in_side } else { width - in_side });
        }
    }
    None
}

/// The first track of a gap in which nothing is between two places.
fn track(tracks: &mut Vec<Vec<(f64, f64)>>, a: f64, b: f64) -> usize {
    let own = (a.min(b) - 4.0, a.max(b) + 4.0);
    let free = |taken: &Vec<(f64, f64)>| taken.iter().all(|other| other.1 < own.0 || own.1 < other.0);
    let at = tracks.iter().position(free).unwrap_or(tracks.len());
    if at == tracks.len() {
        tracks.push(Vec::new());
    }
    tracks[at].push(own);
    at
}

impl Route {
    /// Its points, when every gap has its top: from the bottom of a box to the top of another one.
    pub fn points(&self, bottom: f64, top: f64, gaps: &[f64]) -> Vec<Point> {
        let (leaves, arrives) = self.ports;
        let y = |gap: usize, track: usize| gaps.get(gap).copied().unwrap_or(0.0) + 6.0 + track as f64 * TRACK;
        let (first, second) = (y(self.gaps.0, self.tracks.0), y(self.gaps.1, self.tracks.1));
        match self.lane {
            Some(lane) => vec![
                (leaves, bottom),
                (leaves, first),
                (lane, first),
                (lane, second),
                (arrives, second),
                (arrives, top),
            ],
            None if (leaves - arrives).abs() < 0.5 => vec![(leaves, bottom), (arrives, top)],
            None => vec![(leaves, bottom), (leaves, first), (arrives, first), (arrives, top)],
        }
    }
}
