//! The fields of a tracking code.

use crate::prelude::*;
use rollcall_core::change::SiteCodeOf;
use rollcall_core::change::site_code::SiteCode;
use rollcall_core::meetings::words::{HOST_PROFILES, INPUT_MODES, START_TYPES, word_of};
use rollcall_core::meetings::{Code, MOST_OPTIONS};
use rollcall_core::number::counted;
use webex_api::InputMode;

use crate::components::change_form::Draft;
use crate::effect::effect;
use crate::ui::collect_views::CollectViews;
use crate::ui::entry::Entry;
use crate::ui::form_field::TextField;
use crate::ui::label::Label;
use crate::ui::live::live;
use crate::ui::option_field::choice_field;
use crate::ui::text_area::TextArea;

/// The wanted code.
type Wanted = RwSignal<SiteCode>;

fn read<T>(wanted: Wanted, of: impl FnOnce(&Code) -> T) -> Option<T> {
    wanted.with(|wanted| wanted.code().map(of))
}

fn edit(wanted: Wanted, change: impl FnOnce(&mut Code)) {
    wanted.update(|wanted| {
        if let Some(mut code) = wanted.code().cloned() {
            change(&mut code);
            *wanted = SiteCode::of(code);
        }
    });
}

/// All fields.
pub fn code_fields(draft: Draft<SiteCodeOf>) -> View {
    let wanted = draft.wanted;
    let name = Signal::derive(move || read(wanted, |code| code.name.clone()).unwrap_or_default());
    let typed = move |text: String| edit(wanted, |code| code.name = text);
    let services = live(move || {
        let count = read(wanted, |code| match code.input_mode() {
            InputMode::HostProfileSelect => 0,
            _ => code.start().len(),
        });
        (0..count.unwrap_or_default())
            .map(|place| service(wanted, place))
            .collect_views()
    });
    view! {
        <div class="stack">
            <TextField label="Name" value=name on_input=typed />
            {chosen("Entered as", wanted, &INPUT_MODES, |code| code.input_mode().as_str().to_owned(), |code, word| code.set_input_mode(word.into()))}
            {options(wanted)}
            {chosen(
                "In host profiles",
                wanted,
                &HOST_PROFILES,
                |code| code.host_profile().as_str().to_owned(),
                |code, word| code.set_host_profile(word.into()),
            )}
            <fieldset class="code-services">
                <legend>"When meetings are scheduled or started"</legend>
                {services}
            </fieldset>
        </div>
    }
}

/// One of a few words.
fn chosen(
    label: &'static str,
    wanted: Wanted,
    words: &'static [(&'static str, &'static str)],
    of: fn(&Code) -> String,
    set: fn(&mut Code, String),
) -> View {
    let now = Signal::derive(move || read(wanted, of).unwrap_or_default());
    let options =
        Signal::derive(move || with_present(words.iter().map(|(key, _)| *key), words, &now.get()));
    let choose = Callback::new(move |word| edit(wanted, |code| set(code, word)));
    select(label.into(), options, now, choose)
}

/// A choice without help or error.
fn select(
    label: Label,
    options: Signal<Vec<(String, String)>>,
    now: Signal<String>,
    choose: Callback<String>,
) -> View {
    let none = Signal::stored(None);
    choice_field(label, String::new(), options, now, choose, none)
}

/// The words to choose from, with the present one if Webex has added it since.
fn with_present(
    keys: impl Iterator<Item = &'static str>,
    words: &[(&str, &'static str)],
    present: &str,
) -> Vec<(String, String)> {
    let mut options: Vec<(String, String)> = keys
        .map(|key| (key.to_owned(), word_of(words, key).to_owned()))
        .collect();
    if options.iter().all(|(key, _)| key != present) {
        options.push((present.to_owned(), word_of(words, present).to_owned()));
    }
    options
}

/// How one service asks, by its place.
fn service(wanted: Wanted, place: usize) -> View {
    let of = move |code: &Code| code.start().get(place).cloned();
    let start = move || read(wanted, of).flatten();
    let label = untrack(start)
        .map(|start| rollcall_core::meetings::words::service(&start.service).to_owned());
    let now = Signal::derive(move || {
        start()
            .map(|start| start.kind.as_str().to_owned())
            .unwrap_or_default()
    });
    let options = Signal::derive(move || {
        let allowed = read(wanted, |code| {
            let start = of(code)?;
            Some(code.start_types(&start.service))
        });
        let allowed = allowed.flatten().unwrap_or_default().iter();
        // The words of Webex's documents live as long as the program.
        let known = |kind: &webex_api::StartType| {
            let known = START_TYPES.iter().find(|(key, _)| *key == kind.as_str());
            known.map(|(key, _)| *key)
        };
        with_present(allowed.filter_map(known), &START_TYPES, &now.get())
    });
    let choose = Callback::new(move |word: String| {
        edit(wanted, |code| {
            if let Some(start) = of(code) {
                code.set_start(&start.service, word.into());
            }
        });
    });
    select(label.unwrap_or_default().into(), options, now, choose)
}

/// The options, one on each line, and the one that is chosen at first.
fn options(wanted: Wanted) -> View {
    let lines = move || read(wanted, Code::option_lines).unwrap_or_default();
    let entry = Entry::new(untrack(lines));
    effect(move || {
        let typed = entry.text.get();
        let differs = untrack(|| {
            read(wanted, |code| {
                let mut now = code.clone();
                now.set_options(&typed);
                now != *code
            })
        });
        if differs == Some(true) {
            edit(wanted, |code| code.set_options(&typed));
        }
    });
    // After a change was refused, the form goes on from what is there.
    effect(move || {
        let now = lines();
        let shown = entry.text.get_untracked();
        let typed = shown.lines().map(str::trim).filter(|line| !line.is_empty());
        if !typed.eq(now.lines().map(str::trim).filter(|line| !line.is_empty())) {
            entry.text.set(now);
        }
    });
    let note = Signal::derive(move || {
        let count = read(wanted, |code| code.options.len())?;
        let most = MOST_OPTIONS.to_string();
        Some([&counted(count, "option", "options"), " of at most ", &most].concat())
    });
    let default = Signal::derive(move || {
        let default = read(wanted, |code| code.default_option().map(str::to_owned));
        default.flatten().unwrap_or_default()
    });
    let choices = Signal::derive(move || {
        let values = read(wanted, |code| code.options.clone()).unwrap_or_default();
        let values = values.into_iter().map(|it| (it.value.clone(), it.value));
        let none = (String::new(), "None".to_owned());
        std::iter::once(none).chain(values).collect::<Vec<_>>()
    });
    let choose = Callback::new(move |value: String| edit(wanted, |code| code.set_default(&value)));
    let default = choice_field(
        "Chosen at first".into(),
        String::new(),
        choices,
        default,
        choose,
        Signal::stored(None),
    );
    view! {
        <TextArea label="Options" entry note help="One on each line, in their order. Paste a column of a spreadsheet." />
        {default}
    }
}
