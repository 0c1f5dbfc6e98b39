//! What pictures say above and below what is drawn, as patterns: `sentence` says how these are written.

/// The texts of a picture.
pub struct Told {
    /// Its name.
    pub picture: &'static str,
    /// The question in its head.
    pub question: &'static str,
    /// The finding: one of these.
    pub headline: &'static [&'static str],
    /// The notes, one behind the other.
    pub notes: &'static [&'static str],
}

/// What stands below every picture.
pub const FOOT: &str = "[!aside?Published positions][aside?Positions, some of them {$aside}]; not a forecast, not a \
        recommendation. What is not known is drawn as “?”.";

/// As of when, and under what.
pub const AS_OF: &str = "as of {$day}[assumed? · {assumed} assumed]";

const READING: &str =
    "An arrow leads to what a party is for, a bar to what it is against, a ring to what it is for on a condition.";
const UNFIT: &str = "unfit?≠: does not fit another position of the same party.";
const BLOCS: &str = "blocs?{$blocs}";
const CITED: &str = "cited?Said in {$cited}.";

const OF_TWO: &[&str] = &[
    "Of {demands demand|demands}: <, #, #conflict?{conflict} opposed#conditional?{conditional} the same side on a \
        condition#terms?{terms} the same side with terms that do not meet#agree?{agree} the same side#neutral?{neutral} where \
        at least one is neutral#unknown?{unknown} unknown>.",
];
const BOTH: &str = "Both positions are known on {known} of {demands demand|demands}.";
const SHARE: &str = "share?By the words that hold now, before any condition is met, {opposed_now} of [of_all?these][!of_all?the {now} with \
        a word for now] are opposed ({opposed} %)[range?; of all, what is unknown leaves {low} % to {high} % possible].";
const SILENT: &str = "silent?On {silent demand|demands} nothing is known of either: not drawn.";
const BY_NAME: &str = "Left and right are by name.";

/// Every picture.
pub const PICTURES: &[Told] = &[
    Told {
        picture: "dispute",
        question: "Where do {$a} and {$b} conflict, and where do they overlap?",
        headline: OF_TWO,
        notes: &[READING, UNFIT, BOTH, SHARE, SILENT, BY_NAME, CITED, BLOCS],
    },
    Told {
        picture: "dispute-words",
        question: "What have {$a} and {$b} said on each demand?",
        headline: OF_TWO,
        notes: &[
            BOTH,
            SHARE,
            SILENT,
            BY_NAME,
            "single?“Single source”: without it, the two would not be known to stand there so.",
            BLOCS,
        ],
    },
    Told {
        picture: "common-ground",
        question: "Who wants the same? The largest groups with all that they share",
        headline: &[
            "[one?The largest group has {most} parties and shares ][!one?The largest groups have {most} parties and share \
                ][same?{high position|positions}][!same?{low} to {high} positions][same&!one? each][two&!together?; no \
                group has both {$a} and {$b}][two&together?; {$a} and {$b} share {shared}[waiting?, {waiting} of them on a \
                condition][apart?, {apart}[!waiting? of them] with terms that do not meet]].",
        ],
        notes: &[
            "A row is a group that cannot grow without sharing less: <; #; #belongs?● belongs to it#once?○ belongs to it; \
                everything that it shares waits for a condition#could?? could belong to it, its position is unknown#not?– does \
                not belong to it>.",
            "waits?“Waits” names those whose position there holds only once a condition is met.",
            "terms?≈ for, but what they accept has no value in common.",
            "all?{shown group|groups} of at least 2 parties that share at least 1 position.",
            "!all?The {shown} largest of {number} groups of at least 2 parties that share at least 1 position[equal?; \
                {equal} more are as large as the last of them].",
            "without?{without more party has a known position and is|more parties have a known position and are} in none of these \
                groups and without a column.",
            "single?Of {entries entry|entries} on the right, {single rests|rest} on a single source.",
            BLOCS,
        ],
    },
    Told {
        picture: "roadmap",
        question: "In what order can the steps be taken, and what blocks itself?",
        headline: &[
            "!steps?No step is known; [free?in {orders case|cases} one demand waits for another, and there is no \
                deadlock][!free?demands without steps wait for one another, in {deadlocks deadlock|deadlocks}].",
            "steps?{steps step|steps}: <; #; #lonely?it can be taken as positions stand#none?none can be taken as positions \
                stand#every?all can be taken as positions stand, in {stages stage|stages}#some?{takeable} can be taken as \
                positions stand#refused?{refused leads|lead} to what a party refuses#late?{late comes|come} after what a \
                party refuses#exclusive?{exclusive} exclude[exclusive_one?s another one][!exclusive_one? other ones]#free?there \
                is no deadlock#bare?demands without steps wait for one another, in {deadlocks deadlock|deadlocks}#lone?1 is \
                part of a deadlock#several?{locked} wait for one another, in {deadlocks deadlock|deadlocks}#behind?{behind \
                comes|come} after a deadlock>.",
        ],
        notes: &[
            "An arrow leads from what has to come first to what may follow; beside it stands who insists on that or waits \
                for it.",
            "“In the nature of things”: nobody has to insist.",
            "!orders?No order is known.",
            "orders?{single} of {orders order|orders} rest[single_one?s] on a single source, which is named.",
            "An order says when, not whether somebody wants it.",
            "Which steps have been taken is not known here.",
            BLOCS,
        ],
    },
    Told {
        picture: "why-no-deal",
        question: "[possible?Which packages on {$on} are acceptable to all?][!possible?Why is no package on {$on} acceptable to \
                   all?]",
        headline: &[
            "possible?{acceptable} of {packages package|packages} {acceptable:is|are} acceptable to all[partly?, as far as \
                is known].",
            "!possible?0 of {packages package|packages} {packages:is|are} acceptable to all; [partial?at least ]{obstacles \
                obstacle|obstacles}[several? in {groups} groups]; [!moves?no set of moves was found that opens a \
                deal][moves&!single?a deal takes at least {least} moves][moves&single&!singles?{single} single move opens a \
                deal][singles?each of {single} single moves opens a deal].",
        ],
        notes: &[
            "A package says of every demand whether it is met.",
            "!possible?Parties hold to {points point|points}, each a demand, a refusal[!waits? or terms][waits?, terms or a \
                condition] of it; at most {most} can be had at once.",
            "moves&!possible?A move means that a party gives up a point; nothing here says who should move.",
            "!possible?An obstacle is what lines join at a ≠: points that no package meets together, though it could without \
                one of them.",
            "!possible?A position on which sources differ is taken at its weakest. Left and right are by name.",
            "Known are {known} of {of} positions; what is unknown stands in no package’s way.",
            "left_aside?Set aside or only as of now: {left_aside position|positions}.",
            "unsearched?Not all obstacles and sets of moves were looked for.",
            BLOCS,
        ],
    },
    Told {
        picture: "timeline",
        question: "What was said, done and due?",
        headline: &[
            "bare?Only announcements.[next? Next: {$next}.]",
            "!bare?[past?<, # and #events?{events event|events}#moved?{moved position that changed|positions that \
                changed}#papers?{papers paper|papers}[outstanding?, of which {outstanding is|are} last said to be promised \
                or not delivered to somebody]>.][past&ahead? ][ahead?Still to come: <, # and #planned?{planned \
                event|events}#due?{due announcement that falls due|announcements that fall due}>.][next? Next: {$next}.]",
        ],
        notes: &[
            "marks?< · # · #events?■ up to this day#planned?□ to come#came?→ what came of it#announced?▲ announced#falls?▼ \
                falls due#about?“about”: the date is inferred>.",
            "The heavy frame is the day of the picture[later?; dashed rows lie after it].",
            "doubtful?Attendance of “{$event}” is uncertain for {$doubtful}.",
            "hidden?Not shown: <, # and #first?{first statement that opens a position or keeps its word|statements that \
                open a position or keep its word}#attendance?{attendance} on who takes part#claims?{claims claim about \
                others|claims about others}#figures?{figures figure|figures}#undated?{undated entry without a date|entries \
                without a date}>.",
        ],
    },
    Told {
        picture: "sources",
        question: "Where do the sources differ, and which says what?",
        headline: &[
            "{open} of {disputes dispute|disputes} {open:is|are} open; [!settled?none is settled][one?the other one is \
                settled by {$how}][several?the other {settled} are settled: <, # and #date?{date} by \
                date#confirmation?{confirmation} by confirmation#precision?{precision} by precision>].",
        ],
        notes: &[
            "{answers answer|answers} to the open questions, from {sources source|sources}.",
            "A letter stands where a source gives that answer; – says nothing on it. Nothing is averaged. Sources by name, \
                with their dates.",
            "twice?Heavy frame: one source gives several answers ({twice}).",
            "inside?On {inside} of the open questions the whole difference lies inside one source.",
            "settled?Settled <; #; #date?by date: the answers speak of different days#confirmation?by confirmation: the other \
                side confirmed one answer#precision?by precision: the answers fit together, and one says more>.",
        ],
    },
    Told {
        picture: "text",
        question: "How does “{$title}” stand with everybody?",
        headline: &["Of {clauses clause|clauses}, <, #, #agreed?{agreed meets|meet} no known objection#other?{other} \
                [!agreed?{other:meets|meet} ]only other terms or conditions#against?{against} \
                [first_against?{against:meets|meet} ]an objection#red?{red} [first_red?{red:meets|meet} ]a red \
                line#silent?{silent has|have} no word from anybody[author? but \
                its author][authors? but its authors]>."],
        notes: &[
            "facts?The document: <, #, #own?own position#mediator?a mediator’s text#joint?a joint text#by?by {$by}#date?of \
                {$date}[later?, after the day as of which positions are read]#amends?amends “{$amends}”>.",
            "A cell compares what the clause sets with what the party has said.",
            "terms?≈ the same side, with other terms, which stand below.",
            "unfit?≠ does not fit another position of the same party.",
            "decided?“As this text decides”: the word hangs on what the text itself brings about or rules out.",
            "Parties by name.",
            "one?One without any known position on these clauses is only counted.",
            "several?{several} without any known position on these clauses are only counted.",
            "rests?Everything rests on one source: {$rests}.",
            BLOCS,
        ],
    },
    Told {
        picture: "matrix",
        question: "Who wants what?",
        headline: &[
            "!parties?No position is known on any of {demands demand|demands}.",
            "parties?{stated} of {possible possible position|possible positions} are stated[derived? and {derived} more \
                {derived:follows|follow} from these]; on {contested} of {demands demand|demands} some stand on opposite \
                sides.",
        ],
        notes: &[
            "{parties party|parties}, {demands demand|demands} in {issues issue|issues}, from {sources source|sources}: \
                {share} % of the possible positions are stated.",
            "The more signs, the stronger the word. Parties by name. The last column counts all parties.",
            "turns?→ becomes, on a condition.",
            "range?… sources differ, or leave it open, from one to the other.",
            "unfit?≠ does not fit another position of the same party.",
            BLOCS,
        ],
    },
    Told {
        picture: "stance-map",
        question: "What [one?does {$a}][!one?do {$a} and {$b}] want, issue by issue?",
        headline: &["Positions known on {demands demand|demands}: {$a}: {of_a}[!one?, {$b}: {of_b}]."],
        notes: &[
            READING,
            UNFIT,
            "Demands on which nothing is known of [one?it][!one?either] are left out.",
            "dense?With {lines} lines, the matrix is the better picture.",
            CITED,
            BLOCS,
        ],
    },
    Told {
        picture: "party-map",
        question: "What divides and what joins each pair of parties?",
        headline: &[
            "Something is known of both parties of {related} of {pairs pair|pairs}: {opposed} are on opposite sides of some \
                demand, {same} on the same side.",
        ],
        notes: &[
            "Pairs by name. “On a condition” includes demands whose terms do not meet.",
            "apart?Nothing known in common with any other party: {$apart}.",
            "far?Nothing is known in common with any other party of {far}.",
            "left?Shown are the {drawn} parties with the most known positions; there are {$more}.",
            BLOCS,
        ],
    },
];
