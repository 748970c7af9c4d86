//! The commit that a build is made from, which the page names.

use crate::process;
use crate::workspace::Workspace;

/// What a tree without Git says.
pub const UNKNOWN: &str = "unknown";

/// Returns the hash of the checkout's commit, with `+changes` if a file of Git's differs from it. Nothing of the machine or the time
/// is in it, so two builds of a commit name the same.
pub fn name(workspace: &Workspace) -> String {
    // An unpacked source may lie inside a checkout of something else.
    if !workspace.root.join(".git").exists() {
        return UNKNOWN.to_owned();
    }
    let git = |arguments: &[&str]| {
        let mut git = process::command(workspace, "git");
        process::output(git.arg("--no-optional-locks").args(arguments))
    };
    let commit = git(&["rev-parse", "HEAD"]);
    let changes = git(&["status", "--porcelain", "--untracked-files=no"]);
    let (Some(commit), Some(changes)) = (commit, changes) else {
        return UNKNOWN.to_owned();
    };
    let mark = if changes.is_empty() { "" } else { "+changes" };
    [commit.trim(), mark].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::write;
    use std::path::Path;

    fn git(folder: &Path, arguments: &[&str]) {
        let mut git = std::process::Command::new("git");
        git.current_dir(folder).args(arguments);
        for name in ["AUTHOR", "COMMITTER"] {
            git.env(format!("GIT_{name}_NAME"), "x");
            git.env(format!("GIT_{name}_EMAIL"), "x@example.com");
        }
        assert!(git.output().unwrap().status.success(), "{arguments:?}");
    }

    #[test]
    fn a_build_names_its_commit_and_whether_files_differ_from_it() {
        let root = std::env::temp_dir().join(format!("rollcall-commit-{}", std::process::id()));
        let inside = |folder: &str| Workspace {
            root: root.join(folder),
            target: root.join("target"),
        };
        let checkout = inside("");
        write(&root.join("a"), "a").unwrap();
        assert_eq!(name(&checkout), UNKNOWN);
        git(&root, &["init", "--quiet"]);
        assert_eq!(name(&checkout), UNKNOWN, "there is no commit yet");
        git(&root, &["add", "a"]);
        git(&root, &["commit", "--quiet", "--message", "a"]);
        let commit = name(&checkout);
        let digits = commit.bytes().all(|digit| digit.is_ascii_hexdigit());
        assert!(digits && commit.len() == 40, "{commit}");
        write(&root.join("not-ours/a"), "a").unwrap();
        assert_eq!(name(&checkout), commit);
        assert_eq!(name(&inside("not-ours")), UNKNOWN);
        write(&root.join("a"), "b").unwrap();
        assert_eq!(name(&checkout), format!("{commit}+changes"));
        std::fs::remove_dir_all(&root).unwrap();
    }
}
