//! The organisation that a licence belongs to, read off its id.

use webex_api::{LicenseId, OrgId};

use crate::passport::uuid_of;

/// The organisation that a licence's id names, if it is another one than `home`: its UUID.
///
/// Organisations were seen whose licence ids hold `ciscospark://us/LICENSE/{organisation}:{PREFIX}_{uuid}[_{site}]`. The documents have
/// a bare UUID there, which names no organisation. `None` also if either of the two cannot be read: nothing is claimed then.
pub fn elsewhere(license: &LicenseId, home: &OrgId) -> Option<String> {
    let named = license.decoded().filter(|id| id.kind == "LICENSE")?.uuid;
    let (named, _) = named.split_once(':')?;
    let home = uuid_of(home.as_str());
    let comparable = is_uuid(named) && is_uuid(&home);
    (comparable && !named.eq_ignore_ascii_case(&home)).then(|| named.to_owned())
}

/// Whether a text has the form `8-4-4-4-12` of RFC 9562.
fn is_uuid(text: &str) -> bool {
    let lengths = text.split('-').map(str::len);
    lengths.eq([8, 4, 4, 4, 12])
        && text
            .bytes()
            .all(|letter| letter == b'-' || letter.is_ascii_hexdigit())
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::engine::general_purpose::{URL_SAFE, URL_SAFE_NO_PAD};

    use super::*;

    const HOME: &str = "1eb65fdf-9643-417f-9974-ad72cae0e10f";
    const OTHER: &str = "2eb65fdf-9643-417f-9974-ad72cae0e10f";

    fn license(name: &str) -> LicenseId {
        LicenseId::new(URL_SAFE_NO_PAD.encode(format!("ciscospark://us/LICENSE/{name}")))
    }

    #[test]
    fn another_organization_is_named() {
        let home = OrgId::new(HOME);
        let of = |org: &str| license(&format!("{org}:MC_{OTHER}_acme.webex.com"));
        assert_eq!(elsewhere(&of(HOME), &home), None);
        assert_eq!(elsewhere(&of(&HOME.to_uppercase()), &home), None);
        assert_eq!(elsewhere(&of(OTHER), &home).as_deref(), Some(OTHER));
        let encoded = OrgId::new(URL_SAFE.encode(format!("ciscospark://us/ORGANIZATION/{HOME}")));
        assert_eq!(elsewhere(&of(HOME), &encoded), None);
        assert_eq!(elsewhere(&of(OTHER), &encoded).as_deref(), Some(OTHER));
    }

    #[test]
    fn what_cannot_be_read_claims_nothing() {
        let home = OrgId::new(HOME);
        let person =
            LicenseId::new(URL_SAFE_NO_PAD.encode(format!("ciscospark://us/PEOPLE/{OTHER}:x")));
        for id in [
            license(OTHER),
            license("acme:MC_1"),
            license(&format!("{OTHER}x:MC_1")),
            license(":"),
            person,
            LicenseId::new(""),
            LicenseId::new("MC_5f078901"),
            LicenseId::new("%%%"),
        ] {
            assert_eq!(elsewhere(&id, &home), None, "{id}");
        }
        let named = license(&format!("{OTHER}:MC_1"));
        for home in ["", "acme", "Y2lz"] {
            assert_eq!(elsewhere(&named, &OrgId::new(home)), None, "{home}");
        }
    }
}
