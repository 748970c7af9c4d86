//! The XML API of meeting sites: session types, tracking codes and privileges as `user.SetUser` knows them.
//!
//! A request is an [`Operation`] with its arguments as fields. [`XmlClient`] writes its envelope, puts the ticket into the
//! body and sends it through the client's pipeline; [`reader`] makes a tree of the answer, which the operation reads by
//! namespace and local name. The tree is the same for every operation, so an operation adds little more than its names.
//!
//! Sources: the reference of the XML API (“XREF”), its schemas, and Cisco's guide for managing users by API.

mod address;
pub(crate) mod answer;
mod client;
mod document;
mod encoding;
mod exception;
mod fault;
mod mask;
mod namespace;
mod operation;
pub mod operations;
mod placeholder;
pub mod reader;
#[cfg(test)]
mod tests;
pub(crate) mod writer;

pub use address::{SERVICE, SiteName, XmlAddress};
pub use answer::decode;
pub use client::{XmlClient, XmlReply};
pub use document::{Document, Element};
pub use exception::{EXCEPTIONS, Exception, exception};
pub use fault::XmlFault;
pub use mask::mask_secrets;
pub use namespace::Namespace;
pub use operation::{Credential, Operation, Requester, draft};
pub use placeholder::{TICKET, TOKEN};
pub use reader::{BYTES, DEEPEST, ELEMENTS};
pub use writer::{Content, IllegalCharacter, escaped};
