//! The forms of a tracking code: a new one, one to change, one to delete.

use std::sync::Arc;

use crate::prelude::*;
use rollcall_core::change::SiteCodeOf;
use rollcall_core::change::site_code::{CodeKey, CodePart, SiteCode};
use rollcall_core::meetings::words::code_part;
use rollcall_core::meetings::{Code, MOST_CHARACTERS, says_mapped};
use rollcall_core::route::{CodeForm, Route};
use webex_api::{
    CreateTrackingCode, DeleteTrackingCode, Endpoint, Page, ReplaceTrackingCode, SiteType, SiteUrl,
    TrackingCode, TrackingCodeId,
};

use super::code_fields::code_fields;
use super::codes::use_locked;
use crate::components::change_form::{ApplyButton, ChangeForm, Confirmation, Draft, Words, named};
use crate::components::load::Load;
use crate::data::{Run, use_tenant, use_writes};
use crate::effect::effect;
use crate::navigator::use_navigator;
use crate::ui::button::{Button, SubmitButton};
use crate::ui::dialog::Panel;
use crate::ui::entry::Entry;
use crate::ui::form::Form;
use crate::ui::form_field::FormField;
use crate::ui::live::live;
use crate::ui::text;

/// The codes of a site, for a form.
type Codes = Arc<Page<TrackingCode>>;

/// The form that the address names, once the site's codes have loaded.
pub fn open_form(site: SiteUrl, managed: Option<SiteType>, form: CodeForm) -> View {
    let codes = use_tenant().tracking_codes(&site);
    let asked = StoredValue::new((site, managed, form));
    view! {
        <Load remote=codes what="the site's tracking codes" let:codes>
            {form_of(asked, &codes.get_untracked())}
        </Load>
    }
}

fn form_of(asked: StoredValue<(SiteUrl, Option<SiteType>, CodeForm)>, codes: &Codes) -> View {
    let (site, managed, form) = asked.get_value();
    let of = |id: &TrackingCodeId| codes.iter().find(|code| code.id == *id);
    match form {
        CodeForm::New => new_form(site, managed, Arc::clone(codes)),
        CodeForm::Edit { code } => change_form(site, managed, code.clone(), of(&code), false),
        CodeForm::Delete { code } => change_form(site, managed, code.clone(), of(&code), true),
    }
}

/// Asks for the name first: it is how the new code is found again. A creation that is under way, or whose outcome was not seen, is shown at
/// once.
fn new_form(site: SiteUrl, managed: Option<SiteType>, codes: Codes) -> View {
    let name = RwSignal::new(untrack(|| use_writes().new_code(&site)));
    let close = to_site(&site);
    live(move || match name.get() {
        Some(name) => {
            let target = SiteCodeOf {
                site: site.clone(),
                code: CodeKey::New(name.clone()),
            };
            let wanted = SiteCode::of(Code::new(&name));
            form(target, SiteCode::default(), wanted, managed.clone(), name)
        }
        None => ask_name(name, Arc::clone(&codes), close),
    })
}

fn ask_name(name: RwSignal<Option<String>>, codes: Codes, close: Callback<()>) -> View {
    let entry = Entry::new("");
    let submit = move |()| {
        let typed = entry.trimmed();
        if !(1..=MOST_CHARACTERS).contains(&typed.chars().count()) {
            entry.fail("Enter a name of 1 to 120 characters.");
        } else if codes
            .iter()
            .any(|code| code.name.eq_ignore_ascii_case(&typed))
        {
            entry.fail("This site has a tracking code with this name already.");
        } else {
            name.set(Some(typed));
        }
    };
    view! {
        <Panel title="New tracking code" on_close=move || close.run(())>
            <Form id="new-code" on_submit=submit>
                <div class="dialog-scroll stack">
                    <FormField label="Name" entry help="Such as “Department”. People see it in their profile and when they schedule a meeting." />
                </div>
                <div class="dialog-foot">
                    <Button on_click=move || close.run(())>{text::CANCEL}</Button>
                    <SubmitButton>{text::CONTINUE}</SubmitButton>
                </div>
            </Form>
        </Panel>
    }
}

/// A code that is there, to change or to delete.
fn change_form(
    site: SiteUrl,
    managed: Option<SiteType>,
    id: TrackingCodeId,
    code: Option<&TrackingCode>,
    delete: bool,
) -> View {
    let read = code.map(|code| (code.name.clone(), Code::of(code)));
    let trouble = match &read {
        None => "Webex doesn't list this tracking code. It may have been deleted.",
        Some((_, Err(_))) => {
            "Webex left out a part of this tracking code. A change replaces all of it, so Rollcall can't send one. Load the page again."
        }
        Some((_, Ok(_))) => "",
    };
    let Some((name, Ok(code))) = read else {
        let close = to_site(&site);
        return view! {
            <Panel title="Tracking code" on_close=move || close.run(())>
                <div class="dialog-scroll">
                    <p>{trouble}</p>
                </div>
                <div class="dialog-foot">
                    <Button on_click=move || close.run(())>{text::CLOSE}</Button>
                </div>
            </Panel>
        };
    };
    let before = SiteCode::of(code);
    let wanted = if delete {
        SiteCode::default()
    } else {
        before.clone()
    };
    let target = SiteCodeOf {
        site,
        code: CodeKey::Known(id),
    };
    form(target, before, wanted, managed, name)
}

fn form(
    target: SiteCodeOf,
    before: SiteCode,
    wanted: SiteCode,
    managed: Option<SiteType>,
    name: String,
) -> View {
    let (site, close) = (target.site.clone(), to_site(&target.site));
    let on_site = [&name, " on ", site.as_str()].concat();
    let (title, apply, call) = match (before.exists(), wanted.exists()) {
        (false, _) => (
            "Add ",
            ApplyButton::new("Add tracking code"),
            CreateTrackingCode::NAME,
        ),
        (_, false) => (
            "Delete ",
            ApplyButton::danger("Delete tracking code"),
            DeleteTrackingCode::NAME,
        ),
        _ => (
            "Change ",
            ApplyButton::new(text::APPLY),
            ReplaceTrackingCode::NAME,
        ),
    };
    let confirmation = (!wanted.exists()).then(|| Confirmation {
        loses: vec![LOSS.to_owned()],
        word: name.trim().to_owned(),
    });
    let deletes = confirmation.is_some();
    let draft = Draft::proposing(target, before, wanted);
    lock_if_mapped(draft, site.clone());
    let locked = use_locked(StoredValue::new(site), call);
    let of_site = StoredValue::new(managed);
    let forbidden = Signal::derive(move || {
        let fault = || {
            let faults = draft.wanted.with(|wanted| {
                let code = wanted.code()?;
                of_site.with_value(|managed| code.faults(managed.as_ref()).first().copied())
            });
            faults.map(|fault| fault.words().to_owned())
        };
        locked.get().or_else(fault)
    });
    let words = Words {
        item: named(|part: CodePart| code_part(&part)),
        note: Callback::new(|_| None),
        fields: "tracking code",
    };
    view! {
        <ChangeForm
            title=[title, &on_site].concat()
            person=on_site
            draft=draft.any
            words
            forbidden
            confirmation=Signal::stored(confirmation)
            apply
            on_close=close
        >
            {if deletes {
                view! { <p>{KEEP}</p> }
            } else {
                code_fields(draft)
            }}
        </ChangeForm>
    }
}

/// What a deletion takes away.
const LOSS: &str =
    "Webex deletes the tracking code for good, with the values that people have for it.";

/// What to do instead.
const KEEP: &str = "To keep the values, change the code instead: choose “Not used” in host profiles and for all services.";

/// Remembers that the site is mapped when Webex refuses a change for that reason.
fn lock_if_mapped(draft: Draft<SiteCodeOf>, site: SiteUrl) {
    let tenant = use_tenant();
    effect(move || {
        let Run::Done(report) = draft.any.write.state() else {
            return;
        };
        if report.error.as_ref().is_some_and(says_mapped) {
            tenant.codes_are_mapped(&site);
        }
    });
}

/// Closes the form.
fn to_site(site: &SiteUrl) -> Callback<()> {
    let (navigator, page) = (use_navigator(), Route::meetings_on(site.clone()));
    Callback::new(move |()| navigator.replace(&page))
}
