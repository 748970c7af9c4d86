//! Whose turn it is to refresh.

use super::super::turn::{Turn, turn};
use super::*;

#[test]
fn the_faster_tab_s_tokens_are_taken_and_a_spent_refresh_token_is_never_sent() {
    let (own, newer) = (tokens(1, START, true), tokens(2, after(80), true));
    for (kept, now, expected) in [
        (None, after(80), Turn::Refresh(own.clone())),
        (Some(own.clone()), after(80), Turn::Refresh(own.clone())),
        (Some(newer.clone()), after(81), Turn::Take(newer.clone())),
        // Asleep while the others went on: their access token has ended too, but the own refresh token is spent.
        (
            Some(newer.clone()),
            after(180),
            Turn::Refresh(newer.clone()),
        ),
    ] {
        assert_eq!(turn(own.clone(), kept, now), expected);
    }
    let endless = TokenSet {
        expires_at: None,
        ..newer
    };
    assert_eq!(
        turn(own, Some(endless.clone()), after(9_000)),
        Turn::Take(endless)
    );
}
