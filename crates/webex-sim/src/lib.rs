#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, reason = "tests fail by panicking"))]

mod access;
mod answer;
mod auth;
mod call;
mod control;
mod cors;
mod delivery;
mod dice;
mod edit;
mod faults;
mod handle;
mod holds;
mod ids;
mod ledger;
mod oauth;
mod rate_limit;
mod registration;
mod rest;
mod route;
mod settings;
mod simulator;
mod switches;
mod tenant;
mod text_time;
mod world;
mod xml;

#[cfg(feature = "server")]
pub mod server;

pub use auth::scopes::CATALOGUE as SCOPE_CATALOGUE;
pub use delivery::Delivery;
pub use holds::PickUp;
pub use ids::{Kind, Uuid};
pub use ledger::{Authorization, Entry};
pub use registration::Registration;
pub use route::{Operation, operations};
pub use settings::{RateLimit, Settings, TenantKind};
pub use simulator::Simulator;
pub use switches::{
    FlagForm, NotFoundIds, OauthErrorShape, RefreshAnswer, SessionTypesPut, StatusSharing,
    Switches, SyncedWrites,
};
