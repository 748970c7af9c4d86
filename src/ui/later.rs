//! Pages that come in a second file of wasm: the first load does not carry them. The file is fetched when the browser is idle
//! (`src/app/second.rs`), or when somebody opens one of its pages before.
//!
//! `cargo xtask dist` and `serve` build with `--cfg split` and cut the module at `second_file!`; every other build has one module,
//! in which the same pages are there at once.

use leptos::prelude::*;
use leptos::task::spawn_local;
#[cfg(split)]
use leptos::wasm_split::SplitLoaderError;

use super::notice::{ErrorPanel, Explanation};
use super::skeleton::Skeleton;
use super::text;

/// Builds a page.
pub type Build = fn() -> AnyView;

/// The second file did not come, or is not the one that was published with the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing;

#[cfg(split)]
impl From<SplitLoaderError> for Missing {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// Declares a page of the second file: an `async` function that brings the file and gives back what builds the page. Whatever only such
/// pages use goes into that file by itself.
macro_rules! second_file {
    ($name:ident, $page:ident) => {
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split(second, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name() -> Result<$crate::ui::later::Build, $crate::ui::later::Missing> {
            Ok(|| view! { <$page /> }.into_any())
        }

        #[cfg(not(split))]
        async fn $name() -> Result<$crate::ui::later::Build, $crate::ui::later::Missing> {
            Ok(|| view! { <$page /> }.into_any())
        }
    };
}
pub(crate) use second_file;

/// Shows a page of the second file: bars while the file comes, words and another try when it does not.
#[component]
pub fn Later<F>(
    /// What `second_file!` declared.
    page: fn() -> F,
) -> impl IntoView
where
    F: Future<Output = Result<Build, Missing>> + 'static,
{
    let brought = RwSignal::new(None);
    let bring = move || {
        brought.set(None);
        spawn_local(async move {
            let answer = page().await;
            // The page may have been left meanwhile.
            brought.try_set(Some(answer));
        });
    };
    bring();
    move || match brought.get() {
        None => view! { <Skeleton lines=3 words=text::PAGE_LOADING /> }.into_any(),
        Some(Ok(build)) => build(),
        Some(Err(Missing)) => {
            let explanation = Explanation {
                what: text::PAGE_MISSING.to_owned(),
                why: text::PAGE_MISSING_WHY.to_owned(),
                next: text::PAGE_MISSING_NEXT.to_owned(),
                said: Vec::new(),
                tracking_id: None,
                refused: None,
            };
            view! { <ErrorPanel explanation on_retry=Callback::new(move |()| bring()) /> }
                .into_any()
        }
    }
}
