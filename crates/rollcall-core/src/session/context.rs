//! What the machine knows of the world at a step, beside the event.

use super::EndedSignIns;
use time::OffsetDateTime;

/// The world at a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Context {
    /// The present moment, by a clock that is never set back.
    pub now: OffsetDateTime,
    /// The digest of ended sign-ins, as local storage has it now.
    pub ended: EndedSignIns,
}
