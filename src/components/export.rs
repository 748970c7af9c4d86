//! Saving a list as a file: the two forms that every export has.

use crate::prelude::*;
use serde_json::Value;
use webex_api::json_indented;

use crate::browser::download;
use crate::memo::Memo;
use crate::ui::button::Button;
use crate::ui::show::Show;
use crate::ui::toast::Notices;

/// The form of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileFormat {
    /// A table, as [`rollcall_core::csv`] writes it.
    Csv,
    /// An array with one object for each item.
    Json,
}

/// Saves a list under `name` with the extension of its form. Returns whether the browser took the file.
pub fn save_list(
    format: FileFormat,
    name: &str,
    table: impl FnOnce() -> String,
    items: impl FnOnce() -> Vec<Value>,
) -> bool {
    match format {
        FileFormat::Csv => download::save(&format!("{name}.csv"), "text/csv", &table()),
        FileFormat::Json => {
            let text = json_indented(&Value::Array(items()));
            download::save(&format!("{name}.json"), "application/json", &text)
        }
    }
}

/// Says that the browser refused a file.
pub fn tell_refused(notices: Notices) {
    notices.error(
        "Couldn't save the file",
        "Your browser refused the download.",
    );
}

/// The two buttons of an export, while there is something to save.
#[component]
pub fn SaveButtons(
    /// Whether there is.
    ready: Memo<bool>,
    /// Called with the form of the file.
    #[prop(into)]
    on_save: Callback<FileFormat>,
) -> View {
    view! {
        <Show when=move || ready.get()>
            <Button on_click=move || on_save.run(FileFormat::Csv)>"Export as CSV"</Button>
            <Button on_click=move || on_save.run(FileFormat::Json)>"Export as JSON"</Button>
        </Show>
    }
}
