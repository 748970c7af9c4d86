//! The tracking codes of one person on one site, changed by `PUT /admin/meeting/userconfig/trackingCodes`.

use super::once::Once;
use super::target::map_reply;
use super::{DiffLine, Target, WriteReply, set_diff, set_rebased};
use crate::sets::{Set, set_of};
use serde_json::json;
use std::fmt;
use webex_api::{
    ApiError, Client, Endpoint as _, ErrorKind, GetUserTrackingCodes, PersonId, Reach, Reply,
    SiteUrl, TrackingCodeValue, UpdateUserTrackingCodes, json_text,
};

/// One tracking code with its value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodeValue(pub TrackingCodeValue);

/// Writes a text that `From` reads.
impl fmt::Display for CodeValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&json_text(&json!([self.0.name, self.0.value])))
    }
}

impl From<&str> for CodeValue {
    /// Reads what `Display` writes; anything else is the name of a code without a value.
    fn from(text: &str) -> Self {
        let parts: Option<[String; 2]> = serde_json::from_str(text).ok();
        let [name, value] = parts.unwrap_or_else(|| [text.to_owned(), String::new()]);
        Self(TrackingCodeValue { name, value })
    }
}

/// The values of one person on one site. Codes without a value are not in it.
///
/// Webex has no way to clear a value, so one that is only taken away is refused before anything is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrackingCodesOf {
    /// Whose.
    pub person: PersonId,
    /// On which meeting site.
    pub site: SiteUrl,
}

impl TrackingCodesOf {
    /// `None` if a code would be left without a value.
    fn request(
        &self,
        before: &Set<CodeValue>,
        after: &Set<CodeValue>,
    ) -> Option<Once<UpdateUserTrackingCodes>> {
        let has = |name: &str| after.iter().any(|code| code.0.name == name);
        if !before.iter().all(|code| has(&code.0.name)) {
            return None;
        }
        Some(Once(UpdateUserTrackingCodes {
            site_url: self.site.clone(),
            person_id: self.person.clone(),
            tracking_codes: after
                .difference(before)
                .map(|code| code.0.clone())
                .collect(),
        }))
    }
}

impl Target for TrackingCodesOf {
    type Value = Set<CodeValue>;
    type Field = CodeValue;

    async fn read(&self, client: &Client) -> Result<Reply<Self::Value>, ApiError> {
        let get = GetUserTrackingCodes {
            site_url: self.site.clone(),
            person_id: self.person.clone(),
        };
        let reply = client.call(&get).await?;
        Ok(map_reply(reply, |user| {
            let codes = user.codes.into_iter().filter(|code| !code.value.is_empty());
            set_of(codes.map(CodeValue))
        }))
    }

    async fn write(
        &self,
        client: &Client,
        before: &Self::Value,
        after: &Self::Value,
    ) -> Result<WriteReply, ApiError> {
        match self.request(before, after) {
            Some(request) => request.send(client).await,
            None => Err(ApiError::new(
                ErrorKind::Invalid,
                UpdateUserTrackingCodes::NAME,
                "Webex cannot clear the value of a tracking code",
            )
            .with_reach(Reach::NotSent)),
        }
    }

    fn diff(before: &Self::Value, after: &Self::Value) -> Vec<DiffLine<CodeValue>> {
        set_diff(before, after)
    }

    fn rebased(before: &Self::Value, after: &Self::Value, now: &Self::Value) -> Self::Value {
        set_rebased(before, after, now)
    }

    fn curl(&self, client: &Client, before: &Self::Value, after: &Self::Value) -> Option<String> {
        let request = self.request(before, after)?;
        Some(client.curl(&request))
    }
}
