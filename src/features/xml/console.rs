//! The console: a request to edit and send, and its answer.

use crate::prelude::*;
use rollcall_core::xml_console::{TEMPLATES, may_change};
use webex_api::xml::mask_secrets;

use super::answer::answer_view;
use crate::components::forbidden::use_forbidden;
use crate::data::use_xml;
use crate::effect::effect;
use crate::memo::memo;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::Card;
use crate::ui::checkbox::Checkbox;
use crate::ui::copy_button::{CopyBlock, CopyButton};
use crate::ui::disclosure::Disclosure;
use crate::ui::entry::Entry;
use crate::ui::form_field::FormField;
use crate::ui::live::live;
use crate::ui::select_field::SelectField;
use crate::ui::text;
use crate::ui::text_area::TextArea;

/// The card.
pub fn console_card() -> View {
    let access = use_xml();
    let chosen = RwSignal::new(TEMPLATES[0].binding);
    let (email, request) = (Entry::new(""), Entry::new(""));
    let understood = RwSignal::new(false);
    let template = memo(move || {
        let chosen = chosen.get();
        let template = TEMPLATES.iter().find(|it| it.binding == chosen)?;
        let email = email.text.with(|email| email.trim().to_owned());
        let text = template.text(&access.requester()?, &email);
        Some(text.map_err(|refused| refused.to_string()))
    });
    let filled = StoredValue::new(String::new());
    // What was edited stays; another template, site or address only changes what was not.
    let fill = move |again: bool| match untrack(|| template.get()) {
        Some(Ok(text)) => {
            let edited = request
                .text
                .with_untracked(|now| filled.with_value(|last| now != last));
            if again || !edited {
                filled.set_value(text.clone());
                request.typed(text);
            }
        }
        Some(Err(refused)) => email.fail(refused),
        None => {}
    };
    effect(move || {
        template.get();
        fill(false);
    });
    let changes = memo(move || request.text.with(|text| may_change(text)));
    effect(move || {
        if !changes.get() {
            understood.set(false);
        }
    });
    let forbidden = use_forbidden("POST /WBXService/XMLService");
    let disabled_reason = Signal::derive(move || {
        let words = if access.requester().is_none() {
            "Enter a meeting site first."
        } else if request.text.with(|text| text.trim().is_empty()) {
            "Choose a request, or write one."
        } else if changes.get() && !understood.get() {
            "Tick the box first."
        } else {
            let needs = request.text.with(|text| text.contains('$'));
            return forbidden.get().filter(|_| needs);
        };
        Some(words.to_owned())
    });
    let warning = live(move || {
        changes.get().then(|| {
            view! {
                <Checkbox
                    label="This request changes the site. Rollcall doesn't read it back, and can't undo it."
                    checked=understood
                    on_change=move |ticked| understood.set(ticked)
                />
            }
        })
    });
    let now = move || request.text.get_untracked();
    let options = TEMPLATES.map(|it| (it.binding, it.binding)).to_vec();
    let title = move || {
        let chosen = chosen.get();
        let template = TEMPLATES.iter().find(|it| it.binding == chosen);
        template.map_or("", |template| template.title)
    };
    let curl = move || {
        let text = request.text.get();
        let command = access.bare().and_then(|xml| xml.curl_text(&text).ok());
        command.map(|content| view! { <CopyBlock label=text::COPY_CURL content /> })
    };
    view! {
        <Card title="Console">
            <SelectField label="Request" options chosen />
            <p class="quiet">{live(title)}</p>
            <FormField label="Email of the person" entry=email help="Put into the requests that are about a person." />
            <TextArea
                label="XML"
                entry=request
                help="$WEBEX_TICKET and $WEBEX_TOKEN stand for the ticket and the token, which are filled in when the request is sent."
            />
            {warning}
            <div class="cluster actions">
                <Button
                    kind=ButtonKind::Primary
                    disabled_reason
                    pending=access.busy
                    on_click=move || {
                        understood.set(false);
                        access.send(now());
                    }
                >
                    "Send"
                </Button>
                <Button on_click=move || fill(true)>"Start over"</Button>
                <CopyButton label="Copy request" text=move || mask_secrets(&now()) />
            </div>
            <Disclosure summary="The same with curl">{live(curl)}</Disclosure>
            {answer_view()}
        </Card>
    }
}
