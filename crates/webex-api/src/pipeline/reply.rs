//! [`RawReply`]: the output of the stages.

use crate::reply::ReplyHead;
use crate::xml::answer::Head;

/// A 2xx answer before decoding.
#[derive(Debug)]
pub(crate) struct RawReply {
    pub(crate) head: Box<ReplyHead>,
    pub(crate) body: Vec<u8>,
    /// What the header of an XML answer says.
    pub(crate) xml: Head,
}
