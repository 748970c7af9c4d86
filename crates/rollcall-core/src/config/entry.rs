//! How one value of the configuration is read; each reader names the key's line when it refuses.

use super::ConfigError;
use super::address::{Address, is_loopback_page};
use crate::visible::visible;
use serde_json::Value;
use webex_api::xml::XmlAddress;

/// One member of the configuration.
pub(super) struct Entry {
    pub(super) line: usize,
    pub(super) key: String,
    pub(super) value: Value,
}

impl Entry {
    /// A fault of this member.
    pub(super) fn fault(&self, message: impl Into<String>) -> ConfigError {
        ConfigError {
            line: self.line,
            key: Some(self.key.clone()),
            message: message.into(),
        }
    }

    /// Reads the value into its place; `null` stands for a key that is still to be filled in and keeps the default.
    pub(super) fn fill<T>(
        &self,
        place: &mut T,
        read: impl FnOnce(&Self) -> Result<T, ConfigError>,
    ) -> Result<(), ConfigError> {
        if !self.value.is_null() {
            *place = read(self)?;
        }
        Ok(())
    }

    fn string(&self) -> Result<&str, ConfigError> {
        match &self.value {
            Value::String(text) => Ok(text),
            _ => Err(self.fault("must be a string")),
        }
    }

    pub(super) fn truth(&self) -> Result<bool, ConfigError> {
        self.value
            .as_bool()
            .ok_or_else(|| self.fault("must be true or false"))
    }

    /// Text that is shown. What hides or reorders is refused also at its ends, where it could reach the words beside it.
    pub(super) fn text(&self, limit: usize) -> Result<String, ConfigError> {
        let text = self.string()?;
        if visible(text) != text {
            return Err(self.fault(
                "must have no control characters, and none that are invisible or change the direction of text",
            ));
        }
        let text = text.trim();
        if text.is_empty() || text.chars().count() > limit {
            return Err(self.fault(format!("must be 1 to {limit} printable characters")));
        }
        Ok(text.to_owned())
    }

    /// A client id: printable ASCII without spaces, so that a pasted line break is noticed here and not at Webex.
    pub(super) fn token(&self) -> Result<String, ConfigError> {
        let text = self.string()?;
        if text.is_empty() || text.len() > 256 || !text.bytes().all(|byte| byte.is_ascii_graphic())
        {
            return Err(self.fault("must be 1 to 256 characters without spaces"));
        }
        Ok(text.to_owned())
    }

    pub(super) fn service(&self, loopback: bool) -> Result<String, ConfigError> {
        let address = Address::parse(self.string()?).map_err(|message| self.fault(message))?;
        address
            .check_service(loopback)
            .map_err(|message| self.fault(message))?;
        Ok(address.to_string())
    }

    /// A path on the page's own host, such as `relay/access_token`, as an address; `None` for anything else.
    pub(super) fn relay(&self, page_origin: &str) -> Result<Option<String>, ConfigError> {
        let path = self.value.as_str().unwrap_or_default();
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_/".contains(&byte);
        let relative = path.contains('/') && path.bytes().all(plain) && !path.starts_with('/');
        if !relative {
            return Ok(None);
        }
        let address = Address::parse(&format!("{page_origin}/{path}")).ok();
        let address = address.filter(|address| address.https || is_loopback_page(page_origin));
        match address {
            Some(address) => Ok(Some(address.to_string())),
            None => Err(self.fault("must be a plain path, on a page that is served by https")),
        }
    }

    /// How the XML API is reached: `direct`, `off`, an address, or the path of a relay.
    pub(super) fn xml(&self, page_origin: &str, loopback: bool) -> Result<XmlAddress, ConfigError> {
        match self.value.as_str() {
            Some("direct") => return Ok(XmlAddress::Direct),
            Some("off") => return Ok(XmlAddress::Off),
            _ => {}
        }
        match self.relay(page_origin)? {
            // The name of the site follows.
            Some(folder) => Ok(XmlAddress::Relay(folder + "/")),
            None => self.service(loopback).map(XmlAddress::One),
        }
    }

    pub(super) fn relative_path(&self) -> Result<String, ConfigError> {
        let path = self.string()?;
        let plain = path.split('/').all(|segment| {
            segment != "."
                && segment != ".."
                && segment
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
        });
        if !plain || path.starts_with('/') || path.contains("//") || path.len() > 256 {
            return Err(
                self.fault("must be a plain path inside the app's folder, without a leading slash")
            );
        }
        Ok(path.to_owned())
    }

    /// A list of known words, none of them twice and at least one.
    pub(super) fn words<T: Copy + PartialEq>(
        &self,
        known: fn(&str) -> Option<T>,
        message: &str,
    ) -> Result<Vec<T>, ConfigError> {
        let mut words = Vec::new();
        for item in self.value.as_array().into_iter().flatten() {
            match item.as_str().and_then(known) {
                Some(word) if !words.contains(&word) => words.push(word),
                _ => return Err(self.fault(message)),
            }
        }
        if words.is_empty() {
            return Err(self.fault(message));
        }
        Ok(words)
    }

    /// A whole number in a range, both ends included.
    pub(super) fn number(&self, from: u64, to: u64) -> Result<u64, ConfigError> {
        self.value
            .as_u64()
            .filter(|number| (from..=to).contains(number))
            .ok_or_else(|| self.fault(format!("must be a whole number from {from} to {to}")))
    }

    /// An address to link to: nothing is fetched from it, so any host will do, but only these two schemes.
    pub(super) fn link(&self) -> Result<String, ConfigError> {
        let text = self.string()?;
        let plain = text.len() <= 512
            && text
                .bytes()
                .all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte));
        let whole = match (text.strip_prefix("https://"), text.strip_prefix("mailto:")) {
            (Some(rest), _) => {
                let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
                !host.is_empty() && !host.contains('@')
            }
            (None, Some(rest)) => {
                let name = rest.find('@').unwrap_or_default();
                name > 0 && name + 1 < rest.len()
            }
            (None, None) => false,
        };
        if plain && whole {
            Ok(text.to_owned())
        } else {
            Err(self.fault("must be an https: or mailto: address"))
        }
    }

    pub(super) fn scopes(&self) -> Result<Vec<String>, ConfigError> {
        let message = "must be a list of scope names";
        let Value::Array(items) = &self.value else {
            return Err(self.fault(message));
        };
        let name = |item: &Value| match item {
            // RFC 6749 section 3.3: printable ASCII but for the space, the quotation mark and the backslash.
            Value::String(text)
                if !text.is_empty()
                    && text
                        .bytes()
                        .all(|byte| byte.is_ascii_graphic() && !b"\"\\".contains(&byte)) =>
            {
                Ok(text.clone())
            }
            _ => Err(self.fault(message)),
        };
        let scopes = items.iter().map(name).collect::<Result<Vec<_>, _>>()?;
        if scopes.is_empty() {
            Err(self.fault(message))
        } else {
            Ok(scopes)
        }
    }
}
