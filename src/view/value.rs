//! Values of attributes, properties, classes and styles.

use std::borrow::Cow;

use wasm_bindgen::JsValue;

use crate::signal::Signal;

/// What an attribute is set to.
pub enum Value {
    /// The attribute is left out.
    Absent,
    /// The attribute is there without a text, or left out.
    Bool(bool),
    /// The attribute has this text.
    Text(Cow<'static, str>),
    /// The attribute is set again whenever a signal that the closure reads changes.
    Live(Box<dyn Read + Send>),
}

/// Reads a value any number of times, with less code than a `dyn Fn`.
pub trait Read {
    /// The value at this moment.
    fn read(&self) -> Value;
}

impl<F: Fn() -> Value> Read for F {
    fn read(&self) -> Value {
        self()
    }
}

impl Value {
    fn live(read: impl Read + Send + 'static) -> Self {
        Self::Live(Box::new(read))
    }

    /// The value at this moment, which is never [`Value::Live`].
    pub(super) fn now(self) -> Self {
        let mut value = self;
        while let Self::Live(read) = value {
            value = read.read();
        }
        value
    }

    /// The text of an attribute, or `None` if it is left out.
    pub(super) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Bool(true) => Some(""),
            Self::Absent | Self::Bool(false) | Self::Live(_) => None,
        }
    }

    pub(super) fn as_bool(&self) -> bool {
        matches!(self, Self::Bool(true))
    }

    pub(super) fn as_js(&self) -> JsValue {
        match self {
            Self::Text(text) => JsValue::from_str(text),
            Self::Bool(value) => JsValue::from_bool(*value),
            Self::Absent | Self::Live(_) => JsValue::UNDEFINED,
        }
    }

    /// Whether two values are known to set the same.
    pub(super) fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Text(one), Self::Text(other)) => one == other,
            (Self::Bool(one), Self::Bool(other)) => one == other,
            (Self::Absent, Self::Absent) => true,
            _ => false,
        }
    }
}

/// What can be the value of an attribute in `view!`.
pub trait IntoValue {
    /// The value.
    fn into_value(self) -> Value;
}

impl IntoValue for bool {
    fn into_value(self) -> Value {
        Value::Bool(self)
    }
}

impl IntoValue for &'static str {
    fn into_value(self) -> Value {
        Value::Text(Cow::Borrowed(self))
    }
}

impl IntoValue for String {
    fn into_value(self) -> Value {
        Value::Text(Cow::Owned(self))
    }
}

impl IntoValue for usize {
    fn into_value(self) -> Value {
        self.to_string().into_value()
    }
}

impl IntoValue for u16 {
    fn into_value(self) -> Value {
        usize::from(self).into_value()
    }
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Absent, IntoValue::into_value)
    }
}

impl<F, T> IntoValue for F
where
    F: Fn() -> T + Send + 'static,
    T: IntoValue,
{
    fn into_value(self) -> Value {
        Value::live(move || self().into_value())
    }
}

impl<T: IntoValue + Clone + 'static> IntoValue for Signal<T> {
    fn into_value(self) -> Value {
        Value::live(move || self.get().into_value())
    }
}
