//! The tabs that share one set of tokens: a cloned tab has a copy of the session storage, and so of the refresh token.
//!
//! Where Webex rotates refresh tokens, the second use of one looks like theft and ends them all. So tabs that share a
//! sign-in take turns under a lock. Before a tab releases the lock, it gives the new tokens to the token broker.

use time::OffsetDateTime;
use webex_api::TokenSet;

/// What a tab does when the lock is its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Turn {
    /// Another tab was faster: these tokens are the answer, and nothing is sent.
    Take(TokenSet),
    /// Refresh these, and leave the answer with the token broker before letting go of the lock.
    Refresh(TokenSet),
}

/// Decides by the tokens of this tab and by those that the token broker has.
///
/// Kept tokens are never older than those of a tab: each refresh of the sign-in went through the token broker. So when they differ, the
/// tab's own refresh token may be spent, also if the kept access token has ended meanwhile.
pub fn turn(own: TokenSet, kept: Option<TokenSet>, now: OffsetDateTime) -> Turn {
    match kept {
        Some(kept) if kept.access_token != own.access_token => {
            if kept.expires_at.is_none_or(|end| end > now) {
                Turn::Take(kept)
            } else {
                Turn::Refresh(kept)
            }
        }
        _ => Turn::Refresh(own),
    }
}
