//! A file as the source of a job: what it is, what it asks for, and what is wrong with it.

use crate::prelude::*;
use rollcall_core::files::{Kind, SIZE_LIMIT, Source};
use rollcall_core::jobs::from_file;
use rollcall_core::number::counted;
use rollcall_core::route::Route;

use super::choice::Choice;
use super::codes;
use super::opened::{Opened, with_known};
use super::site::site_field;
use crate::browser::files::FileRead;
use crate::data::{Tenant, use_tenant};
use crate::effect::effect;
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, ButtonSize};
use crate::ui::collect_views::CollectViews;
use crate::ui::entry::Entry;
use crate::ui::file_field::FileField;
use crate::ui::form_field::FormField;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::text_area::TextArea;
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::visible;

/// How many problems are shown.
const SHOWN: usize = 20;

/// The fields, and what is known of the file.
pub fn fields(choice: Choice) -> View {
    let tenant = use_tenant();
    let doctor = use_navigator().href(&Route::FileDoctor);
    let pasted = choice.pasted;
    effect(move || {
        pasted.text.with(|text| {
            if !text.trim().is_empty() {
                choice.file.set(Some(Opened::read(text.as_bytes())));
            }
        });
    });
    let chosen = move |read: FileRead| {
        pasted.text.set(String::new());
        choice.file.set(Some(Opened::chosen(read)));
    };
    let error = Signal::derive(move || {
        choice.file.with(|file| match file {
            Some(Opened::Refused(why)) => Some(why.clone()),
            _ => None,
        })
    });
    let needs_site = memo(move || {
        choice.file.with(|file| match file {
            Some(Opened::Table(source)) => from_file::needs_site(source),
            _ => false,
        })
    });
    view! {
        <FileField
            label="File"
            limit=SIZE_LIMIT
            help="A CSV: one of Control Hub's, an earlier export of Rollcall, or any table or list with email addresses; or a saved plan. The plan is what differs from it now. Choose the file, or drop it here. It stays in this browser. Cells that are empty change nothing."
            error
            on_file=chosen
        />
        <TextArea label="Or paste its text" entry=pasted />
        <p class="hint">
            <a href=doctor>"Check and repair a file of Control Hub"</a>
        </p>
        {live(move || needs_site.get().then(|| site_field(choice.site)))}
        {codes::fields(choice, tenant)}
        {live(move || about(choice, tenant))}
        {live(move || problems(choice))}
    }
}

/// What the file is, and which of its columns are used.
fn about(choice: Choice, tenant: Tenant) -> Vec<View> {
    let (lines, unused) = choice.file.with(|file| match file {
        Some(Opened::Table(source)) => {
            let table = source.table();
            let separator = match table.separator() {
                ',' => "commas",
                ';' => "semicolons",
                _ => "tabs",
            };
            let rows = counted(table.len(), "row", "rows");
            let what = [
                kind_of(source),
                ", ",
                table.encoding().name(),
                ", ",
                separator,
                ": ",
                &rows,
                ".",
            ];
            let (used, unused) = with_known((choice.site, choice.codes), tenant, &|known| {
                from_file::columns(source, known)
            });
            let list = |words: &str, names: Vec<String>| match names.is_empty() {
                true => String::new(),
                false => [words, &visible(&names.join(", ")), "."].concat(),
            };
            let of_export = match source.table().kind() {
                Kind::People => "People without a department in it keep theirs.",
                _ => "",
            };
            let lines = vec![what.concat(), list("Used: ", used), of_export.to_owned()];
            (lines, list("Not used: ", unused))
        }
        Some(Opened::Plan(plan)) => {
            let rows = counted(plan.wishes.len(), "change", "changes");
            let words = [
                "A saved plan: ",
                &rows,
                ". It is planned again with what is there now.",
            ];
            (vec![words.concat()], String::new())
        }
        _ => Default::default(),
    });
    let lines = lines.into_iter().filter(|line| !line.is_empty());
    let lines = lines.map(|line| view! { <p class="hint">{line}</p> });
    let mut views = lines.collect_views();
    if !unused.is_empty() {
        let title = [&unused, " What is in these columns changes nothing."].concat();
        views.push(view! { <Notice tone=Tone::Warning title /> });
    }
    views
}

fn kind_of(source: &Source) -> &'static str {
    match source.table().kind() {
        Kind::Users => "Control Hub's users",
        Kind::Meetings => "Control Hub's users of a meeting site",
        Kind::People => "An exported list of people",
        Kind::Results => "Results of a job",
        Kind::List => "A table or list",
    }
}

/// The rows that cannot be used, each with a field that corrects it where that is simple.
fn problems(choice: Choice) -> Option<View> {
    let read = choice.read.get()?;
    if read.problems.is_empty() {
        return None;
    }
    let count = counted(read.problems.len(), "row", "rows");
    let more = read.problems.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| [" The first ", &SHOWN.to_string(), " are:"].concat());
    let title = [
        &count,
        " can't be used and will be left out.",
        &more.unwrap_or_default(),
    ]
    .concat();
    // A pasted text is corrected where it is.
    let in_place = choice.pasted.text.with(|text| text.trim().is_empty());
    let shown = read.problems.get(..SHOWN).unwrap_or(&read.problems);
    let cells = choice.file.with(|file| match file {
        Some(Opened::Table(source)) => source.cells_of(shown),
        _ => Vec::new(),
    });
    let items = shown.iter().enumerate().map(|(place, problem)| {
        let cell = cells.get(place).cloned().unwrap_or_default();
        let words = problem.to_string();
        let field = problem.column.clone().filter(|_| in_place).map(|column| {
            let entry = Entry::new(cell);
            let label = [
                "Instead, in line ",
                &problem.line.to_string(),
                ", ",
                &visible(&column),
            ]
            .concat();
            let problem = problem.clone();
            let correct = move || {
                let Some(Opened::Table(source)) = choice.file.get_untracked() else {
                    return;
                };
                if let Some(read) = source.corrected(&problem, &entry.trimmed()) {
                    choice.file.set(Some(Opened::of(read)));
                }
            };
            view! {
                <div class="file-fix">
                    <FormField label entry />
                    <Button size=ButtonSize::Small on_click=correct>
                        "Correct"
                    </Button>
                </div>
            }
        });
        view! { <li>{words} {field}</li> }
    });
    Some(view! {
        <div role="status">
            <p class="field-error">{title}</p>
            <ul class="entries">{items.collect_views()}</ul>
        </div>
    })
}
