//! [`RawReply`]: the output of the stages.

use crate::api_base::{NextLink, NextRefused};
use crate::xml::answer::Head;

/// A 2xx answer before decoding.
#[derive(Debug)]
pub(crate) struct RawReply {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    pub(crate) tracking_id: Option<String>,
    pub(crate) next: Option<NextLink>,
    pub(crate) next_refused: Option<NextRefused>,
    /// What the header of an XML answer says.
    pub(crate) xml: Head,
}
