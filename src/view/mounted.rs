//! Views that were built: their nodes, and how another view takes their place.

use std::borrow::Cow;

use leptos::prelude::{Mountable, RenderEffect};
use leptos::tachys::renderer::Rndr;
use web_sys::{Element, Node, Text};

use super::keyed::{Keyed, NewRow};
use super::kind::{self, Kind, Parts, Row, View};
use super::markup::Markup;
use super::setting::{Set, Setting};

/// A view that was built.
pub enum Mounted {
    Text(Text, Cow<'static, str>),
    Fixed(Element, Markup),
    Element(Box<MountedElement>),
    /// The views, and an empty text after them that keeps the place.
    List(Vec<Mounted>, Text),
    Keyed(Box<Keyed<Mounted>>),
    Live(Followed),
}

/// A view that is built again whenever a signal that it reads changes.
pub struct Followed(RenderEffect<Mounted>);

impl Drop for Followed {
    /// Ends the effects inside at once. Leptos ends them only when the task of this one runs, and until then they could read what is gone.
    fn drop(&mut self) {
        drop(self.0.take_value());
    }
}

pub struct MountedElement {
    element: Element,
    markup: Markup,
    settings: Vec<Set>,
    children: Vec<Mounted>,
}

impl View {
    /// Builds the nodes.
    pub(super) fn mounted(self) -> Mounted {
        match self.0 {
            Kind::Text(text) => Mounted::Text(Rndr::create_text_node(&text), text),
            Kind::Fixed(markup) => {
                let element = markup.create();
                markup.fill(&element);
                Mounted::Fixed(element, markup)
            }
            Kind::Element(kind::Element(parts)) => {
                Mounted::Element(Box::new(MountedElement::new(*parts)))
            }
            Kind::List(views) => {
                let views = Vec::from(views).into_iter().map(View::mounted).collect();
                Mounted::List(views, Rndr::create_text_node(""))
            }
            Kind::Live(build) => Mounted::Live(Followed(RenderEffect::new(move |before| {
                let view = build.build();
                match before {
                    Some(mut mounted) => {
                        Mounted::update(&mut mounted, view);
                        mounted
                    }
                    None => view.mounted(),
                }
            }))),
            Kind::Keyed(list) => {
                let (rows, end) = (new_rows(list.rows), Rndr::create_text_node(""));
                Mounted::Keyed(Box::new(Keyed::new(rows, &list.owner, end)))
            }
        }
    }
}

fn new_rows(rows: Vec<Row>) -> Vec<NewRow<Mounted>> {
    let row = |row: Row| -> NewRow<Mounted> { (row.key, Box::new(|| (row.build)().mounted())) };
    rows.into_iter().map(row).collect()
}

impl Mounted {
    /// Puts a view in the place of this one. Nodes of the same kind are changed, others are replaced.
    pub fn update(&mut self, view: View) {
        match (&mut *self, view.0) {
            (Self::Text(node, before), Kind::Text(text)) => {
                if *before != text {
                    Rndr::set_text(node, &text);
                    *before = text;
                }
            }
            (Self::Fixed(_, before), Kind::Fixed(markup)) if *before == markup => {}
            (Self::Element(mounted), Kind::Element(kind::Element(parts)))
                if mounted.can_be(&parts) =>
            {
                mounted.update(*parts);
            }
            (Self::List(mounted, end), Kind::List(views)) => {
                let parent = end.parent_element();
                update_list(mounted, views.into(), parent.as_ref(), Some(end));
            }
            (Self::Keyed(mounted), Kind::Keyed(list)) => {
                mounted.update(new_rows(list.rows), &list.owner);
            }
            (_, kind) => {
                let mut new = View(kind).mounted();
                self.insert_before_this(&mut new);
                self.unmount();
                *self = new;
            }
        }
    }
}

impl MountedElement {
    fn new(parts: Parts) -> Self {
        let element = parts.markup.create();
        let settings = parts.settings.into_iter();
        let settings = settings.map(|setting| setting.apply(&element)).collect();
        parts.markup.fill(&element);
        let children = parts.children.into_iter();
        let children = children.map(|view| built(view, &element, None)).collect();
        Self {
            element,
            markup: parts.markup,
            settings,
            children,
        }
    }

    /// Whether the element can stay for what another view describes. Code with a reference to an element has done something with it, such as
    /// opening a dialog, so such an element belongs to one view.
    fn can_be(&self, parts: &Parts) -> bool {
        let is_held = self
            .settings
            .iter()
            .any(|set| matches!(set, Set::Reference));
        let is_wanted = |setting: &Setting| matches!(setting, Setting::Reference(_));
        self.markup.tag() == parts.markup.tag() && !is_held && !parts.settings.iter().any(is_wanted)
    }

    fn update(&mut self, parts: Parts) {
        let element = &self.element;
        if self.markup != parts.markup {
            change_markup(element, self.markup, parts.markup);
            if self.markup.has_children() || parts.markup.has_children() {
                self.children.clear();
                Rndr::clear_children(element);
                parts.markup.fill(element);
            }
            self.markup = parts.markup;
        }
        let mut before = std::mem::take(&mut self.settings).into_iter();
        self.settings = parts
            .settings
            .into_iter()
            .map(|setting| match before.next() {
                Some(old) => Setting::replace(setting, element, old),
                None => setting.apply(element),
            })
            .collect();
        for old in before {
            old.remove(element);
        }
        update_list(&mut self.children, parts.children, Some(element), None);
    }
}

/// Gives an element the attributes of another markup.
fn change_markup(element: &Element, before: Markup, after: Markup) {
    for (name, _) in before.attributes() {
        if !after.attributes().any(|(other, _)| other == name) {
            Rndr::remove_attribute(element, name);
        }
    }
    for (name, value) in after.attributes() {
        if !before.attributes().any(|other| other == (name, value)) {
            Rndr::set_attribute(element, name, value);
        }
    }
}

/// Builds a view and inserts it into `parent` before `end`, or at the end.
fn built(view: View, parent: &Element, end: Option<&Node>) -> Mounted {
    let mut mounted = view.mounted();
    mounted.mount(parent, end);
    mounted
}

/// Puts views in the places of others. `end` is the node after them.
fn update_list(
    mounted: &mut Vec<Mounted>,
    views: Vec<View>,
    parent: Option<&Element>,
    end: Option<&Text>,
) {
    for mut gone in mounted.drain(views.len().min(mounted.len())..) {
        gone.unmount();
    }
    let mut views = views.into_iter();
    for (mounted, view) in mounted.iter_mut().zip(&mut views) {
        mounted.update(view);
    }
    mounted.extend(views.map(|view| match parent {
        Some(parent) => built(view, parent, end.map(AsRef::as_ref)),
        None => view.mounted(),
    }));
}

impl Mountable for Mounted {
    fn unmount(&mut self) {
        match self {
            Self::Text(node, _) => node.unmount(),
            Self::Fixed(element, _) => element.unmount(),
            Self::Element(mounted) => mounted.element.unmount(),
            Self::List(views, end) => {
                for view in views {
                    view.unmount();
                }
                end.unmount();
            }
            Self::Live(Followed(effect)) => effect.unmount(),
            Self::Keyed(rows) => rows.unmount(),
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        match self {
            Self::Text(node, _) => node.mount(parent, marker),
            Self::Fixed(element, _) => element.mount(parent, marker),
            Self::Element(mounted) => mounted.element.mount(parent, marker),
            Self::List(views, end) => {
                for view in views {
                    view.mount(parent, marker);
                }
                end.mount(parent, marker);
            }
            Self::Live(Followed(effect)) => effect.mount(parent, marker),
            Self::Keyed(rows) => rows.mount(parent, marker),
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self {
            Self::Text(node, _) => node.insert_before_this(child),
            Self::Fixed(element, _) => element.insert_before_this(child),
            Self::Element(mounted) => mounted.element.insert_before_this(child),
            Self::List(views, end) => match views.first() {
                Some(first) => first.insert_before_this(child),
                None => end.insert_before_this(child),
            },
            Self::Live(Followed(effect)) => effect.insert_before_this(child),
            Self::Keyed(rows) => rows.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        match self {
            Self::Text(..) => Vec::new(),
            Self::Fixed(element, _) => vec![element.clone()],
            Self::Element(mounted) => vec![mounted.element.clone()],
            Self::List(views, _) => views.iter().flat_map(Mountable::elements).collect(),
            Self::Live(Followed(effect)) => effect.elements(),
            Self::Keyed(rows) => rows.elements(),
        }
    }
}
