//! How a suspended tab detects a sign-out that happened in another tab.
//!
//! A tab in the back/forward cache, a tab that the browser restores, a duplicate that slept: none of them hears what the others say. So
//! each sign-out leaves a mark in local storage, and each sign-in remembers the mark that stood when it began. Another mark than
//! that means that somebody signed out since. A sign-out ends every sign-in of this browser, so one mark is enough for all of them.

use super::SignInId;
use super::sign_in_id::digest;

/// A digest of all sign-ins that were signed out in this browser, or none before the first sign-out.
///
/// Each sign-out hashes its random id into the digest that stood before, so no value comes twice and none can be guessed. It tells
/// nothing about anybody, not even how many sign-outs there were.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EndedSignIns(Option<String>);

/// A digest has 43 characters of base64url.
const LENGTH: usize = 43;

impl EndedSignIns {
    /// Reads the text of local storage. What is no digest counts as none.
    pub fn read(text: Option<&str>) -> Self {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
        Self(
            text.filter(|text| text.len() == LENGTH && text.bytes().all(plain))
                .map(str::to_owned),
        )
    }

    /// The text for local storage; none before the first sign-out.
    pub fn text(&self) -> Option<&str> {
        self.0.as_deref()
    }

    /// The mark after one more sign-out. `id` is that of the sign-in that ended here, if there was one.
    #[must_use]
    pub fn and(&self, id: Option<&SignInId>) -> Self {
        let before = self.0.as_deref().unwrap_or_default();
        let id = id.map(SignInId::expose).unwrap_or_default();
        Self(Some(digest("rollcall.ended:1", &[before, id])))
    }
}
