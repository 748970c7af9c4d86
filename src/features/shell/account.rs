//! The end of the header: the command palette's button, and the account menu: who is signed in where, how long the session lasts, the theme, the token, and signing out.

use crate::prelude::*;
use rollcall_core::route::Route;

use super::command_button::CommandButton;
use super::sign_out::{Question, can_revoke};
use crate::browser::dom;
use crate::components::commands::{
    Command, CommandDialog, CommandGroup, offer_commands, use_commands,
};
use crate::components::lazy_page::{LazyPage, SecondFile, lazy_page};
use crate::data::{Remote, Tenant, use_writes};
use crate::features::jobs::JobChip;
use crate::memo::memo;
use crate::navigator::use_navigator;
use crate::session::{use_session, use_session_left, use_settings};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::countdown::Countdown;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::live::live;
use crate::ui::show::Show;
use crate::ui::text;
use crate::ui::theme_switch::ThemeSwitch;
use crate::ui::untrusted_text::UntrustedText;

lazy_page!(job_chip, JobChip);

/// The id of the button.
const BUTTON: &str = "account-button";

/// The id by which the button names the menu.
const MENU: &str = "account-menu";

/// The organisation's name, the time that is left when it is short, and the button with its menu.
#[component]
pub fn Account() -> View {
    let tenant = use_context::<Tenant>();
    // Requested once, here: a read that requests again would do so endlessly if Webex refuses.
    let organization = tenant.map(|tenant| tenant.organization.ensure());
    let me = tenant.map(|tenant| tenant.me.ensure());
    let organization = Signal::derive(move || {
        let organization = organization.and_then(Remote::ready);
        organization
            .and_then(|organization| organization.display_name.clone())
            .unwrap_or_default()
    });
    let me = Signal::derive(move || me.and_then(Remote::ready));
    let name = Signal::derive(move || {
        me.get()
            .map_or_else(String::new, |me| me.name().into_owned())
    });
    let email = Signal::derive(move || {
        me.get()
            .map_or_else(String::new, |me| me.primary_email().to_owned())
    });
    let second = use_context::<SecondFile>();
    let question = Question::provide();
    let sign_out = use_sign_out(question);
    offer_commands(move || {
        let sign_out = Command::new(Icon::SignOut, text::SIGN_OUT, sign_out);
        vec![sign_out.in_group(CommandGroup::Everywhere)]
    });
    view! {
        <span class="header-org">
            <UntrustedText text=organization />
        </span>
        <span class="header-space"></span>
        <Show when=move || second.is_some_and(SecondFile::is_here)>
            <LazyPage page=job_chip part=true quiet=true />
        </Show>
        <CommandButton />
        <LittleLeft />
        <button type="button" id=BUTTON class="button ghost account-button" popovertarget=MENU>
            <Glyph icon=Icon::Person />
            <span class="visually-hidden">{text::ACCOUNT}" "</span>
            <span class="account-name">
                <UntrustedText text=name />
            </span>
            <Glyph icon=Icon::Chevron />
        </button>
        <div id=MENU class="account-menu" popover="auto" role="group" aria-label=text::ACCOUNT>
            <Menu name email organization sign_out />
        </div>
        {move || question.show()}
    }
}

/// Signs out; where Webex could revoke the tokens too, or a job is not over, asks about that first.
fn use_sign_out(question: Question) -> impl Fn() + Copy + Send + Sync + 'static {
    let (session, writes) = (use_session(), use_writes());
    move || {
        if can_revoke(session) || writes.any_rows_left() {
            // The dialog closes the menu and gives focus back to what had it: not to a button of a closed menu.
            dom::focus(BUTTON);
            question.ask(session);
        } else {
            session.sign_out();
        }
    }
}

#[component]
fn Menu(
    name: Signal<String>,
    email: Signal<String>,
    organization: Signal<String>,
    /// Signs out, or asks first.
    sign_out: impl Fn() + Copy + 'static,
) -> View {
    let token = use_navigator().href(&Route::Token);
    let shortcuts = use_commands().map(|commands| {
        move || {
            // As with signing out: the focus must not come back to a closed menu.
            dom::focus(BUTTON);
            dom::close_popover(MENU);
            commands.open.set(Some(CommandDialog::Shortcuts));
        }
    });
    view! {
        <div class="account-who">
            <strong>
                <UntrustedText text=name />
            </strong>
            <span class="quiet">
                <UntrustedText text=email />
            </span>
            <span class="quiet">
                <UntrustedText text=organization />
            </span>
        </div>
        <div class="ends">
            <span>{text::THEME}</span>
            <ThemeSwitch />
        </div>
        <div class="ends">
            <span class="quiet">{text::SESSION_ENDS_IN}" "<Countdown left=use_session_left() /></span>
            <a href=token on:click=move |_| dom::close_popover(MENU)>
                {text::NAV_TOKEN}
            </a>
        </div>
        {permission()}
        {shortcuts
            .map(|show| {
                view! {
                    <Button kind=ButtonKind::Secondary on_click=show>
                        {text::SHORTCUTS}
                    </Button>
                }
            })}
        <Button kind=ButtonKind::Secondary icon=Icon::SignOut on_click=sign_out>
            {text::SIGN_OUT}
        </Button>
    }
}

/// Whether this session may change something, as the button that says what it could be instead.
fn permission() -> Option<View> {
    // Nothing changes that where the settings say so.
    let second = use_context::<SecondFile>().filter(|_| !use_settings().config.read_only)?;
    let (session, writes) = (use_session(), use_writes());
    let allowed = memo(move || session.may_write());
    let press = move || {
        dom::focus(BUTTON);
        dom::close_popover(MENU);
        match allowed.get_untracked() {
            true => session.allow_writes(false),
            false => writes.when_allowed(Box::new(|| ())),
        }
    };
    let words = move || match allowed.get() {
        true => text::READ_ONLY,
        false => text::ALLOW_CHANGES,
    };
    let button = move || {
        view! {
            <Button kind=ButtonKind::Secondary on_click=press>
                {words}
            </Button>
        }
    };
    // The question is in the second file.
    Some(live(move || second.is_here().then(button)))
}

/// How little time must be left for the header to show it: ten minutes.
const LITTLE: std::time::Duration = std::time::Duration::from_secs(600);

/// The time that is left of the session, once it is short.
#[component]
fn LittleLeft() -> View {
    let left = use_session_left();
    let little = memo(move || left.get().is_some_and(|left| left < LITTLE));
    live(move || {
        little.get().then(|| {
            view! {
                <span class="account-left">
                    <Glyph icon=Icon::Clock />
                    <span>{text::SESSION_ENDS_IN}" "<Countdown left /></span>
                </span>
            }
        })
    })
}
