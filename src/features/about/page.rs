//! The page.

use std::sync::Arc;

use crate::prelude::*;
use leptos::task::spawn_local;
use rollcall_core::release::{Release, Sum, Verdict, lines};

use super::digests::{Found, read};
use crate::browser::dom;
use crate::session::use_settings;
use crate::ui::badge::StatusBadge;
use crate::ui::card::Card;
use crate::ui::collect_views::CollectViews;
use crate::ui::copy_button::CopyButton;
use crate::ui::definitions::{Definition, DefinitionList};
use crate::ui::entry::Entry;
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::page_head::PageHead;
use crate::ui::skeleton::Skeleton;
use crate::ui::text;
use crate::ui::text_area::TextArea;
use crate::ui::tone::Tone;

/// What the page says about itself, the digests, and what a release says of them.
#[component]
pub fn AboutPage() -> View {
    let base = &use_settings().base;
    let found = RwSignal::new(None::<Arc<Found>>);
    spawn_local(async move {
        let sums = Arc::new(read(base).await);
        // The page may be gone by now.
        found.try_set(Some(sums));
    });
    let pasted = Entry::new("");
    let shown = live(move || match found.get().as_deref() {
        None => view! { <Skeleton lines=8 words=text::PAGE_LOADING /> },
        Some(Err(why)) => view! { <Notice tone=Tone::Warning title=*why /> },
        Some(Ok(sums)) => pasted.text.with(|text| compared(sums, text)),
    });
    view! {
        <div class="stack">
            <PageHead title=text::ABOUT />
            <Card title="Version">
                <DefinitionList>
                    {fact("Version", Some(env!("CARGO_PKG_VERSION").to_owned()))} {fact("Commit", dom::note_of_build("commit"))}
                    {fact("Build", dom::note_of_build("version"))}
                </DefinitionList>
            </Card>
            <Card title="Files">
                <p class="hint">
                    "What this page runs from, as your browser got it, except config.json, of which each site has its own. It finds wrong, old and damaged files, but a page that lies can lie about itself: to be sure, compare from outside. See “Check a copy” in the README."
                </p>
                <TextArea
                    label="SHA256SUMS of the release"
                    entry=pasted
                    help="Paste the text. Take it from where the release was published, not from this site."
                />
                {shown}
            </Card>
        </div>
    }
}

fn fact(term: &'static str, value: Option<String>) -> View {
    view! {
        <Definition term>
            <code>{value.unwrap_or_else(|| "unknown".to_owned())}</code>
        </Definition>
    }
}

/// The files, with what the pasted release says of each.
fn compared(sums: &[Sum], pasted: &str) -> View {
    let release = Release::read(pasted);
    let notice = (!pasted.is_empty()).then(|| {
        let differences = release.as_ref().map(|release| release.differences(sums));
        let (tone, title) = match differences {
            None => (
                Tone::Warning,
                "No line of this text has a digest.".to_owned(),
            ),
            Some(none) if none.is_empty() => {
                (Tone::Success, "All files are as in the release.".to_owned())
            }
            Some(differences) => (Tone::Error, differences),
        };
        view! { <Notice tone title /> }
    });
    let rows = sums.iter().map(|sum| {
        let verdict = release.as_ref().map(|release| badge(release.verdict(sum)));
        view! {
            <tr>
                <th scope="row">{sum.name.clone()}</th>
                <td class="mono">{sum.digest.clone()}</td>
                <td class="verdict">{verdict}</td>
            </tr>
        }
    });
    let lines = lines(sums);
    view! {
        {notice}
        <table class="results">
            <caption class="visually-hidden">"Files of this page"</caption>
            <thead>
                <tr>
                    <th scope="col">"File"</th>
                    <th scope="col">"SHA-256"</th>
                    <th scope="col">"In the release"</th>
                </tr>
            </thead>
            <tbody>{rows.collect_views()}</tbody>
        </table>
        <div>
            <CopyButton label="Copy as SHA256SUMS" text=move || lines.clone() />
        </div>
    }
}

fn badge(verdict: Verdict) -> View {
    let (tone, icon, word) = match verdict {
        Verdict::Same => (Tone::Success, Icon::Check, "Same"),
        Verdict::Different => (Tone::Error, Icon::Close, "Different"),
        Verdict::NotListed => (Tone::Error, Icon::Unknown, "Not listed"),
        Verdict::Unread => (Tone::Warning, Icon::Warning, "Not read"),
    };
    view! { <StatusBadge tone icon word /> }
}
