//! Identifiers in Webex's format: base64url without padding of `ciscospark://us/TYPE/UUID`.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The `TYPE` part of an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A person.
    People,
    /// An organisation.
    Organization,
    /// A role of administrators.
    Role,
    /// A licence.
    License,
    /// A location.
    Location,
    /// An authorisation of an integration.
    Authorization,
    /// A SCIM group.
    Group,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::People => "PEOPLE",
            Self::Organization => "ORGANIZATION",
            Self::Role => "ROLE",
            Self::License => "LICENSE",
            Self::Location => "LOCATION",
            Self::Authorization => "AUTHORIZATION",
            Self::Group => "SCIM_GROUP",
        }
    }

    /// Encodes a UUID as an identifier of this kind.
    #[must_use]
    pub fn id(self, uuid: Uuid) -> String {
        URL_SAFE_NO_PAD.encode(self.address(uuid))
    }

    /// Encodes a name that is not a UUID as an identifier of this kind.
    pub(crate) fn named(self, name: &str) -> String {
        URL_SAFE_NO_PAD.encode(format!("ciscospark://us/{}/{name}", self.name()))
    }

    /// Encodes `UUID:UUID`, the form in which group identifiers include their organisation.
    pub(crate) fn id_in(self, uuid: Uuid, org: Uuid) -> String {
        let mut text = self.address(uuid);
        text.push(':');
        text.push_str(org.text(&mut [b'-'; 36]));
        URL_SAFE_NO_PAD.encode(text)
    }

    fn address(self, uuid: Uuid) -> String {
        let mut text = String::with_capacity(72);
        text.push_str("ciscospark://us/");
        text.push_str(self.name());
        text.push('/');
        text.push_str(uuid.text(&mut [b'-'; 36]));
        text
    }

    /// Decodes the UUID of an identifier of this kind. Accepts padding and nothing else.
    #[must_use]
    pub fn uuid(self, id: &str) -> Option<Uuid> {
        let bytes = URL_SAFE_NO_PAD.decode(id.trim_end_matches('=')).ok()?;
        let text = std::str::from_utf8(&bytes).ok()?;
        let rest = text.strip_prefix("ciscospark://us/")?;
        Uuid::parse(rest.strip_prefix(self.name())?.strip_prefix('/')?)
    }
}

/// A UUID: sixteen bytes, displayed in the usual hyphenated form.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Uuid(pub [u8; 16]);

impl Uuid {
    /// Makes a version 4 UUID from random bytes.
    #[must_use]
    pub fn from_random(mut bytes: [u8; 16]) -> Self {
        bytes[6] = (bytes[6] & 0x0f) | 0x40;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        Self(bytes)
    }

    /// Writes the hyphenated form into the buffer. Uses a table because `{:02x}` is too slow for long lists of people.
    fn text(self, buffer: &mut [u8; 36]) -> &str {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut at = 0;
        for (index, byte) in self.0.iter().enumerate() {
            at += usize::from(matches!(index, 4 | 6 | 8 | 10));
            buffer[at] = DIGITS[usize::from(byte >> 4)];
            buffer[at + 1] = DIGITS[usize::from(byte & 15)];
            at += 2;
        }
        std::str::from_utf8(buffer).unwrap_or_default()
    }

    /// Parses the hyphenated form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text.len() != 36 || !text.is_ascii() {
            return None;
        }
        let mut bytes = [0; 16];
        let mut at = 0;
        for (index, byte) in bytes.iter_mut().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                if text.as_bytes()[at] != b'-' {
                    return None;
                }
                at += 1;
            }
            *byte = u8::from_str_radix(text.get(at..at + 2)?, 16).ok()?;
            at += 2;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text(&mut [b'-'; 36]))
    }
}

impl fmt::Debug for Uuid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_the_documented_example() {
        let uuid = Kind::People
            .uuid("Y2lzY29zcGFyazovL3VzL1BFT1BMRS9mNWIzNjE4Ny1jOGRkLTQ3MjctOGIyZi1mOWM0NDdmMjkwNDY")
            .unwrap();
        assert_eq!(uuid.to_string(), "f5b36187-c8dd-4727-8b2f-f9c447f29046");
        assert_eq!(Kind::People.uuid(&Kind::People.id(uuid)), Some(uuid));
    }

    #[test]
    fn refuses_other_kinds_and_raw_uuids() {
        let uuid = Uuid::from_random([7; 16]);
        assert_eq!(Kind::People.uuid(&Kind::License.id(uuid)), None);
        assert_eq!(Kind::People.uuid(&uuid.to_string()), None);
        assert_eq!(Uuid::parse("f5b36187+c8dd-4727-8b2f-f9c447f29046"), None);
    }
}
