//! Telling the other tabs of this browser that the person has signed out, or is still there.
//!
//! Two fixed messages in both directions: nothing that arrives is read beyond "is it one of them", and nothing that is sent
//! carries data, so another script of the origin can learn nothing here and can at most sign us out.

use rollcall_core::session::runtime::ports::Word;
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{BroadcastChannel, MessageEvent};

const CHANNEL: &str = "rollcall";
const SIGNED_OUT: &str = "rollcall:signed-out:1";
const ACTIVE: &str = "rollcall:active:1";

/// Accepts only the exact texts, not objects, longer strings or later versions of a message.
pub fn read_word(data: &JsValue) -> Option<Word> {
    match data.as_string()?.as_str() {
        SIGNED_OUT => Some(Word::SignedOut),
        ACTIVE => Some(Word::Active),
        _ => None,
    }
}

const fn text_of(word: Word) -> &'static str {
    match word {
        Word::SignedOut => SIGNED_OUT,
        Word::Active => ACTIVE,
    }
}

/// The channel between the tabs; closed when dropped.
#[derive(Debug)]
pub struct Tabs {
    channel: Option<BroadcastChannel>,
}

impl Tabs {
    /// Opens the channel and calls `hear` with what another tab says. A browser without the channel gets tabs that do not
    /// hear each other, and so does the demo: its sign-out is none of theirs.
    pub fn open(hear: impl Fn(Word) + 'static) -> Self {
        let channel = match super::demo::is_here() {
            true => None,
            false => BroadcastChannel::new(CHANNEL).ok(),
        };
        if let Some(channel) = &channel {
            super::dom::listen_forever(channel, "message", move |event| {
                let data = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
                if let Some(word) = data.as_ref().and_then(read_word) {
                    hear(word);
                }
            });
        }
        Self { channel }
    }

    /// Sends a message to the other tabs.
    pub fn say(&self, word: Word) {
        if let Some(channel) = &self.channel {
            // A closed channel has no listeners left to tell.
            let _ = channel.post_message(&JsValue::from_str(text_of(word)));
        }
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
