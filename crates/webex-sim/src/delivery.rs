//! How an answer travels: the pure handler says it, whoever moves the bytes does it.

/// A response extension. The server carries it out; a test in the same process reads it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Delivery {
    /// At once and whole.
    #[default]
    Normal,
    /// Never: the connection stays open without an answer.
    Hang,
    /// Not at all: the connection closes before the first byte.
    Drop,
    /// The headers and so many bytes of the body, then the connection closes.
    Cut {
        /// Bytes of the body that arrive.
        after: usize,
    },
    /// Whole, so many milliseconds late.
    Delay {
        /// Milliseconds before the first byte.
        ms: u64,
    },
    /// Not before [`crate::Simulator::release`]; then what [`crate::Simulator::pick_up`] gives for this number.
    Held {
        /// Names the request that waits.
        ticket: u64,
    },
    /// The body but for its last byte at once, then blanks without end.
    Endless {
        /// Milliseconds before each piece.
        ms: u64,
        /// Blanks in a piece.
        bytes: usize,
    },
    /// The headers at once, the body in eight parts with so many milliseconds before each.
    Drip {
        /// Milliseconds before each part.
        ms: u64,
    },
}
