//! [`Column`]: a session type or a tracking code of a site.

use webex_api::{HostProfileCode, InputMode, Page, SiteSessionType, TrackingCode};

use crate::naming;

/// What the columns of a grid are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Session types, which a person has or not.
    #[default]
    Types,
    /// Tracking codes, each with a text.
    Codes,
}

impl Kind {
    /// What the columns are called.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Types => "session types",
            Self::Codes => "tracking codes",
        }
    }
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The id of the session type; the name of the tracking code, by which Webex knows it.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What the heading shows instead.
    pub short: Option<String>,
    /// Values to choose from.
    pub options: Vec<String>,
    /// Whether nothing else is accepted.
    pub only_options: bool,
}

impl Column {
    /// A column that the site does not list any more.
    pub(super) fn unlisted(kind: Kind, key: &str) -> Self {
        Self {
            key: key.to_owned(),
            name: match kind {
                Kind::Types => naming::session_type(&[], &key.into()),
                Kind::Codes => key.to_owned(),
            },
            ..Self::default()
        }
    }
}

/// The columns that a site offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Offered {
    /// Those that are known.
    pub columns: Vec<Column>,
    /// How many tracking codes the profiles of hosts do not have.
    pub not_used: usize,
    /// How many cannot be edited, because Webex left out what they accept.
    pub unclear: usize,
}

impl Offered {
    /// The session types.
    pub fn of_types(types: &[SiteSessionType]) -> Self {
        let mut columns = Vec::new();
        for it in types {
            columns.push(Column {
                key: it.id.to_string(),
                name: naming::session_type(types, &it.id),
                short: it.short_name.clone(),
                ..Column::default()
            });
        }
        Self {
            columns,
            ..Self::default()
        }
    }

    /// The tracking codes that profiles of hosts have. One of which a part is missing is not offered: what it accepts is not known.
    pub fn of_codes(codes: &Page<TrackingCode>) -> Self {
        let mut offered = Self {
            unclear: codes.unreadable.len(),
            ..Self::default()
        };
        for code in codes.iter() {
            let only_options = match &code.input_mode {
                Some(InputMode::Text | InputMode::EditableSelect) => Some(false),
                Some(InputMode::Select | InputMode::HostProfileSelect) => Some(true),
                Some(InputMode::Other(_)) | None => None,
            };
            match (&code.host_profile_code, only_options, &code.options) {
                (Some(HostProfileCode::NotUsed), _, _) => offered.not_used += 1,
                (Some(_), Some(only_options), options)
                    if !code.name.is_empty() && (options.is_some() || !only_options) =>
                {
                    let options = options.iter().flatten();
                    offered.columns.push(Column {
                        key: code.name.clone(),
                        name: code.name.clone(),
                        short: None,
                        options: options.map(|option| option.value.clone()).collect(),
                        only_options,
                    });
                }
                _ => offered.unclear += 1,
            }
        }
        offered
    }
}
