//! The answer to a request of the console.

use crate::prelude::*;
use rollcall_core::number::grouped;
use rollcall_core::xml_console::{Answer, Branch, Said};

use super::explained::explained;
use crate::browser::download;
use crate::components::error_panel::ErrorPanel;
use crate::components::export::tell_refused;
use crate::data::use_xml;
use crate::ui::button::Button;
use crate::ui::collect_views::CollectViews;
use crate::ui::copy_button::CopyButton;
use crate::ui::live::live;
use crate::ui::notice::Notice;
use crate::ui::toast::use_notices;
use crate::ui::tone::Tone;
use crate::ui::untrusted_text::UntrustedText;

/// The answer, once there is one.
pub fn answer_view() -> View {
    let access = use_xml();
    live(move || {
        access.answer.get().map(|answer| match answer {
            Ok(answer) => shown(answer),
            Err(error) => {
                let explanation = explained("The request brought no answer", &error);
                view! { <ErrorPanel explanation /> }
            }
        })
    })
}

fn shown(answer: Answer) -> View {
    let notices = use_notices();
    let (tone, title, words) = match &answer.said {
        Said::Success { partly: true, .. } => {
            let words =
                "The site accepted the request, but a part of it failed: look for FAILURE below."
                    .to_owned();
            (Tone::Warning, "Partly done".to_owned(), vec![words])
        }
        Said::Success { backup: false, .. } => (Tone::Success, "Success".to_owned(), Vec::new()),
        Said::Success { backup: true, .. } => {
            let words = "What was written may not be on the primary site.".to_owned();
            (
                Tone::Warning,
                "Success, on a backup site".to_owned(),
                vec![words],
            )
        }
        Said::Failure { id, reason, known } => {
            let mut words = vec![[reason, " (", id, ")"].concat()];
            if let Some(known) = known {
                words.push([known.cause, " ", known.next].concat());
            }
            (Tone::Error, "The site refused".to_owned(), words)
        }
        Said::Nothing => {
            let words = "The answer is XML, but not of the XML API.".to_owned();
            (Tone::Warning, "No outcome".to_owned(), vec![words])
        }
    };
    let words = words.into_iter().map(|text| {
        view! {
            <p>
                <UntrustedText text />
            </p>
        }
    });
    let left_out = (answer.left_out > 0).then(|| {
        let words = [
            &*grouped(answer.left_out),
            " more elements are not shown. Copy or save the answer to see them.",
        ];
        view! { <p class="quiet">{words.concat()}</p> }
    });
    let (copied, saved) = (answer.text.clone(), answer.text);
    let save = move || {
        if !download::save("answer.xml", "application/xml", &saved) {
            tell_refused(notices);
        }
    };
    view! {
        <Notice tone title heading=true>
            {words.collect_views()}
        </Notice>
        <ul class="xml-tree mono">{branch(answer.root)}</ul>
        {left_out}
        <div class="cluster">
            <CopyButton label="Copy answer" text=move || copied.clone() />
            <Button on_click=save>"Save answer"</Button>
        </div>
    }
}

/// One element with those inside, which can be folded.
fn branch(Branch { name, text, inside }: Branch) -> View {
    if inside.is_empty() {
        return view! {
            <li>
                <span class="quiet">{name}</span>
                " "
                <UntrustedText text />
            </li>
        };
    }
    view! {
        <li>
            <details open>
                <summary>{name} " " <UntrustedText text /></summary>
                <ul>{inside.into_iter().map(branch).collect_views()}</ul>
            </details>
        </li>
    }
}
