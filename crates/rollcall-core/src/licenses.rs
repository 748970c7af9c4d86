//! The licence pools of an organisation, and the people who hold a licence.
//!
//! - [`Seats`], [`Supply`] and [`State`]: what is known of one pool.
//! - [`arranged`], [`matching`] and [`count_needing`]: all pools, in the order in which they are read.
//! - [`PoolsView`]: which pools a list shows, as part of the address.
//! - [`elsewhere`]: whether a licence belongs to another organisation.
//! - [`Holders`] and [`reckon`]: who holds a licence, and whether that agrees with the number that Webex gives.
//! - [`Activities`], [`IdleSeats`] and [`Evidence`]: who holds a licence and shows no activity, by the rule that unknown is not idle.

mod arrangement;
mod holders;
mod idle;
mod idle_view;
mod marked;
mod organization;
mod pool;
mod reckoning;
mod view;

pub use arrangement::{SitePools, arranged, by_site, count_needing, matching, sort_by_name};
pub use holders::{Holder, Holders, Membership};
pub use idle::{Activities, Evidence, IdleSeats};
pub use idle_view::{IdleGroup, IdleView};
pub use organization::elsewhere;
pub use pool::{Seats, State, Supply, Total};
pub use reckoning::{Reckoning, reckon};
pub use view::{Attention, PoolsView};
