//! Delivery without a fault.

use crate::ask::Client;
use webex_sim::Delivery;

#[test]
fn delivers_normally_without_a_fault() {
    assert_eq!(
        Client::new().get("/v1/people/me").delivery,
        Delivery::Normal
    );
}
