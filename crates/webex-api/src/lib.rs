//! webex-api
