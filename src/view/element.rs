//! How `view!` makes elements.

use leptos::ev::EventDescriptor;
use leptos::html::ElementType;
use leptos::prelude::{NodeRef, Owner};
use leptos::tachys::html::node_ref::NodeRefContainer;
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsValue};

use super::child::Child;
use super::kind::{Element, Kind, Parts, View};
use super::markup::Markup;
use super::setting::{Handle, Listener, Setting, SettingKind};
use super::value::{IntoValue, Value};

impl Element {
    /// An element with what is known of it.
    pub fn new(markup: Markup) -> Self {
        Self(Box::new(Parts {
            markup,
            settings: Vec::new(),
            children: Vec::new(),
        }))
    }

    /// The element as a view.
    pub const fn into_view(self) -> View {
        View(Kind::Element(self))
    }

    /// Sets an attribute.
    pub fn attribute(self, name: &'static str, value: impl IntoValue) -> Self {
        self.set(SettingKind::Attribute, name, value.into_value())
    }

    /// Sets a property of the element's JavaScript object.
    pub fn property(self, name: &'static str, value: impl IntoValue) -> Self {
        self.set(SettingKind::Property, name, value.into_value())
    }

    /// Adds a class while a condition holds.
    pub fn class(self, name: &'static str, condition: impl IntoValue) -> Self {
        self.set(SettingKind::Class, name, condition.into_value())
    }

    /// Sets a property of the element's style.
    pub fn style(self, name: &'static str, value: impl IntoValue) -> Self {
        self.set(SettingKind::Style, name, value.into_value())
    }

    /// Listens to an event. The handler runs with the reactive owner that is current now.
    pub fn on<E, F>(self, event: E, mut handler: F) -> Self
    where
        E: EventDescriptor,
        E::EventType: JsCast,
        F: FnMut(E::EventType) + 'static,
    {
        let handle = move |event: JsValue| handler(event.unchecked_into());
        self.listen(event.name().into_owned(), Box::new(handle))
    }

    /// Listens to an event that Leptos has no name for.
    pub fn on_event(self, event: &str, mut handler: impl FnMut(web_sys::Event) + 'static) -> Self {
        let handle = move |event: JsValue| handler(event.unchecked_into());
        self.listen(event.to_owned(), Box::new(handle))
    }

    fn listen(mut self, event: String, handle: Box<dyn Handle>) -> Self {
        self.0.settings.push(Setting::Listener(Listener {
            event,
            handle: SendWrapper::new(handle),
            owner: Owner::current().unwrap_or_default(),
        }));
        self
    }

    /// Fills a reference with the element when it is built.
    pub fn reference<E>(mut self, reference: NodeRef<E>) -> Self
    where
        E: ElementType + 'static,
        NodeRef<E>: NodeRefContainer<E>,
    {
        let fill = move |element: &web_sys::Element| reference.load(element);
        self.0.settings.push(Setting::Reference(Box::new(fill)));
        self
    }

    fn set(mut self, kind: SettingKind, name: &'static str, value: Value) -> Self {
        self.0.settings.push(Setting::Value(kind, name, value));
        self
    }

    /// Appends a text.
    pub fn text(self, text: &'static str) -> Self {
        self.view(View::text(text))
    }

    /// Appends an element that is known when the app is compiled.
    pub fn fixed(self, markup: Markup) -> Self {
        self.view(View::fixed(markup))
    }

    /// Appends an element.
    pub fn element(self, element: Self) -> Self {
        self.view(element.into_view())
    }

    /// Appends a child.
    pub fn child(self, child: impl Child) -> Self {
        self.view(child.into_child())
    }

    /// Appends a view.
    pub fn view(mut self, view: View) -> Self {
        self.0.children.push(view);
        self
    }
}
