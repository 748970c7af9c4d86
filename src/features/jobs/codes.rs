//! Which tracking codes the numbers of a file stand for. Webex knows codes by their names, and Control Hub's file numbers them, so the
//! administrator says which is which.

use crate::prelude::*;
use rollcall_core::jobs::from_file;
use webex_api::SiteUrl;

use super::choice::Choice;
use super::opened::Opened;
use crate::components::load::Load;
use crate::data::Tenant;
use crate::memo::memo;
use crate::ui::collect_views::CollectViews;
use crate::ui::live::live;
use crate::ui::option_field::choice_field;
use crate::ui::untrusted_text::visible;

/// A field for each tracking code of the file, once a site is chosen. Another site or file starts with none chosen.
pub fn fields(choice: Choice, tenant: Tenant) -> View {
    let numbered = memo(move || {
        choice.file.with(|file| match file {
            Some(Opened::Table(source)) => from_file::codes(source),
            _ => Vec::new(),
        })
    });
    live(move || {
        let (numbered, site) = (numbered.get(), choice.site.get());
        choice.codes.set(vec![String::new(); 10]);
        if numbered.is_empty() || site.is_empty() {
            return None;
        }
        let codes = tenant.tracking_codes(&SiteUrl::from(&*site)).visit();
        Some(view! {
            <Load remote=codes what="the site's tracking codes" lines=2 pairs=true let:codes>
                {numbered
                    .iter()
                    .filter_map(|(number, column)| {
                        let place = usize::from(*number).checked_sub(1)?;
                        let chosen = Signal::derive(move || { choice.codes.with(|codes| codes.get(place).cloned().unwrap_or_default()) });
                        let on_choose = Callback::new(move |name| {
                            choice
                                .codes
                                .update(|codes| {
                                    if let Some(code) = codes.get_mut(place) {
                                        *code = name;
                                    }
                                });
                        });
                        let label = ["Tracking code in column ", &visible(column)].concat();
                        let options = Signal::derive(move || {
                            let names = codes.get();
                            let names = names.iter().map(|code| (code.name.clone(), visible(&code.name).into_owned()));
                            let none = (String::new(), "Leave as it is".to_owned());
                            std::iter::once(none).chain(names).collect()
                        });
                        Some(choice_field(label.into(), String::new(), options, chosen, on_choose, Signal::stored(None)))
                    })
                    .collect_views()}
            </Load>
        })
    })
}
