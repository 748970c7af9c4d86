//! rollcall-core
