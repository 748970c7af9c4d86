//! What the screens know of Webex: values that are read once and shared, the directory that streams in, and the writes.

mod client;
mod directory;
mod held;
mod keyed;
mod load;
pub mod probes;
mod remote;
mod tenant;
pub mod token_test;
mod writes;

pub use client::{ClientHandle, use_client, use_client_handle};
pub use directory::{DirectoryHandle, DirectoryState};
pub use held::{Held, PageHolds, provide_holds};
pub use load::Load;
pub use remote::{LoadState, Remote};
pub use tenant::{Tenant, provide_tenant, use_directory, use_tenant};
pub use writes::{Heading, Phase, Progress, Run, Write, WriteOf, Writes, use_writes};
