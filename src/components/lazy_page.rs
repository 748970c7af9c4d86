//! Lazy pages: pages that are in the second wasm file, not in the first load. The file is fetched when the browser is idle
//! (`src/app/prefetch.rs`), or before that, when one of its pages is opened.
//!
//! `cargo xtask dist` and `serve` build with `--cfg split` and cut the module at `lazy_page!`; every other build has one module,
//! in which the same pages are there at once.

use std::sync::Arc;

use crate::prelude::*;
use futures_util::future::LocalBoxFuture;
use leptos::task::spawn_local;
#[cfg(split)]
use leptos::wasm_split::SplitLoaderError;
use webex_api::Hold;

use super::error_panel::ErrorPanel;
use super::explanation::Explanation;
use super::hold_notice::HoldNotice;
use crate::browser::network;
use crate::ui::live::live;
use crate::ui::page_head::PageHead;
use crate::ui::skeleton::Skeleton;
use crate::ui::text;

/// Builds a page.
pub type Build = fn() -> View;

/// The second wasm file did not come, or is not the one that was published with the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

#[cfg(split)]
impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Whether the second file is here, for small parts of it that are shown as soon as that costs no request.
#[derive(Clone, Copy)]
pub struct SecondFile(RwSignal<bool>);

impl SecondFile {
    /// Gives it to the pages below.
    pub fn provide() -> Self {
        let file = Self(RwSignal::new(false));
        provide_context(file);
        file
    }

    /// Notes that the file is here. The pages may be gone.
    pub fn came(self) {
        let _ = self.0.try_set(true);
    }

    /// Whether it is here; tracked.
    pub fn is_here(self) -> bool {
        self.0.get()
    }
}

/// Declares a lazy page: an `async` function that fetches the second wasm file and returns what builds the page. What only lazy
/// pages use goes into that file by itself.
macro_rules! lazy_page {
    ($name:ident, $page:ident) => {
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split(second, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name()
        -> Result<$crate::components::lazy_page::Build, $crate::components::lazy_page::Missing> {
            Ok(|| view! { <$page /> })
        }

        #[cfg(not(split))]
        async fn $name()
        -> Result<$crate::components::lazy_page::Build, $crate::components::lazy_page::Missing> {
            Ok(|| view! { <$page /> })
        }
    };
}
pub(crate) use lazy_page;

/// Shows a lazy page: bars while its file loads, a notice while there is no network, an error with Retry if it does not load.
#[component]
pub fn LazyPage<F>(
    /// What `lazy_page!` declared.
    page: fn() -> F,
    /// Whether it is a part of a page. A page that does not load still needs its one heading.
    #[prop(optional)]
    part: bool,
    /// Whether nothing is shown while it loads, for a part that is small and not waited for.
    #[prop(optional)]
    quiet: bool,
) -> View
where
    F: Future<Output = Result<Build, Missing>> + 'static,
{
    lazy_view(Arc::new(move || Box::pin(page())), part, quiet)
}

/// What a lazy page is built with, once its file has come.
type Answer = Result<Build, Missing>;

/// Fetches a page; each is a future of its own type.
type Fetch = Arc<dyn Fn() -> LocalBoxFuture<'static, Answer> + Send + Sync>;

/// How far a lazy page has come.
#[derive(Clone, Copy)]
enum State {
    Loading,
    /// There is no network; the file is requested again when there is.
    Offline,
    Done(Answer),
}

/// The view, compiled once for all lazy pages.
fn lazy_view(fetch: Fetch, part: bool, quiet: bool) -> View {
    let second = use_context::<SecondFile>();
    let state = RwSignal::new(State::Loading);
    let bring = Callback::new(move |()| {
        state.set(State::Loading);
        spawn_local(bring(fetch.clone(), state, second));
    });
    bring.run(());
    // A page that did not load still needs a heading.
    let heading = move || (!part).then(|| view! { <PageHead title=text::PAGE_NOT_LOADED /> });
    live(move || match state.get() {
        State::Loading | State::Offline if quiet => ().into_child(),
        State::Loading => view! { <Skeleton lines=3 words=text::PAGE_LOADING /> },
        State::Offline => view! {
            {heading()}
            <HoldNotice held=Some(Hold::Offline) />
        },
        State::Done(Ok(build)) => build(),
        State::Done(Err(Missing)) => {
            let explanation = Explanation {
                what: text::PAGE_MISSING.to_owned(),
                why: text::PAGE_MISSING_WHY.to_owned(),
                next: text::PAGE_MISSING_NEXT.to_owned(),
                said: Vec::new(),
                tracking_id: None,
                refused: None,
            };
            view! {
                {heading()}
                <ErrorPanel explanation on_retry=bring />
            }
        }
    })
}

/// Loads a page. Offline, it waits for the network, as every request does.
async fn bring(fetch: Fetch, state: RwSignal<State>, second: Option<SecondFile>) {
    let answer = loop {
        match (fetch().await, network::back_online()) {
            // If the page was left meanwhile, stop.
            (Err(Missing), Some(online)) if state.try_set(State::Offline).is_none() => online.await,
            (answer, _) => break answer,
        }
    };
    if let (Ok(_), Some(second)) = (&answer, second) {
        second.came();
    }
    let _ = state.try_set(State::Done(answer));
}
