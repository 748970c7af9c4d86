//! A file that was opened, and what it asks for.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::files::{NoSource, Source, Unreadable};
use rollcall_core::jobs::from_file::{self, FromFile, Known};
use webex_api::SiteUrl;

use super::lines::pools;
use crate::browser::files::FileRead;
use crate::data::{ListState, Tenant};

/// The key of a file among the sources.
pub const FILE: &str = "file";

/// What was opened.
#[derive(Clone)]
pub enum Opened {
    /// A table.
    Table(Arc<Source>),
    /// A plan that was saved, as what it asks for.
    Plan(Arc<FromFile>),
    /// Nothing of use, and why.
    Refused(String),
}

impl Opened {
    /// Reads a file or a pasted text.
    pub fn read(bytes: &[u8]) -> Self {
        let text = std::str::from_utf8(bytes).ok();
        if let Some(wishes) = text.and_then(from_file::of_saved_plan) {
            let mut plan = FromFile {
                asks: true,
                ..FromFile::default()
            };
            for wish in &wishes {
                let person = wish.person.clone().unwrap_or_else(|| "".into());
                plan.people.push((wish.line, person));
            }
            plan.wishes = wishes;
            return Self::Plan(Arc::new(plan));
        }
        Self::of(Source::read(bytes))
    }

    /// Takes what was read.
    pub fn of(read: Result<Source, NoSource>) -> Self {
        match read {
            Ok(source) => Self::Table(Arc::new(source)),
            Err(why) => Self::Refused(why.to_string()),
        }
    }

    /// Takes a file that was chosen.
    pub fn chosen(read: FileRead) -> Self {
        match read {
            FileRead::Bytes(bytes) => Self::read(&bytes),
            FileRead::TooLarge { bytes } => {
                Self::Refused(Unreadable::TooLarge { bytes }.to_string())
            }
            FileRead::Refused => Self::Refused("Your browser couldn't read the file.".to_owned()),
        }
    }
}

/// What the file asks for, once everything that it is compared with has loaded; tracked.
pub fn read_now(
    source: RwSignal<String>,
    file: RwSignal<Option<Opened>>,
    of_site: OfSite,
    tenant: Tenant,
) -> Option<Arc<FromFile>> {
    if source.with(|source| source != FILE) || tenant.directory.state.with(ListState::is_loading) {
        return None;
    }
    match file.get()? {
        Opened::Table(source) => {
            let read = with_known(of_site, tenant, &|known| from_file::read(&source, known));
            Some(Arc::new(read))
        }
        Opened::Plan(plan) => Some(plan),
        Opened::Refused(_) => None,
    }
}

/// The meeting site of a file, and the names of its tracking codes by the numbers that the file gives them.
pub type OfSite = (RwSignal<String>, RwSignal<Vec<String>>);

/// Calls `with` with what has loaded; tracked.
pub fn with_known<T>((site, codes): OfSite, tenant: Tenant, with: &dyn Fn(Known<'_>) -> T) -> T {
    let (site, codes) = (SiteUrl::from(&*site.get()), codes.get());
    let site = Some(&site).filter(|site| !site.as_str().is_empty());
    tenant.directory.rows.with(|people| {
        pools(tenant, &|pools| {
            with(Known {
                people,
                pools,
                site,
                codes: &codes,
            })
        })
    })
}
