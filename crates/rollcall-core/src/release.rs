//! The files that a copy of the app runs from, compared with the `SHA256SUMS` of a release.
//!
//! The service worker of a copy lists the copy's files, because it keeps them, so this list is no second one that could be wrong. A
//! release names each file by its place in the package: `app/boot.js`.

use serde_json::Value;

use crate::jobs::digest::Digest;
use crate::number::counted;

/// The address of the service worker's script, below the app's folder.
pub const WORKER: &str = "service-worker.js";

/// What the build writes in front of the worker's script, before the list as JSON and the end of the line.
pub const MANIFEST: &str = "const manifest=";

/// How many files a sentence names; it counts more.
const NAMED: usize = 3;

/// What a copy says that it runs from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// What changes with any of the files; the page names it too.
    pub version: String,
    /// The addresses of the other files below the app's folder. That of the page, which is served for every address, is empty.
    pub files: Vec<String>,
}

impl Manifest {
    /// Reads the finished script of a service worker. `later` adds the files that are fetched on request only.
    ///
    /// Returns `None` for a script that the build has not finished, and for anything else.
    pub fn read(worker: &str, later: bool) -> Option<Self> {
        let (manifest, _) = worker.strip_prefix(MANIFEST)?.split_once(";\n")?;
        let manifest: Value = serde_json::from_str(manifest).ok()?;
        let mut files = vec![String::new()];
        for (address, file) in manifest.get("files")?.as_object()? {
            if later || file.get("later").is_none() {
                files.push(address.clone());
            }
        }
        Some(Self {
            version: manifest.get("version")?.as_str()?.to_owned(),
            files,
        })
    }
}

/// A file with its digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Its name in a release.
    pub name: String,
    /// Its SHA-256, as `sha256sum` writes it; empty if the file could not be read.
    pub digest: String,
}

impl Sum {
    /// Computes the digest of the file that the copy has at this address; `None` for one that could not be read.
    pub fn of(address: &str, content: Option<&[u8]>) -> Self {
        let file = match address.split_once('?') {
            Some((file, _)) => file,
            None if address.is_empty() => "index.html",
            None => address,
        };
        Self {
            name: ["app/", file].concat(),
            digest: content
                .map_or_else(String::new, |content| Digest::of_bytes(content).to_string()),
        }
    }
}

/// Returns the lines that `sha256sum --check` reads. Files that could not be read have none.
pub fn lines(sums: &[Sum]) -> String {
    let mut lines = String::new();
    for sum in sums {
        if !sum.digest.is_empty() {
            lines += &[&sum.digest, "  ", &sum.name, "\n"].concat();
        }
    }
    lines
}

/// What a release says of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It has this very content.
    Same,
    /// It has another content.
    Different,
    /// The release has no such file.
    NotListed,
    /// The file could not be read, so nothing is known.
    Unread,
}

/// The digests of a release.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release(Vec<Sum>);

impl Release {
    /// Reads a `SHA256SUMS`, as text or for binary files. Other lines, such as those of a signature, say nothing.
    ///
    /// Returns `None` if no line has a digest.
    pub fn read(text: &str) -> Option<Self> {
        let sums: Vec<Sum> = text.lines().filter_map(line).collect();
        (!sums.is_empty()).then_some(Self(sums))
    }

    /// Judges a file.
    pub fn verdict(&self, sum: &Sum) -> Verdict {
        if sum.digest.is_empty() {
            return Verdict::Unread;
        }
        match self.0.iter().find(|listed| listed.name == sum.name) {
            None => Verdict::NotListed,
            Some(listed) if listed.digest == sum.digest => Verdict::Same,
            Some(_) => Verdict::Different,
        }
    }

    /// Says in a few sentences which files are not as in the release; nothing if all are.
    pub fn differences(&self, sums: &[Sum]) -> String {
        let mut said = String::new();
        for (verdict, words) in [
            (Verdict::Different, "Not as in the release: "),
            (Verdict::NotListed, "Not in the release: "),
            (Verdict::Unread, "Couldn't be read: "),
        ] {
            let of = sums.iter().filter(|sum| self.verdict(sum) == verdict);
            let names: Vec<&str> = of.map(|sum| &*sum.name).collect();
            if names.is_empty() {
                continue;
            }
            let names = match names.len() {
                ..=NAMED => names.join(", "),
                many => counted(many, "file", "files"),
            };
            said += &[words, &names, ". "].concat();
        }
        said
    }
}

/// A line of `sha256sum`: the digest, a blank, a blank or an asterisk, and the name.
fn line(line: &str) -> Option<Sum> {
    let (digest, name) = line.trim().split_at_checked(64)?;
    let name = name
        .strip_prefix("  ")
        .or_else(|| name.strip_prefix(" *"))?;
    let digits = digest.bytes().all(|digit| digit.is_ascii_hexdigit());
    digits.then(|| Sum {
        name: name.strip_prefix("./").unwrap_or(name).to_owned(),
        digest: digest.to_ascii_lowercase(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// FIPS 180-4's examples: the empty text and "abc".
    const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    const ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn sum(name: &str, digest: &str) -> Sum {
        Sum {
            name: name.to_owned(),
            digest: digest.to_owned(),
        }
    }

    #[test]
    fn digests_are_those_of_the_standard_and_names_those_of_a_package() {
        for (address, content, expected) in [
            ("", "", sum("app/index.html", EMPTY)),
            ("boot.js?v=1", "abc", sum("app/boot.js", ABC)),
            ("a-1.wasm", "abc", sum("app/a-1.wasm", ABC)),
        ] {
            assert_eq!(Sum::of(address, Some(content.as_bytes())), expected);
        }
        assert_eq!(Sum::of("a.js", None), sum("app/a.js", ""));
    }

    #[test]
    fn a_worker_lists_the_files_of_its_copy() {
        let worker = "const manifest={\"version\":\"0123456789abcdef\",\"files\":{\
            \"boot.js?v=1\":{\"integrity\":\"sha256-a/+=\"},\"more-1.wasm\":{\"integrity\":\"sha256-b\",\"later\":true},\
            \"rollcall-1.wasm\":{\"integrity\":\"sha256-c\"}}};\nconst base=new URL(`./`,location);";
        let manifest = Manifest::read(worker, false).unwrap();
        assert_eq!(manifest.version, "0123456789abcdef");
        let first = ["", "boot.js?v=1", "rollcall-1.wasm"];
        assert_eq!(manifest.files, first);
        let mut all = Manifest::read(worker, true).unwrap().files;
        assert_eq!(all.remove(2), "more-1.wasm");
        assert_eq!(all, first);
    }

    #[test]
    fn a_worker_that_is_not_finished_lists_nothing() {
        let source = include_str!("../../../public/service-worker.js");
        for worker in [
            source,
            "",
            "<!DOCTYPE html>",
            "const manifest={\"files\":{}};\n",
        ] {
            assert_eq!(Manifest::read(worker, true), None);
        }
        let manifest = "const manifest={\"version\":\"1\",\"files\":{\"boot.js\":{}}};\n";
        let finished = [manifest, source].concat();
        assert_eq!(
            Manifest::read(&finished, false).unwrap().files,
            ["", "boot.js"]
        );
    }

    #[test]
    fn lines_come_back() {
        let unread = sum("app/lost.js", "");
        let sums = [
            sum("app/a b.js", EMPTY),
            unread.clone(),
            sum("app/c.wasm", ABC),
        ];
        let lines = lines(&sums);
        assert_eq!(lines, format!("{EMPTY}  app/a b.js\n{ABC}  app/c.wasm\n"));
        let release = Release::read(&lines).unwrap();
        assert_eq!(release.0, [sums[0].clone(), sums[2].clone()]);
        assert_eq!(release.verdict(&unread), Verdict::Unread);
    }

    #[test]
    fn every_form_of_a_line_is_read_and_nothing_else() {
        for text in [
            format!("{ABC}  app/a.js"),
            format!("{ABC} *app/a.js\r\n"),
            format!("{}  ./app/a.js\n", ABC.to_uppercase()),
            format!("-----BEGIN PGP SIGNED MESSAGE-----\n\n  {ABC}  app/a.js  \nSignature\n"),
        ] {
            let release = Release::read(&text).unwrap();
            assert_eq!(release.0, [sum("app/a.js", ABC)], "{text}");
        }
        for text in [
            String::new(),
            format!("{ABC}\n"),
            format!("{ABC} app/a.js"),
            format!("{}  app/a.js", &ABC[1..]),
            format!("g{}  app/a.js", &ABC[1..]),
        ] {
            assert_eq!(Release::read(&text), None, "{text}");
        }
    }

    #[test]
    fn a_release_names_what_is_not_its_own() {
        let release = Release::read(&format!("{EMPTY}  app/a.js\n{ABC}  app/b.js\n")).unwrap();
        let (a, b) = (sum("app/a.js", EMPTY), sum("app/b.js", ABC));
        assert_eq!(release.verdict(&b), Verdict::Same);
        assert_eq!(release.differences(&[a.clone(), b.clone()]), "");
        let changed = sum("app/b.js", EMPTY);
        let unread = sum("app/b.js", "");
        // The digest alone is not enough: it must be that of this file.
        let strange = sum("app/c.js", ABC);
        for (found, verdict, words) in [
            (
                changed,
                Verdict::Different,
                "Not as in the release: app/b.js. ",
            ),
            (
                strange,
                Verdict::NotListed,
                "Not in the release: app/c.js. ",
            ),
            (unread, Verdict::Unread, "Couldn't be read: app/b.js. "),
        ] {
            assert_eq!(release.verdict(&found), verdict);
            assert_eq!(release.differences(&[a.clone(), found]), words);
        }
        let strange = ["c", "d", "e", "f"].map(|name| sum(name, ABC));
        let named = release.differences(&strange[..3]);
        assert_eq!(named, "Not in the release: c, d, e. ");
        let counted = release.differences(&strange);
        assert_eq!(counted, "Not in the release: 4 files. ");
    }
}
