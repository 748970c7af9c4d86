//! A tracking code of a site, changed by `POST`, `PUT` and `DELETE /admin/meeting/config/trackingCodes`.

#[cfg(test)]
mod tests;
mod value;

pub use value::{CodePart, SiteCode};

use super::once::Once;
use super::{DiffLine, Target, WriteReply};
use webex_api::{
    ApiError, Client, CreateTrackingCode, DecodeError, DeleteTrackingCode, Endpoint as _,
    ErrorKind, ListTrackingCodes, Reach, ReplaceTrackingCode, Reply, SiteUrl, TrackingCode,
    TrackingCodeId,
};

use crate::meetings::Code;

/// Which tracking code of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeKey {
    /// A new one, by its name: it has no id yet.
    New(String),
    /// One that is there.
    Known(TrackingCodeId),
}

/// One tracking code. It is read with all codes of the site, so that what is missing there is known to be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteCodeOf {
    /// The site. It is sent with every request: Webex would take the administrator's preferred site.
    pub site: SiteUrl,
    /// Which one.
    pub code: CodeKey,
}

enum Request {
    Create(Once<CreateTrackingCode>),
    Replace(Once<ReplaceTrackingCode>),
    Delete(Once<DeleteTrackingCode>),
}

impl SiteCodeOf {
    /// `None` if the values come from a record, or there is nothing to do.
    fn request(&self, before: &SiteCode, after: &SiteCode) -> Option<Request> {
        let site_url = self.site.clone();
        let body = || Some(after.code()?.body(&self.site));
        Some(match (&self.code, before.exists(), after.exists()) {
            (CodeKey::New(_), false, true) => {
                Request::Create(Once(CreateTrackingCode { body: body()? }))
            }
            (CodeKey::Known(id), true, true) => {
                let (id, body) = (id.clone(), body()?);
                Request::Replace(Once(ReplaceTrackingCode { id, body }))
            }
            (CodeKey::Known(id), true, false) => {
                let id = id.clone();
                Request::Delete(Once(DeleteTrackingCode { id, site_url }))
            }
            _ => return None,
        })
    }

    fn is_it(&self, code: &TrackingCode) -> bool {
        match &self.code {
            CodeKey::New(name) => code.name == *name,
            CodeKey::Known(id) => code.id == *id,
        }
    }
}

impl Target for SiteCodeOf {
    type Value = SiteCode;
    type Field = CodePart;

    async fn read(&self, client: &Client) -> Result<Reply<SiteCode>, ApiError> {
        let list = ListTrackingCodes {
            site_url: self.site.clone(),
        };
        let reply = client.call(&list).await?;
        let found = reply.value.items.iter().find(|code| self.is_it(code));
        let value = match found {
            Some(code) => Code::of(code)
                .map(SiteCode::of)
                .map_err(|part| DecodeError {
                    path: Some(part.to_owned()),
                    message: "Webex left it out, so the code can't be written back".to_owned(),
                }),
            // It may be the one that is missing.
            None => reply
                .value
                .unreadable
                .first()
                .map_or_else(|| Ok(SiteCode::default()), |fault| Err(fault.clone())),
        };
        match value {
            Ok(value) => Ok(Reply {
                value,
                head: reply.head,
            }),
            Err(fault) => {
                Err(ApiError::of_answer(ListTrackingCodes::NAME, fault).about(&reply.head))
            }
        }
    }

    async fn write(
        &self,
        client: &Client,
        before: &SiteCode,
        after: &SiteCode,
    ) -> Result<WriteReply, ApiError> {
        match self.request(before, after) {
            Some(Request::Create(request)) => request.send(client).await,
            Some(Request::Replace(request)) => request.send(client).await,
            Some(Request::Delete(request)) => request.send(client).await,
            None => Err(ApiError::new(
                ErrorKind::Invalid,
                ReplaceTrackingCode::NAME,
                "the whole tracking code is not known",
            )
            .with_reach(Reach::NotSent)),
        }
    }

    fn diff(before: &SiteCode, after: &SiteCode) -> Vec<DiffLine<CodePart>> {
        before.diff(after)
    }

    fn rebased(before: &SiteCode, after: &SiteCode, now: &SiteCode) -> SiteCode {
        SiteCode::rebased(before, after, now)
    }

    fn curl(&self, client: &Client, before: &SiteCode, after: &SiteCode) -> Option<String> {
        Some(match self.request(before, after)? {
            Request::Create(request) => client.curl(&request),
            Request::Replace(request) => client.curl(&request),
            Request::Delete(request) => client.curl(&request),
        })
    }
}
