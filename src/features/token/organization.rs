//! The two forms of an organisation's id: documents ask now for the one, now for the other.

use webex_api::{DecodedId, Secret, org_of_token};

/// Both forms of one id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganizationIds {
    /// The UUID.
    pub decoded: String,
    /// `ciscospark://us/ORGANIZATION/UUID` in base64url without padding, as the REST API writes it.
    pub encoded: String,
}

impl OrganizationIds {
    /// Reads either form. A text that is neither stands for both.
    pub fn read(id: &str) -> Self {
        match DecodedId::of(id) {
            Some(decoded) => Self {
                decoded: decoded.uuid,
                encoded: id.to_owned(),
            },
            None => Self {
                decoded: id.to_owned(),
                encoded: encode(id),
            },
        }
    }

    /// The organisation that the token itself names.
    pub fn of_token(token: &Secret) -> Option<Self> {
        org_of_token(token).map(|uuid| Self::read(&uuid))
    }
}

/// Base64url (RFC 4648 section 5) of the organisation's address, without padding.
fn encode(uuid: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let address = ["ciscospark://us/ORGANIZATION/", uuid].concat();
    let mut encoded = String::new();
    for bytes in address.as_bytes().chunks(3) {
        let at = |index: usize| u32::from(bytes.get(index).copied().unwrap_or_default());
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for letter in 0..=bytes.len() {
            let index = (bits >> (18 - 6 * letter)) & 63;
            encoded.push(char::from(LETTERS[index as usize]));
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::OrganizationIds;
    use webex_api::DecodedId;

    const UUID: &str = "1eb65fdf-9643-417f-9974-ad72cae0e10f";
    const ENCODED: &str =
        "Y2lzY29zcGFyazovL3VzL09SR0FOSVpBVElPTi8xZWI2NWZkZi05NjQzLTQxN2YtOTk3NC1hZDcyY2FlMGUxMGY";

    #[test]
    fn either_form_gives_both() {
        for id in [UUID, ENCODED] {
            let ids = OrganizationIds::read(id);
            assert_eq!((&*ids.decoded, &*ids.encoded), (UUID, ENCODED));
        }
    }

    #[test]
    fn what_is_encoded_can_be_decoded() {
        for uuid in ["a", "ab", "abc", "abcd"] {
            let ids = OrganizationIds::read(uuid);
            let decoded = DecodedId::of(&ids.encoded).unwrap();
            assert_eq!(
                (decoded.kind, decoded.uuid),
                ("ORGANIZATION".into(), uuid.into())
            );
        }
    }
}
