//! What faults do to a response.

use http::{Response, StatusCode};

use crate::delivery::Delivery;
use crate::faults::headers::LastHeaders;

/// Attaches header changes to apply at the end.
pub(crate) fn at_last(
    mut response: Response<Vec<u8>>,
    change: impl FnOnce(&mut LastHeaders),
) -> Response<Vec<u8>> {
    let mut last = LastHeaders::default();
    change(&mut last);
    response.extensions_mut().insert(last);
    response
}

/// Converts any three-digit number to a status.
pub(crate) fn status_code(status: u16) -> StatusCode {
    StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Sets how the answer is delivered.
pub(crate) fn delivered(mut response: Response<Vec<u8>>, delivery: Delivery) -> Response<Vec<u8>> {
    response.extensions_mut().insert(delivery);
    response
}
