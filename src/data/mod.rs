//! Data from Webex for the screens: values that are read once and shared, lists that load page by page, and writes.

mod at_once;
mod client;
mod directory;
mod directory_count;
mod each_person;
mod grid;
mod held;
mod holders;
mod idle;
mod jobs;
mod keyed;
mod paged_list;
pub mod probes;
mod remote;
mod tenant;
pub mod token_test;
mod type_counting;
mod writes;
mod xml;

pub use client::{ClientHandle, use_client, use_client_handle};
pub use directory::DirectoryHandle;
pub use grid::GridHandle;
pub use held::{Held, provide_holds, use_page_hold};
pub use holders::HoldersHandle;
pub use idle::IdleHandle;
pub use jobs::{
    JobDraft, JobStage, JobTrouble, Jobs, LeftOut, forget_jobs, provide_jobs, use_any_jobs,
    use_jobs,
};
pub use paged_list::{ListControl, ListState, PagedList};
pub use remote::{AnyRemote, LoadState, Remote};
pub use tenant::{Tenant, provide_tenant, use_directory, use_directory_count, use_tenant};
pub use type_counting::TypeCounting;
pub use writes::{Phase, Progress, Run, Step, StepState, Write, WriteOf, Writes, use_writes};
pub use xml::{XmlAccess, provide_xml, use_xml};
