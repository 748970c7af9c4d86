//! Every time-out, size and count of the client in one table.

use std::time::Duration;

/// The limits of the client. [`Limits::default`] is this table:
///
/// | limit | default | why |
/// |---|---|---|
/// | `timeout` | 30 s | one request with its whole body |
/// | `tries` | 8 | sends of one call, the first included; the replay after a refresh and sends without a network are not counted |
/// | `timeouts` | 3 | those of them that may take the whole `timeout`: an answer that drips ends after 90 s |
/// | `backoff_base` | 0.5 s | full jitter: the wait before try *n* + 1 is `rand(0, min(cap, base · 2ⁿ))` |
/// | `backoff_cap` | 60 s | |
/// | `offline_check` | 15 s | without a network the call waits for it to come back, but no longer than this before it tries anyway |
/// | `list_bytes` | 16 MiB | body of a list |
/// | `object_bytes` | 1 MiB | body of a single object |
/// | `pages` | 10,000 | pages of one list: 1,000,000 people at 100 a page |
/// | `idle_pages` | 10 | pages in a row that bring nothing new, until a list counts as incomplete |
/// | `waits_seconds` | 366 days | the longest `Retry-After` believed; longer ones are cut to it |
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Time for one request with its whole body.
    pub timeout: Duration,
    /// Sends of one call, the first included.
    pub tries: u32,
    /// Sends of one call that may end in a time-out.
    pub timeouts: u32,
    /// The first back-off window.
    pub backoff_base: Duration,
    /// The longest back-off window.
    pub backoff_cap: Duration,
    /// Time between two sends while there is no network.
    pub offline_check: Duration,
    /// Bytes of body for a list.
    pub list_bytes: usize,
    /// Bytes of body for a single object.
    pub object_bytes: usize,
    /// Pages of one list.
    pub pages: u32,
    /// Pages in a row that bring nothing new, until a list counts as incomplete.
    pub idle_pages: u32,
    /// The longest `Retry-After` believed, in seconds.
    pub waits_seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(30),
            tries: 8,
            timeouts: 3,
            backoff_base: Duration::from_millis(500),
            backoff_cap: Duration::from_secs(60),
            offline_check: Duration::from_secs(15),
            list_bytes: 16 << 20,
            object_bytes: 1 << 20,
            pages: 10_000,
            idle_pages: 10,
            waits_seconds: 366 * 24 * 60 * 60,
        }
    }
}

/// Bytes of body for an answer of the token endpoint.
pub const TOKEN_BYTES: usize = 64 << 10;

/// Bytes of a URL that a server hands us.
pub const URL_BYTES: usize = 8 << 10;
