//! Who has the keyboard, and giving it back.

use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

use leptos::prelude::request_animation_frame;

use super::window;

/// Whether no element has the focus: the page was just loaded, or the element that had it is gone.
pub fn is_nowhere() -> bool {
    focused().is_none()
}

fn focused() -> Option<HtmlElement> {
    let document = window().document()?;
    let body = document.body()?;
    document
        .active_element()?
        .dyn_into()
        .ok()
        .filter(|element| *element != body)
}

/// Who gets the focus when a dialog goes.
pub struct Opener {
    dialog: HtmlDialogElement,
    had_focus: Option<HtmlElement>,
    otherwise: &'static str,
}

impl Opener {
    /// Remembers what has the focus before `dialog` is shown; should it be gone later, the element with the id `otherwise` stands in.
    pub fn of(dialog: &HtmlDialogElement, otherwise: &'static str) -> Self {
        Self {
            dialog: dialog.clone(),
            had_focus: focused(),
            otherwise,
        }
    }

    /// Closes the dialog and gives the focus back.
    pub fn give_back(self) {
        if self.dialog.open() {
            self.dialog.close();
        }
        match self.had_focus {
            // Refused only when the element cannot have focus any more.
            Some(element) if element.is_connected() => drop(element.focus()),
            _ => super::dom::focus(self.otherwise),
        }
    }
}

/// Who had the focus before something else took it.
pub struct Former(Option<HtmlElement>);

impl Former {
    /// Remembers who has it now.
    pub fn now() -> Self {
        Self(focused())
    }

    /// Restores the focus with the next frame. If the element is gone by then, focuses the first that `otherwise` selects.
    pub fn give_back_soon(self, otherwise: &'static str) {
        request_animation_frame(move || match self.0 {
            Some(element) if element.is_connected() => drop(element.focus()),
            _ => {
                super::dom::focus_first(otherwise);
            }
        });
    }
}
