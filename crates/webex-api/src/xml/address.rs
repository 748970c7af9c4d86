//! Where the XML API of a site is: [`XmlAddress`] and [`SiteName`].

use crate::absolute_url::{AbsoluteUrl, UrlFault};
use crate::ids::SiteUrl;

/// The path of the service on a site's host.
pub const SERVICE: &str = "/WBXService/XMLService";

/// What a site's host ends with.
const PARENT: &str = ".webex.com";

/// The name of a site: its host without `.webex.com`, letters a to z, digits and dashes only.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SiteName(String);

impl SiteName {
    /// Reads `acme`, `acme.webex.com` or `https://acme.webex.com/`. `None` for anything else, such as a free site or a
    /// host of one's own, because a request must not go to a host that the name merely contains.
    pub fn parse(text: &str) -> Option<Self> {
        let name = text.trim().to_ascii_lowercase();
        let name = name.strip_prefix("https://").unwrap_or(&name);
        let name = name.strip_suffix('/').unwrap_or(name);
        let name = name.strip_suffix(PARENT).unwrap_or(name);
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        let fits = !name.is_empty() && name.len() <= 63 && name.bytes().all(plain);
        fits.then(|| Self(name.to_owned()))
    }

    /// Returns the name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the site's host, as the REST API names it.
    pub fn site_url(&self) -> SiteUrl {
        SiteUrl::new([&self.0, PARENT].concat())
    }
}

/// How the XML API is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum XmlAddress {
    /// Each site at its own host. Browsers are not known to be let in.
    Direct,
    /// All sites at one address, such as that of a simulator.
    One(String),
    /// A path of the page's own host that ends with `/`; the name of the site follows it.
    Relay(String),
    /// Not at all.
    Off,
}

impl XmlAddress {
    /// Reads a setting: `direct`, `off`, the address of one service, or a path below `page`, the app's own folder with
    /// its origin and a slash at its end.
    ///
    /// # Errors
    /// If it is no such address, or not `https` (`http` on this computer).
    pub fn parse(setting: &str, page: &str) -> Result<Self, UrlFault> {
        match setting {
            "direct" => return Ok(Self::Direct),
            "off" => return Ok(Self::Off),
            _ => {}
        }
        if setting.contains("://") {
            check(setting)?;
            return Ok(Self::One(setting.to_owned()));
        }
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_/".contains(&byte);
        if setting.is_empty() || setting.starts_with('/') || !setting.bytes().all(plain) {
            return Err(UrlFault::Path);
        }
        let slash = if setting.ends_with('/') { "" } else { "/" };
        let folder = [page, setting, slash].concat();
        check(&folder)?;
        Ok(Self::Relay(folder))
    }

    /// Returns the address to send a request for this site to; `None` if the XML API is switched off.
    pub fn url(&self, site: &SiteName) -> Option<String> {
        match self {
            Self::Direct => Some(["https://", &site.0, PARENT, SERVICE].concat()),
            Self::One(url) => Some(url.clone()),
            Self::Relay(folder) => Some([folder, &*site.0].concat()),
            Self::Off => None,
        }
    }
}

fn check(text: &str) -> Result<(), UrlFault> {
    let url = AbsoluteUrl::parse(text)?;
    if url.query.is_some() {
        return Err(UrlFault::Path);
    }
    if url.https || url.is_loopback() {
        Ok(())
    } else {
        Err(UrlFault::Scheme)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_names_of_sites() {
        for text in [
            "acme",
            "acme.webex.com",
            "https://ACME.webex.com/",
            " acme ",
        ] {
            assert_eq!(SiteName::parse(text).unwrap().as_str(), "acme", "{text}");
        }
        for text in [
            "",
            "acme.my",
            "acme.webex.com.evil",
            "acme.webex.com.evil.webex.com",
            "user@acme.webex.com",
            "acme.webex.com:8443",
            "127.0.0.1",
            "acme/../evil",
            "acme?x",
            "acme\r\nHost: evil",
            "meet.example.com",
            "ácme",
            "http://acme.webex.com",
        ] {
            assert_eq!(SiteName::parse(text), None, "{text}");
        }
    }

    #[test]
    fn each_setting_has_its_address() {
        let site = SiteName::parse("acme").unwrap();
        let page = "https://rollcall.example.com/console/";
        let url = |setting| XmlAddress::parse(setting, page).map(|address| address.url(&site));
        assert_eq!(
            url("direct"),
            Ok(Some("https://acme.webex.com/WBXService/XMLService".into()))
        );
        assert_eq!(url("off"), Ok(None));
        for setting in ["relay/xml", "relay/xml/"] {
            let wanted = "https://rollcall.example.com/console/relay/xml/acme";
            assert_eq!(url(setting), Ok(Some(wanted.into())), "{setting}");
        }
        let one = "http://127.0.0.1:8081/WBXService/XMLService";
        assert_eq!(url(one), Ok(Some(one.into())));
        for setting in [
            "",
            "/relay",
            "//evil.example/relay",
            "../relay",
            "relay?x=",
            "relay#x",
            "http://acme.webex.com/x",
            "https://user@acme.webex.com/x",
            "https://acme.webex.com/x?y",
            "javascript:alert(1)",
        ] {
            assert!(url(setting).is_err(), "{setting}");
        }
    }
}
