//! How Leptos builds our views, inside components and wherever it takes a view of any type.

use leptos::prelude::{AddAnyAttr, Render, RenderHtml};
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Position, PositionState};

use super::kind::View;
use super::mounted::Mounted;

impl Render for View {
    type State = Mounted;

    fn build(self) -> Mounted {
        self.mounted()
    }

    fn rebuild(self, mounted: &mut Mounted) {
        mounted.update(self);
    }
}

/// Adds nothing: `view!` sets attributes only on elements.
impl AddAnyAttr for View {
    type Output<A: Attribute> = Self;

    fn add_any_attr<A: Attribute>(self, _: A) -> Self {
        self
    }
}

/// Rollcall has no server: nothing is rendered to text, and there is nothing to take over from one.
impl RenderHtml for View {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Mounted {
        self.mounted()
    }

    fn into_owned(self) -> Self {
        self
    }
}
