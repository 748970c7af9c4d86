//! What is collected on the way of a write: tracking ids, the answer, the request.

use super::WriteReply;
use webex_api::{ApiError, ErrorKind, Reach};

/// What came back from the write.
pub(super) enum Answer {
    /// A 2xx, whether or not its body could be read: what the body says is read back anyway.
    Accepted,
    /// A status that is an error.
    Refused(ApiError),
    /// It never left, or was turned away before Webex looked at it.
    TurnedAway(ApiError),
    /// Nothing came, or something that is no answer of Webex's.
    Missing(ApiError),
}

impl Answer {
    fn of(error: ApiError) -> Self {
        let asked_to_wait = matches!(error.kind, ErrorKind::RateLimited | ErrorKind::Locked);
        match (error.reach, error.status) {
            // A server that asks to wait is believed like any other that refuses: after reading back.
            (Reach::NotSent, _) => Self::TurnedAway(error),
            (Reach::TurnedAway, _) if !asked_to_wait => Self::TurnedAway(error),
            (_, Some(200..=299)) => Self::Accepted,
            (_, Some(_)) => Self::Refused(error),
            (_, None) => Self::Missing(error),
        }
    }

    pub(super) fn error(self) -> Option<ApiError> {
        match self {
            Self::Accepted => None,
            Self::Refused(error) | Self::TurnedAway(error) | Self::Missing(error) => Some(error),
        }
    }
}

/// What is collected on the way for the report.
#[derive(Default)]
pub(super) struct Trail {
    pub(super) sent: bool,
    pub(super) curl: Option<String>,
    pub(super) tracking_ids: Vec<String>,
    pub(super) write_tracking_id: Option<String>,
    pub(super) status: Option<u16>,
    pub(super) error: Option<ApiError>,
}

impl Trail {
    /// Notes the tracking id of a read.
    pub(super) fn read(&mut self, tracking_id: Option<String>) {
        self.tracking_ids.extend(tracking_id);
    }

    /// Notes what came back from the write.
    pub(super) fn wrote(
        &mut self,
        reply: Result<WriteReply, ApiError>,
        curl: Option<String>,
    ) -> Answer {
        self.sent = !matches!(&reply, Err(error) if error.reach == Reach::NotSent);
        self.curl = curl.filter(|_| self.sent);
        let (status, tracking_id) = match &reply {
            Ok(reply) => (Some(reply.status), &reply.tracking_id),
            Err(error) => (error.status, &error.tracking_id),
        };
        self.status = status;
        self.write_tracking_id = tracking_id.clone();
        self.tracking_ids.extend(tracking_id.clone());
        let answer = reply.map_or_else(Answer::of, |_| Answer::Accepted);
        self.error = match &answer {
            Answer::Accepted => None,
            Answer::Refused(error) | Answer::TurnedAway(error) | Answer::Missing(error) => {
                Some(error.clone())
            }
        };
        answer
    }
}
