//! The scopes to ask for: chips, what they mean, and what does not go together.

use crate::prelude::*;
use rollcall_core::scopes::{catalog, conflict};

use super::field::{AddScopes, FIELD};
use super::lines::{ScopeLines, meaning};
use super::picked::Picked;
use super::registration::Registration;
use crate::browser::dom;
use crate::memo::memo;
use crate::session::use_session;
use crate::ui::button::{Button, ButtonKind, ButtonSize, IconButton};
use crate::ui::card::Card;
use crate::ui::collect_views::CollectViews;
use crate::ui::copy_button::CopyBlock;
use crate::ui::disclosure::Disclosure;
use crate::ui::each::Each;
use crate::ui::icon::Icon;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::show::Show;
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::UntrustedText;

/// The picker and its results.
#[component]
pub fn PickerCard(
    /// The scopes chosen so far.
    picked: Picked,
    /// The integration that will ask for them.
    registration: Registration,
) -> View {
    let any = memo(move || picked.scopes.with(|scopes| !scopes.is_empty()));
    let clear = move || {
        picked.clear();
        dom::focus(FIELD);
    };
    let session = use_session().session;
    // A new sign-in with fewer scopes can do less than this one.
    let missing = memo(move || {
        let mut granted = session.with(|session| session.signed_in()?.tokens.scopes.clone())?;
        granted.retain(|scope| scope != conflict::KMS);
        let lacks = picked
            .scopes
            .with(|picked| granted.iter().any(|scope| !picked.contains(scope)));
        lacks.then(|| granted.join(" "))
    });
    let add_present = move || {
        picked.add(&missing.get_untracked().unwrap_or_default());
        dom::focus(FIELD);
    };
    view! {
        <Card title="Scopes to request">
            <AddScopes picked />
            <Show when=move || missing.with(Option::is_some)>
                <div>
                    <Button size=ButtonSize::Small icon=Icon::Plus on_click=add_present>
                        "Add the scopes of this sign-in"
                    </Button>
                </div>
            </Show>
            <p class="quiet" role="status">
                <UntrustedText text=picked.said />
            </p>
            <ul class="chips" aria-label="Chosen scopes">
                <Each each=move || picked.scopes.get() key=Clone::clone let:scope>
                    <Chip scope picked />
                </Each>
            </ul>
            <Show when=move || any.get()>
                <div>
                    <Button kind=ButtonKind::Ghost size=ButtonSize::Small icon=Icon::Close on_click=clear>
                        "Remove all"
                    </Button>
                </div>
                <Conflicts picked />
                <Disclosure summary="What these scopes mean">
                    {move || {
                        view! {
                            <ScopeLines lines=picked.scopes.with(|scopes| scopes.iter().map(|scope| (scope.clone(), meaning(scope))).collect()) />
                        }
                    }}
                </Disclosure>
                {move || {
                    picked
                        .scopes
                        .with(|scopes| {
                            view! {
                                <CopyBlock label="Copy scopes" content=scopes.join(" ") />
                                <CopyBlock label="Copy authorize URL" content=registration.authorize_url(scopes) />
                            }
                        })
                }}
            </Show>
        </Card>
    }
}

#[component]
fn Chip(scope: String, picked: Picked) -> View {
    let unknown = !catalog::knows(&scope);
    let mark = unknown.then(|| match catalog::meant(&scope) {
        Some(meant) => format!("unknown; did you mean {meant}?"),
        None => "unknown".to_owned(),
    });
    let (label, shown) = (format!("Remove {scope}"), scope.clone());
    let remove = move || {
        picked.remove(&scope);
        // The button goes with its chip.
        dom::focus(FIELD);
    };
    view! {
        <li class="chip" class:unknown=unknown>
            <span class="chip-text">
                <code>
                    <UntrustedText text=shown />
                </code>
                {mark.map(|mark| view! { <span class="chip-mark">{mark}</span> })}
            </span>
            <IconButton icon=Icon::Close label size=ButtonSize::Small on_click=remove />
        </li>
    }
}

/// What does not go together, with the way out.
#[component]
fn Conflicts(picked: Picked) -> View {
    live(move || {
        let conflicts = picked.scopes.with(|scopes| conflict::conflicts(scopes));
        let notices = conflicts.into_iter().map(|conflict| {
            view! {
                <Notice tone=Tone::Warning title=conflict.scopes.join(", ")>
                    <p>{conflict.why}" "{conflict.next}</p>
                    {repair(conflict.remove, conflict.add, picked)}
                </Notice>
            }
        });
        notices.collect_views()
    })
}

/// The way out at a click, where there is one.
fn repair(remove: Vec<String>, add: Vec<String>, picked: Picked) -> Option<View> {
    let mut words = String::new();
    for (first, next, names) in [("Remove ", "", &remove), ("Add ", "; add ", &add)] {
        if !names.is_empty() {
            words.push_str(if words.is_empty() { first } else { next });
            words.push_str(&names.join(", "));
        }
    }
    if words.is_empty() {
        return None;
    }
    let click = move || {
        for scope in &remove {
            picked.remove(scope);
        }
        if !add.is_empty() {
            picked.add(&add.join(" "));
        }
        // The button goes with what it has repaired.
        dom::focus(FIELD);
    };
    Some(view! {
        <div class="cluster">
            <Button size=ButtonSize::Small on_click=click>
                {words}
            </Button>
        </div>
    })
}
