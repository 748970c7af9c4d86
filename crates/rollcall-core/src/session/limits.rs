//! How long a session may last.

use crate::config::Config;
use time::Duration;

/// How long a session may last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLimits {
    /// Without anybody doing anything.
    pub idle: Duration,
    /// At most, whatever is done.
    pub absolute: Duration,
}

impl SessionLimits {
    /// Those of the settings.
    pub fn of(config: &Config) -> Self {
        let whole = |limit: std::time::Duration| {
            Duration::seconds(i64::try_from(limit.as_secs()).unwrap_or(i64::MAX))
        };
        Self {
            idle: whole(config.idle),
            absolute: whole(config.session),
        }
    }
}

/// Which limit comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndKind {
    /// Nobody did anything; doing something moves it.
    Idle,
    /// The session has lasted as long as it may.
    Absolute,
}
