//! The licence pools of an organisation, and the people who hold a licence.
//!
//! - [`Seats`], [`Supply`] and [`State`]: what is known of one pool.
//! - [`arranged`], [`matching`] and [`Summary`]: all pools, in the order in which they are read.
//! - [`elsewhere`]: whether a licence belongs to another organisation.
//! - [`Holders`] and [`reckon`]: who holds a licence, and whether that agrees with the number that Webex gives.

mod arrangement;
mod holders;
mod organization;
mod pool;
mod reckoning;

pub use arrangement::{SitePools, Summary, WITHOUT_SITE, arranged, by_site, matching};
pub use holders::{Holder, Holders, Membership};
pub use organization::elsewhere;
pub use pool::{Seats, State, Supply, Total};
pub use reckoning::{Reckoning, reckon};
