//! Test doubles: a scripted transport, a virtual clock.
