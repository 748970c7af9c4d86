//! Chooses the columns of the list: which, in which order and how wide. Everything here works by the keyboard.

use crate::prelude::*;

use super::columns::heading;
use super::this_list::use_this_list;
use crate::browser::dom;
use crate::memo::memo;
use crate::ui::button::{Button, ButtonKind, ButtonSize, IconButton};
use crate::ui::checkbox::Checkbox;
use crate::ui::dialog::Dialog;
use crate::ui::each::Each;
use crate::ui::icon::Icon;
use crate::ui::show::Show;
use crate::ui::text;
use crate::ui::toast::use_notices;
use rollcall_core::people::layout::{KEYS, Layout, NAME, WIDTHS};

/// The dialog. Each choice counts at once.
#[component]
pub fn ColumnsDialog() -> View {
    let list = use_this_list();
    let layout = list.layout;
    // Those that are shown in their order, then the others.
    let keys = memo(move || {
        layout.with(|layout| {
            let shown: Vec<_> = layout.shown().iter().map(|shown| shown.key).collect();
            let hidden = KEYS.into_iter().filter(|key| !layout.has(key));
            shown.iter().copied().chain(hidden).collect::<Vec<_>>()
        })
    });
    view! {
        <Dialog title="Columns" on_close=move || list.close()>
            <p class="quiet">"This browser remembers the columns. Last activity and location make the list load more slowly."</p>
            <ul class="columns-list">
                <Each each=move || keys.get() key=|key: &&str| (*key).to_owned() let:key>
                    <OneColumn key layout />
                </Each>
            </ul>
            <div class="dialog-foot">
                <Button on_click=move || layout.set(Layout::default())>"Usual columns"</Button>
                <Button kind=ButtonKind::Primary on_click=move || list.close()>
                    {text::CLOSE}
                </Button>
            </div>
        </Dialog>
    }
}

/// Whether a column is shown, its width, and the buttons that move it.
#[component]
fn OneColumn(
    /// The column.
    key: &'static str,
    layout: RwSignal<Layout>,
) -> View {
    let notices = use_notices();
    let name = heading(key);
    let shown = memo(move || layout.with(|layout| layout.has(key)));
    let width = memo(move || layout.with(|layout| layout.width(key)));
    let is_name = key == NAME;
    let hint = is_name.then(|| "Always the first column".to_owned());
    let id = move |to_front: bool| format!("column-{key}-{to_front}");
    let shift = move |to_front: bool| {
        let place = layout.try_update(|layout| layout.move_by_one(key, to_front));
        if let Some(Some(place)) = place {
            notices.announce(&format!("{name} is now column {}", place + 1));
            // Its line was moved, and the focus does not move with it.
            request_animation_frame(move || {
                dom::focus_first(&format!("#{} button", id(to_front)));
            });
        }
    };
    let resize = move |chosen: String| {
        layout.update(|layout| layout.resize(key, chosen.parse().ok()));
    };
    let (least, greatest) = WIDTHS;
    let value = move || width.get().unwrap_or(USUAL_WIDTH).to_string();
    let told = move || match width.get() {
        Some(width) => format!("{width} pixels"),
        None => "Automatic".to_owned(),
    };
    view! {
        <li class="columns-line">
            <Checkbox
                label=name
                hint=Signal::stored(hint)
                checked=shown
                disabled=Signal::stored(is_name)
                on_change=move |on| layout.update(|layout| layout.show(key, on))
            />
            <Show when=move || shown.get()>
                <span class="columns-tools">
                    <input
                        type="range"
                        min=least
                        max=greatest
                        step="10"
                        aria-label=format!("Width of {name}")
                        aria-valuetext=told
                        prop:value=value
                        on:input=move |event| resize(event_target_value(&event))
                    />
                    <Show when=move || width.get().is_some()>
                        <Button kind=ButtonKind::Ghost size=ButtonSize::Small on_click=move || layout.update(|layout| layout.resize(key, None))>
                            <span class="visually-hidden">{format!("{name}: ")}</span>
                            "Automatic width"
                        </Button>
                    </Show>
                    <Show when=move || !is_name>
                        <span id=id(true)>
                            <IconButton icon=Icon::Up label=format!("Move {name} up") size=ButtonSize::Small on_click=move || shift(true) />
                        </span>
                        <span id=id(false)>
                            <IconButton icon=Icon::Down label=format!("Move {name} down") size=ButtonSize::Small on_click=move || shift(false) />
                        </span>
                    </Show>
                </span>
            </Show>
        </li>
    }
}

/// The slider's value for a column without a chosen width, in CSS pixels.
const USUAL_WIDTH: u16 = 200;
