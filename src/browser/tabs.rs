//! Telling the other tabs of this browser that the person has signed out.
//!
//! One fixed message in both directions: nothing that arrives is read beyond "is it that message", and nothing that is sent
//! carries data, so another script of the origin can learn nothing here and can at most sign us out.

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use web_sys::{BroadcastChannel, MessageEvent};

const CHANNEL: &str = "rollcall";
const SIGNED_OUT: &str = "rollcall:signed-out:1";

/// The channel between the tabs; closed when dropped.
#[derive(Debug)]
pub struct Tabs {
    channel: Option<BroadcastChannel>,
}

impl Tabs {
    /// Opens the channel and calls `signed_out_elsewhere` when another tab says so. A browser without the channel gets tabs
    /// that do not hear each other.
    pub fn open(signed_out_elsewhere: impl Fn() + 'static) -> Self {
        let channel = BroadcastChannel::new(CHANNEL).ok();
        if let Some(channel) = &channel {
            super::dom::listen_forever(channel, "message", move |event| {
                if event
                    .dyn_ref::<MessageEvent>()
                    .is_some_and(|message| is_sign_out(&message.data()))
                {
                    signed_out_elsewhere();
                }
            });
        }
        Self { channel }
    }

    /// Tells the other tabs.
    pub fn say_signed_out(&self) {
        if let Some(channel) = &self.channel {
            // A closed channel has no listeners left to tell.
            let _ = channel.post_message(&JsValue::from_str(SIGNED_OUT));
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

/// Only the exact text counts: an object, a longer string or a later version of the message is not for us.
pub fn is_sign_out(data: &JsValue) -> bool {
    data.as_string().is_some_and(|text| text == SIGNED_OUT)
}
