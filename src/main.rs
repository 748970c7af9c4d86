//! The program that Trunk builds. Everything is in the library: `boot.js` initialises this module and then calls the
//! library's exported `start`.

use rollcall as _;

fn main() {}
