//! Every time-out, size and count of the client, in one table.

use std::time::Duration;

/// The limits of the client. [`Limits::default`] has these values:
///
/// | limit | default | why |
/// |---|---|---|
/// | `timeout` | 30 s | one request, including its whole body |
/// | `tries` | 8 | sends per call, including the first; the retry after a refresh and sends without a network are not counted |
/// | `timeouts` | 3 | how many of them may use the whole `timeout`: an answer that drips fails after 90 s |
/// | `backoff_base` | 0.5 s | full jitter: the wait before try *n* + 1 is `rand(0, min(cap, base · 2ⁿ))` |
/// | `backoff_cap` | 60 s | |
/// | `offline_check` | 15 s | without a network, the call waits for it to return, at most this long before it tries again |
/// | `list_bytes` | 16 MiB | body of a list |
/// | `object_bytes` | 1 MiB | body of a single object |
/// | `pages` | 10,000 | pages of one list: 1,000,000 people at 100 a page |
/// | `idle_pages` | 10 | consecutive pages without new items until a list counts as incomplete |
/// | `waits_seconds` | 366 days | the longest `Retry-After` accepted; longer ones are capped |
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Time for one request, including its whole body.
    pub timeout: Duration,
    /// Sends per call, including the first.
    pub tries: u32,
    /// Sends per call that may end in a time-out.
    pub timeouts: u32,
    /// The first back-off window.
    pub backoff_base: Duration,
    /// The longest back-off window.
    pub backoff_cap: Duration,
    /// Time between two sends while there is no network.
    pub offline_check: Duration,
    /// Maximum body of a list, in bytes.
    pub list_bytes: usize,
    /// Maximum body of a single object, in bytes.
    pub object_bytes: usize,
    /// Maximum number of pages in one list.
    pub pages: u32,
    /// Consecutive pages without new items until a list counts as incomplete.
    pub idle_pages: u32,
    /// The longest `Retry-After` accepted, in seconds.
    pub waits_seconds: u64,
}

impl Limits {
    /// Returns the back-off window after `waits` waits: `min(cap, base · 2ⁿ)`. The wait is a random part of it.
    pub fn backoff(&self, waits: u32) -> Duration {
        let factor = 1_u32.checked_shl(waits).unwrap_or(u32::MAX);
        self.backoff_base
            .saturating_mul(factor)
            .min(self.backoff_cap)
    }
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

/// Maximum body of a token endpoint answer, in bytes.
pub const TOKEN_BYTES: usize = 64 << 10;

/// Maximum length of a URL from a server, in bytes.
pub const URL_BYTES: usize = 8 << 10;
