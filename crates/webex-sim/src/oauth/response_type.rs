//! `response_type`: what the authorization endpoint itself returns.

/// Which of the three words were given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ResponseType {
    pub(crate) code: bool,
    pub(crate) token: bool,
    pub(crate) id_token: bool,
}

impl ResponseType {
    /// The code flow.
    pub(crate) const CODE: Self = Self {
        code: true,
        token: false,
        id_token: false,
    };

    /// Parses `code`, `token`, `id_token` or `id_token token`, in any order. The hybrid flows are not documented.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let mut read = Self::default();
        for word in text.split(' ') {
            let seen = match word {
                "code" => &mut read.code,
                "token" => &mut read.token,
                "id_token" => &mut read.id_token,
                _ => return None,
            };
            if std::mem::replace(seen, true) {
                return None;
            }
        }
        (!read.code || read == Self::CODE).then_some(read)
    }

    /// Whether the answer is in the fragment.
    pub(crate) fn implicit(self) -> bool {
        !self.code
    }
}

#[cfg(test)]
mod tests {
    use super::ResponseType;

    #[test]
    fn accepts_only_the_documented_values() {
        for good in [
            "code",
            "token",
            "id_token",
            "id_token token",
            "token id_token",
        ] {
            assert!(ResponseType::read(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "codes",
            "code token",
            "code id_token",
            "token token",
            "token  id_token",
        ] {
            assert_eq!(ResponseType::read(bad), None, "{bad}");
        }
    }
}
