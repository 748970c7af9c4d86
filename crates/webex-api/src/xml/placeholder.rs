//! Placeholders for credentials in texts.

/// The placeholder of the ticket in a text and in a shell command.
pub const TICKET: &str = "$WEBEX_TICKET";

/// The placeholder of the access token in a text and in a shell command.
pub const TOKEN: &str = "$WEBEX_TOKEN";
