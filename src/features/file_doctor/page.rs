//! The page.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::files::doctor::{Examination, Finding, examine};
use rollcall_core::files::{SIZE_LIMIT, Unreadable};
use rollcall_core::number::grouped;

use crate::browser::download;
use crate::browser::files::FileRead;
use crate::components::export::tell_refused;
use crate::memo::memo;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::collect_views::CollectViews;
use crate::ui::file_field::FileField;
use crate::ui::live::live;
use crate::ui::page_head::PageHead;
use crate::ui::text;
use crate::ui::toast::use_notices;

/// How many findings are shown.
const SHOWN: usize = 100;

/// The files, what is wrong with the first one, and the clean file.
#[component]
pub fn FileDoctorPage() -> View {
    let (file, original) = (RwSignal::new(None), RwSignal::new(None));
    let notices = use_notices();
    let examination = memo(move || {
        let file = file.get();
        let bytes = |read: &Arc<FileRead>| match &**read {
            FileRead::Bytes(bytes) => Some(bytes.clone()),
            _ => None,
        };
        let file = file.as_ref().and_then(bytes)?;
        let original = original.get().as_ref().and_then(bytes);
        Some(Arc::new(examine(&file, original.as_deref())))
    });
    let field = |label: &'static str, help: &'static str, file: RwSignal<Option<Arc<FileRead>>>| {
        let error = Signal::derive(move || {
            file.with(|file| match file.as_deref() {
                Some(FileRead::TooLarge { bytes }) => {
                    Some(Unreadable::TooLarge { bytes: *bytes }.to_string())
                }
                Some(FileRead::Refused) => Some("Your browser couldn't read the file.".to_owned()),
                Some(FileRead::Bytes(_)) | None => None,
            })
        });
        let on_file = move |read| file.set(Some(Arc::new(read)));
        view! { <FileField label limit=SIZE_LIMIT help error on_file /> }
    };
    let save = move || {
        if let Some(Some(clean)) = examination.with_untracked(|it| Some(it.as_ref()?.clean.clone()))
            && !download::save_bytes("clean.csv", "text/csv", &clean)
        {
            tell_refused(notices);
        }
    };
    let result = live(move || examination.get().map(|it| result(&it, save)));
    let sub = || "Control Hub's import refuses files that a spreadsheet has changed, or does something else with them.";
    view! {
        <div class="stack">
            <PageHead title=text::NAV_FILE_DOCTOR sub />
            <Card title="Examine a file">
                <p class="hint">"It stays in this browser. Nothing is sent anywhere."</p>
                {field("File to import", "Control Hub's CSV of users, or of the users of a meeting site, after you have worked on it.", file)}
                {field(
                    "The file as it was exported",
                    "Optional. With it, changed keys, removed columns and lost digits are found and restored.",
                    original,
                )}
                {result}
            </Card>
        </div>
    }
}

fn result(examination: &Examination, save: impl Fn() + 'static) -> View {
    let findings = &examination.findings;
    let items = findings.listed().iter().take(SHOWN);
    let items = items.map(|finding: &Finding| view! { <li>{finding.to_string()}</li> });
    let more = (findings.len() > SHOWN).then(|| {
        let words = ["The first ", &grouped(SHOWN), " are listed."].concat();
        view! { <p class="hint">{words}</p> }
    });
    let button = examination.clean.is_some().then(|| {
        view! {
            <div>
                <Button kind=ButtonKind::Primary on_click=save>
                    "Save the clean file"
                </Button>
            </div>
        }
    });
    view! {
        <p role="status">
            <strong>{findings.summary()}</strong>
        </p>
        {more}
        <ul class="entries">{items.collect_views()}</ul>
        {button}
    }
}
