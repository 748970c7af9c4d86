//! What the screens know of Webex: loads, the directory, the writes.
