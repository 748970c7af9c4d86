//! Reads the files that this page runs from.

use rollcall_core::release::{Manifest, Sum, WORKER};

use crate::browser::{demo, dom, fetch};

/// What was found of the files, or why nothing was.
pub type Found = Result<Vec<Sum>, &'static str>;

/// Reads every file below the app's folder as the page got it. `base` is the folder that the page's own addresses begin with.
///
/// # Errors
/// A sentence for the page: the list of files could not be read, was not made, or is that of another version.
pub async fn read(base: &str) -> Found {
    let folder = demo::folder_around(base);
    // The first one lists the others.
    let mut files = vec![WORKER.to_owned()];
    let mut sums = Vec::new();
    let mut at = 0;
    while let Some(address) = files.get(at) {
        let content = fetch::own_file(&[folder, address].concat()).await;
        if at == 0 {
            let worker = content.as_deref().unwrap_or_default();
            let manifest = Manifest::read(&String::from_utf8_lossy(worker), demo::is_here());
            let manifest = manifest.ok_or("The list of this copy's files couldn't be read.")?;
            if dom::note_of_build("version").as_ref() != Some(&manifest.version) {
                return Err(
                    "This host has another version now. Reload the page to check that one.",
                );
            }
            files.extend(manifest.files);
        }
        sums.push(Sum::of(&files[at], content.as_deref()));
        at += 1;
    }
    Ok(sums)
}
