//! How an answer is transmitted. The pure handler decides; the server carries it out.

/// A response extension that the server acts on. Tests in the same process can read it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Delivery {
    /// Immediately and in full.
    #[default]
    Normal,
    /// Never: the connection stays open without an answer.
    Hang,
    /// Not at all: the connection closes before the first byte.
    Drop,
    /// The headers and part of the body, then the connection closes.
    Cut {
        /// Number of body bytes that arrive.
        after: usize,
    },
    /// In full, after a delay.
    Delay {
        /// Milliseconds before the first byte.
        ms: u64,
    },
    /// Only after [`crate::Simulator::release`], and then as returned by [`crate::Simulator::pick_up`] for this ticket.
    Held {
        /// Identifies the waiting request.
        ticket: u64,
    },
    /// The body except its last byte at once, then endless spaces.
    Endless {
        /// Milliseconds before each chunk.
        ms: u64,
        /// Spaces per chunk.
        bytes: usize,
    },
    /// The headers at once, then the body in eight delayed parts.
    Drip {
        /// Milliseconds before each part.
        ms: u64,
    },
}
