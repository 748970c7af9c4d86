//! The tabs that share one set of tokens: a cloned tab has a copy of the session storage, and so of the refresh token.
//!
//! Where Webex rotates refresh tokens, the second use of one looks like theft and ends them all. So the tabs of a family take turns
//! under a lock, and leave what they fetched with a keeper in memory before they let go of it.

use time::OffsetDateTime;
use webex_api::TokenSet;

/// What a tab does when the lock is its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Turn {
    /// Another tab was faster: these tokens are the answer, and nothing is sent.
    Take(TokenSet),
    /// Refresh these, and leave the answer with the keeper before letting go of the lock.
    Refresh(TokenSet),
}

/// Decides by the tokens of this tab and by those that the keeper has.
///
/// Kept tokens are never older than those of a tab: each refresh of the family went through the keeper. So when they differ, the
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
