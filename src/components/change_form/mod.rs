//! The form of a change, whatever is changed: what will change, the one write, what became of it.
//!
//! A kind of change brings its [`Target`](rollcall_core::change::Target), an editor for the wanted value and the words of its
//! fields; everything else is here, and knows only [`AnyTarget`](rollcall_core::change::AnyTarget).

mod any_draft;
mod choices;
mod confirmation;
mod draft;
mod editable;
mod evidence;
mod facts;
mod form;
mod guard;
mod preview;
mod profile;
mod proof;
mod receipt_rows;
mod result;
mod stage;
mod step;
mod told;
mod warnings;
mod words;

pub use any_draft::AnyDraft;
pub use choices::{Choice, ChoiceGroup, ChoiceList};
pub use confirmation::Confirmation;
pub use draft::Draft;
pub use editable::Editable;
pub use evidence::Evidence;
pub use facts::{name_and_address, use_facts};
pub use form::{ApplyButton, ChangeForm};
pub use profile::{NAMELESS, forbidden_or_nameless, profile_words};
pub use proof::Proof;
pub use receipt_rows::{code_name, part_of, rows_of, use_names};
pub use step::StepView;
pub use told::{InterruptedChanges, WritesOfPerson, form_of, phase_in_words};
pub use warnings::Warnings;
pub use words::{When, Words, named};
