//! Primitives of the screen: they know neither the API nor the domain nor addresses.
//!
//! One component a file, classes only (the content security policy forbids style attributes).

pub mod announcer;
pub mod badge;
pub mod button;
pub mod card;
pub mod checkbox;
pub mod collect_any;
pub mod combobox;
pub mod copy_button;
pub mod countdown;
pub mod definitions;
pub mod dialog;
pub mod diff_list;
pub mod disclosure;
pub mod each;
pub mod empty_state;
pub mod entry;
pub mod file_field;
pub mod form;
pub mod form_field;
pub mod icon;
pub mod item;
pub mod label;
pub mod live;
pub mod menu;
pub mod moment;
pub mod notice;
pub mod option_field;
pub mod page_head;
pub mod scroll_memory;
pub mod search_field;
pub mod secret_field;
pub mod select_field;
pub mod show;
pub mod skeleton;
pub mod skip_link;
pub mod table;
pub mod text;
pub mod text_area;
pub mod theme_switch;
pub mod toast;
pub mod tone;
pub mod unique_id;
pub mod unread;
pub mod untrusted_text;
