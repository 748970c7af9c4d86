//! What is set on an element: attributes, properties, classes, styles, listeners and references.

use leptos::prelude::{Owner, RenderEffect};
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsValue;
use web_sys::Element;

use super::value::Value;

/// Something to set on an element.
pub enum Setting {
    /// A value with its name.
    Value(SettingKind, &'static str, Value),
    /// A listener to an event.
    Listener(Listener),
    /// Called with the element.
    Reference(Box<dyn FnOnce(&Element) + Send>),
}

/// Where a value is set.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum SettingKind {
    /// An attribute.
    Attribute,
    /// A property of the JavaScript object.
    Property,
    /// One class.
    Class,
    /// One property of the style.
    Style,
}

/// Handles events, with less code than a `dyn FnMut`.
pub trait Handle {
    fn handle(&mut self, event: JsValue);
}

impl<F: FnMut(JsValue)> Handle for F {
    fn handle(&mut self, event: JsValue) {
        self(event);
    }
}

/// A listener, before it is attached.
pub struct Listener {
    pub event: String,
    pub handle: SendWrapper<Box<dyn Handle>>,
    pub owner: Owner,
}

/// Something that is set on an element, to change or remove it.
pub enum Set {
    Value(SettingKind, &'static str, Value),
    Live(SettingKind, &'static str, RenderEffect<Value>),
    /// Detached when it is dropped.
    Listener {
        _remove: RemoveEventHandler<Element>,
    },
    Reference,
}

impl Setting {
    /// Sets it on an element for the first time.
    pub fn apply(self, element: &Element) -> Set {
        match self {
            Self::Value(kind, name, value) => value_on(element, kind, name, value, Value::Absent),
            Self::Listener(listener) => Set::Listener {
                _remove: listener.attach(element),
            },
            Self::Reference(fill) => {
                fill(element);
                Set::Reference
            }
        }
    }

    /// Sets it in place of what is set. What has the same name is changed only if its value is another.
    pub fn replace(self, element: &Element, old: Set) -> Set {
        match (self, old) {
            (Self::Value(kind, name, value), Set::Value(old_kind, old_name, before))
                if kind == old_kind && name == old_name =>
            {
                value_on(element, kind, name, value, before)
            }
            (Self::Value(kind, name, value), Set::Live(old_kind, old_name, effect))
                if kind == old_kind && name == old_name =>
            {
                let before = effect.take_value().unwrap_or(Value::Absent);
                drop(effect);
                value_on(element, kind, name, value, before)
            }
            (setting, old) => {
                old.remove(element);
                setting.apply(element)
            }
        }
    }
}

impl Set {
    /// Takes it from an element. A property keeps its value.
    pub fn remove(self, element: &Element) {
        if let Self::Value(kind, name, _) | Self::Live(kind, name, _) = self
            && kind != SettingKind::Property
        {
            set(element, kind, name, &Value::Absent);
        }
    }
}

impl Listener {
    fn attach(self, element: &Element) -> RemoveEventHandler<Element> {
        let (mut handle, owner) = (self.handle.take(), self.owner);
        let handle = move |event| owner.with(|| handle.handle(event));
        Rndr::add_event_listener(element, &self.event, Box::new(handle))
    }
}

fn value_on(
    element: &Element,
    kind: SettingKind,
    name: &'static str,
    value: Value,
    before: Value,
) -> Set {
    let Value::Live(read) = value else {
        change(element, kind, name, &value, &before);
        return Set::Value(kind, name, value);
    };
    let element = element.clone();
    let follow = move |before: Option<Value>| {
        let value = read.read().now();
        change(
            &element,
            kind,
            name,
            &value,
            before.as_ref().unwrap_or(&Value::Absent),
        );
        value
    };
    Set::Live(
        kind,
        name,
        RenderEffect::new_with_value(follow, Some(before)),
    )
}

fn change(element: &Element, kind: SettingKind, name: &str, value: &Value, before: &Value) {
    if !value.is(before) {
        set(element, kind, name, value);
    }
}

fn set(element: &Element, kind: SettingKind, name: &str, value: &Value) {
    match kind {
        SettingKind::Attribute => match value.as_text() {
            Some(text) => Rndr::set_attribute(element, name, text),
            None => Rndr::remove_attribute(element, name),
        },
        SettingKind::Property => Rndr::set_property(element, name, &value.as_js()),
        SettingKind::Class => {
            let classes = Rndr::class_list(element);
            if value.as_bool() {
                Rndr::add_class(&classes, name);
            } else {
                Rndr::remove_class(&classes, name);
            }
        }
        SettingKind::Style => {
            let style = Rndr::style(element);
            match value.as_text() {
                Some(text) => Rndr::set_css_property(&style, name, text),
                None => Rndr::remove_css_property(&style, name),
            }
        }
    }
}
