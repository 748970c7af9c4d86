//! What the machine knows of the world at a step, beside the event.

use super::{EndedSignIns, SessionSettings};
use time::OffsetDateTime;
use webex_api::Entropy;

/// The world at a step.
#[derive(Clone)]
pub struct Context<'a> {
    /// The present moment, by a clock that is never set back.
    pub now: OffsetDateTime,
    /// The digest of ended sign-ins, as local storage has it now.
    pub ended: EndedSignIns,
    /// What the settings of this installation say about sessions.
    pub settings: &'a SessionSettings,
    /// Random bytes for a new sign-in.
    pub entropy: &'a dyn Entropy,
}
