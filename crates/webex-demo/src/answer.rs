//! [`Answer`]: what a script of the page would get to see of a response.

use http::Response;
use http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, ACCESS_CONTROL_EXPOSE_HEADERS, CONTENT_TYPE};
use webex_sim::Delivery;

/// What becomes of an answer on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It arrives after this many milliseconds.
    Arrives(u32),
    /// It never arrives.
    Hangs,
    /// The connection breaks, or the browser does not hand the answer over.
    Lost,
}

/// An answer to a request of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// The headers that scripts may read, as lines `name: value`.
    pub headers: String,
    /// The body.
    pub body: Vec<u8>,
    /// What becomes of it.
    pub fate: Fate,
}

impl Answer {
    /// Returns the answer of a connection that broke.
    pub(crate) fn lost() -> Self {
        Self {
            status: 0,
            headers: String::new(),
            body: Vec::new(),
            fate: Fate::Lost,
        }
    }

    /// Returns what the browser would hand over of a response of another origin.
    pub(crate) fn of(response: Response<Vec<u8>>) -> Self {
        let fate = match response.extensions().get().copied().unwrap_or_default() {
            Delivery::Normal => Fate::Arrives(0),
            Delivery::Delay { ms } => Fate::Arrives(u32::try_from(ms).unwrap_or(u32::MAX)),
            Delivery::Drip { ms } => Fate::Arrives(u32::try_from(8 * ms).unwrap_or(u32::MAX)),
            Delivery::Drop | Delivery::Cut { .. } => Fate::Lost,
            Delivery::Hang | Delivery::Held { .. } | Delivery::Endless { .. } => Fate::Hangs,
        };
        let headers = response.headers();
        if !headers.contains_key(ACCESS_CONTROL_ALLOW_ORIGIN) {
            return Self::lost();
        }
        let exposed = headers
            .get(ACCESS_CONTROL_EXPOSE_HEADERS)
            .and_then(|names| names.to_str().ok())
            .unwrap_or_default();
        let mut lines = String::new();
        for (name, value) in headers {
            let readable = *name == CONTENT_TYPE
                || exposed
                    .split(',')
                    .any(|exposed| exposed.trim().eq_ignore_ascii_case(name.as_str()));
            if let (true, Ok(value)) = (readable, value.to_str()) {
                lines.push_str(name.as_str());
                lines.push_str(": ");
                lines.push_str(value);
                lines.push('\n');
            }
        }
        Self {
            status: response.status().as_u16(),
            headers: lines,
            fate,
            body: response.into_body(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn response(exposed: &str) -> Response<Vec<u8>> {
        Response::builder()
            .status(429)
            .header("access-control-allow-origin", "*")
            .header("access-control-expose-headers", exposed)
            .header("content-type", "application/json")
            .header("retry-after", "5")
            .header("trackingid", "SIM_1")
            .body(b"{}".to_vec())
            .unwrap()
    }

    #[test]
    fn scripts_read_only_exposed_headers() {
        let answer = Answer::of(response("TrackingID, Link"));
        assert_eq!(answer.status, 429);
        assert_eq!(
            answer.headers,
            "content-type: application/json\ntrackingid: SIM_1\n"
        );
        assert_eq!(answer.fate, Fate::Arrives(0));
        assert!(
            Answer::of(response("Retry-After"))
                .headers
                .contains("retry-after: 5")
        );
    }

    #[test]
    fn an_answer_for_no_origin_is_lost() {
        let mut response = response("");
        response.headers_mut().remove("access-control-allow-origin");
        assert_eq!(Answer::of(response).fate, Fate::Lost);
    }

    #[test]
    fn every_delivery_has_its_fate() {
        for (delivery, fate) in [
            (Delivery::Delay { ms: 30 }, Fate::Arrives(30)),
            (Delivery::Drip { ms: 30 }, Fate::Arrives(240)),
            (Delivery::Drop, Fate::Lost),
            (Delivery::Cut { after: 1 }, Fate::Lost),
            (Delivery::Hang, Fate::Hangs),
        ] {
            let mut response = response("");
            response.extensions_mut().insert(delivery);
            assert_eq!(Answer::of(response).fate, fate);
        }
    }
}
