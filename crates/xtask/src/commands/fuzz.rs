//! `fuzz`: reads changed answers of the XML API and changed CSV files. No input may cause a panic.
//!
//! The inputs depend on the seed and their number only, so a failure can be repeated: `--seed` with the number it reports.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::process;
use crate::workspace::{Workspace, write};
use rollcall_core::files::doctor::examine;
use rollcall_core::files::{Source, session_types};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;
use webex_api::xml::operations::{
    AuthenticateUser, CreateUser, DelUser, GetApiVersion, GetMe, GetSite, GetUser, LstMeetingType,
    LstsummaryUser, SetUser,
};
use webex_api::xml::{decode, mask_secrets};

/// How many inputs of each kind, unless `--count` says otherwise.
const COUNT: u64 = 1_000_000;

/// One kind of input.
struct Target {
    name: &'static str,
    /// Inputs that are read without a fault.
    samples: &'static [&'static str],
    /// Pieces that mean something to the reader.
    pieces: &'static [&'static str],
    /// Reads an input. Returns whether it was accepted.
    read: fn(&[u8]) -> bool,
}

const TARGETS: [Target; 2] = [
    Target {
        name: "xml",
        samples: &XML,
        pieces: &[
            "<",
            ">",
            "</",
            "/>",
            "<a>",
            "</a>",
            "<use:user>",
            "</use:user>",
            "&",
            "&amp;",
            "&#",
            "&#x41;",
            "&#0;",
            "&#xD800;",
            ";",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<?",
            "?>",
            "<!DOCTYPE a [<!ENTITY e \"x\">]>",
            "&e;",
            "\"",
            "'",
            "=",
            " xmlns=\"\"",
            " xmlns:use=\"http://www.webex.com/schemas/2002/06/service/user\"",
            " xmlns:serv='urn:x'",
            ":",
            "::",
            "\0",
            "\r\n",
            "\u{feff}",
            "\u{2028}",
            "𝄞",
            "SUCCESS",
            "FAILURE",
            "BACKUP",
            "000045",
            "000015",
            "18446744073709551616",
            "-1",
            "true",
            "encoding=\"ISO-8859-1\"",
            "encoding=\"UTF-16\"",
            "<serv:bodyContent>",
            "</serv:bodyContent>",
            "<html>",
        ],
        read: read_xml,
    },
    Target {
        name: "csv",
        samples: &CSV,
        pieces: &[
            "\"",
            "\"\"",
            ",",
            ";",
            "\t",
            "\n",
            "\r",
            "\r\n",
            "=",
            "+",
            "@",
            "-",
            "'",
            "TRUE",
            "FALSE",
            "true",
            "Email",
            "UserID",
            "Person ID",
            "REMOVE|",
            "|",
            "\u{feff}",
            "\0",
            "\u{ad}",
            "\u{200b}",
            "é",
            "𝄞",
            "\u{fffd}",
            "ada@example.com",
            "@",
            "1E+10",
            "12/31/2026",
            "\u{1a}",
            ",,,,,,,,,,,,,,,,",
            "\"\n\"",
            "Webex Meetings [acme.webex.com]",
        ],
        read: read_csv,
    },
];

const XML: [&str; 5] = [
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<serv:message xmlns:serv=\"http://www.webex.com/schemas/2002/06/service\" xmlns:com=\"http://www.webex.com/schemas/2002/06/common\" xmlns:use=\"http://www.webex.com/schemas/2002/06/service/user\"><serv:header><serv:response><serv:result>SUCCESS</serv:result><serv:gsbStatus>PRIMARY</serv:gsbStatus></serv:response></serv:header><serv:body><serv:bodyContent xsi:type=\"use:getUserResponse\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><use:firstName>Zoë</use:firstName><use:webExId>zoe@example.com</use:webExId><use:webExID>zoe@example.com</use:webExID><use:meetingTypes><use:meetingType>3</use:meetingType><use:meetingType>681</use:meetingType></use:meetingTypes><use:tracking><com:trackingCode1>R&amp;D</com:trackingCode1><com:trackingCode10/></use:tracking><use:privilege><use:host>true</use:host></use:privilege><use:userId>7</use:userId></serv:bodyContent></serv:body></serv:message>",
    "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><message xmlns=\"http://www.webex.com/schemas/2002/06/service\"><header><response><result>SUCCESS</result></response></header><body><bodyContent><a:user xmlns:a=\"http://www.webex.com/schemas/2002/06/service/user\"><a:webExId>a</a:webExId><a:status>SUCCESS</a:status><a:active>ACTIVATED</a:active></a:user><a:matchingRecords xmlns:a=\"http://www.webex.com/schemas/2002/06/service/user\"><total>1</total><returned>1</returned></a:matchingRecords></bodyContent></body></message>",
    "<serv:message><serv:header><serv:response><serv:result>FAILURE</serv:result><serv:reason>no &lt;user&gt;</serv:reason><serv:gsbStatus>BACKUP</serv:gsbStatus><serv:exceptionID>030001</serv:exceptionID><serv:subErrors><serv:subError><serv:exceptionID>000015</serv:exceptionID><serv:value>b</serv:value></serv:subError></serv:subErrors></serv:response></serv:header><serv:body><serv:bodyContent/></serv:body></serv:message>",
    "<serv:message><serv:header><serv:response><serv:result>SUCCESS</serv:result></serv:response></serv:header><serv:body><serv:bodyContent><ns1:siteInstance><ns1:metaData><ns1:meetingTypes><ns1:meetingTypeID>3</ns1:meetingTypeID><ns1:meetingTypeName>PRO</ns1:meetingTypeName></ns1:meetingTypes><ns1:accountNumLimit>50</ns1:accountNumLimit></ns1:metaData><ns1:trackingCodes><ns1:trackingCode><ns1:index>1</ns1:index><ns1:name><![CDATA[Department]]></ns1:name><ns1:listValue><ns1:index>1</ns1:index><ns1:value>x</ns1:value><ns1:active>true</ns1:active></ns1:listValue></ns1:trackingCode></ns1:trackingCodes></ns1:siteInstance></serv:bodyContent></serv:body></serv:message>",
    "<serv:message><serv:header><serv:response><serv:result>SUCCESS</serv:result></serv:response></serv:header><serv:body><serv:bodyContent><use:sessionTicket>T</use:sessionTicket><use:createTime>1580795693342</use:createTime><use:timeToLive>5400</use:timeToLive><ep:apiVersion>40</ep:apiVersion><mtgtype:meetingType><mtgtype:meetingTypeID>3</mtgtype:meetingTypeID><mtgtype:serviceTypes><mtgtype:serviceType>MeetingCenter</mtgtype:serviceType></mtgtype:serviceTypes></mtgtype:meetingType></serv:bodyContent></serv:body></serv:message>",
];

const CSV: [&str; 4] = [
    "First Name,Last Name,Display Name,User ID/Email (Required),User Status,Days since last activity,Location,Extension,Phone Number,Messaging [Webex],Meetings [acme.webex.com]\r\nAda,Lovelace,Ada Lovelace,ada@example.com,Active,3,,,,TRUE,FALSE\r\n\"Bo, Jr.\",Li,\"Bo \"\"B\"\" Li\",bo@example.com,Active,,London,4711,+441234,FALSE,TRUE\r\n",
    "Active\tFirstName\tLastName\tUsername\tEmail\tUserID\tSessionType\tTracking Code 1\r\nY\tAda\tLovelace\tada@example.com\tada@example.com\t7\t3,681\tR&D\r\nN\tBo\tLi\tbo@example.com\tbo@example.com\t8\t\t\r\n",
    "Email;Licences;Person ID\nada@example.com;Messaging|Meetings;Y2lzY29zcGFyazovL3VzL1BFT1BMRS8x\n'=bo@example.com;;\n",
    "ada@example.com\nbo@example.com, \"Cy\" <cy@example.com>\n",
];

/// Runs the command.
pub fn run(workspace: &Workspace, mut arguments: Arguments) -> Result<(), Failure> {
    let number = |text: Option<String>, usual| match text.map(|text| text.parse()) {
        None => Ok(usual),
        Some(Ok(number)) => Ok(number),
        Some(Err(_)) => Err(Failure::Usage("--count and --seed need a number".into())),
    };
    let count = number(arguments.value("--count")?, COUNT)?;
    let seed = number(arguments.value("--seed")?, 0)?;
    let here = arguments.flag("--here");
    let only = arguments.word("").ok();
    arguments.end()?;
    let targets = TARGETS.iter();
    let chosen: Vec<_> = targets
        .filter(|target| only.as_ref().is_none_or(|name| name == target.name))
        .collect();
    if chosen.is_empty() {
        return Err(Failure::Usage("fuzz knows xml and csv".into()));
    }
    if !here {
        return optimized(workspace, only, count, seed);
    }
    for target in chosen {
        let started = Instant::now();
        match fuzz(target, seed, count) {
            Ok(accepted) => println!(
                "{}: {count} inputs, {accepted} of them accepted, no panic, {:.0} s",
                target.name,
                started.elapsed().as_secs_f64()
            ),
            Err(found) => {
                let path = workspace.root.join("target/fuzz");
                let path = path.join(format!("{}-{found}", target.name));
                write(&path, input(target, found))?;
                return Err(Failure::Fuzz {
                    name: target.name,
                    seed: found,
                    path,
                });
            }
        }
    }
    Ok(())
}

/// Runs this command again, compiled with the profile `fuzz`.
fn optimized(
    workspace: &Workspace,
    only: Option<String>,
    count: u64,
    seed: u64,
) -> Result<(), Failure> {
    let mut cargo = process::cargo(workspace);
    cargo.args([
        "run",
        "--quiet",
        "--profile",
        "fuzz",
        "--package",
        "xtask",
        "--",
        "fuzz",
        "--here",
    ]);
    cargo.args(["--count", &count.to_string(), "--seed", &seed.to_string()]);
    cargo.args(only);
    process::run(&mut cargo, "the fuzzing")
}

/// Reads `count` inputs. Returns how many were accepted, or the seed of one that caused a panic.
fn fuzz(target: &Target, seed: u64, count: u64) -> Result<u64, u64> {
    const PART: u64 = 1000;
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let (next, accepted, found) = (
        AtomicU64::new(0),
        AtomicU64::new(0),
        AtomicU64::new(u64::MAX),
    );
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let start = next.fetch_add(PART, Ordering::Relaxed);
                    if start >= count || found.load(Ordering::Relaxed) != u64::MAX {
                        return;
                    }
                    for number in start..count.min(start + PART) {
                        let number = seed.wrapping_add(number);
                        let input = input(target, number);
                        match catch_unwind(AssertUnwindSafe(|| (target.read)(&input))) {
                            Ok(well) => accepted.fetch_add(u64::from(well), Ordering::Relaxed),
                            Err(_) => return found.store(number, Ordering::Relaxed),
                        };
                    }
                }
            });
        }
    });
    match found.into_inner() {
        u64::MAX => Ok(accepted.into_inner()),
        number => Err(number),
    }
}

fn read_xml(bytes: &[u8]) -> bool {
    let accepted = [
        decode::<GetApiVersion>(bytes).is_ok(),
        decode::<AuthenticateUser>(bytes).is_ok(),
        decode::<GetMe>(bytes).is_ok(),
        decode::<GetSite>(bytes).is_ok(),
        decode::<LstMeetingType>(bytes).is_ok(),
        decode::<GetUser>(bytes).is_ok(),
        decode::<SetUser>(bytes).is_ok(),
        decode::<LstsummaryUser>(bytes).is_ok(),
        decode::<CreateUser>(bytes).is_ok(),
        decode::<DelUser>(bytes).is_ok(),
    ];
    mask_secrets(&String::from_utf8_lossy(bytes));
    accepted.contains(&true)
}

fn read_csv(bytes: &[u8]) -> bool {
    let (first, second) = bytes.split_at(bytes.len() / 2);
    examine(bytes, None);
    examine(bytes, Some(first));
    examine(second, Some(bytes));
    let Ok(source) = Source::read(bytes) else {
        return false;
    };
    let mut rows = source.rows();
    while let Some(row) = rows.read() {
        let _ = row.who().map_err(|problem| problem.to_string());
        for (column, _) in row.wants() {
            session_types(row.cell(column).unwrap_or_default());
        }
    }
    true
}

/// Makes the input of a number: a sample that was changed in a few places.
fn input(target: &Target, number: u64) -> Vec<u8> {
    let mut dice = Dice(number);
    let mut bytes = dice.one_of(target.samples).as_bytes().to_vec();
    for _ in 0..dice.below(8) {
        let at = dice.below(bytes.len() + 1);
        let end = (at + dice.below(40)).min(bytes.len());
        match dice.below(9) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let part = bytes[at..end].to_vec();
                let times = dice.below(70);
                let to = dice.below(bytes.len() + 1);
                bytes.splice(to..to, part.repeat(times));
            }
            3 => {
                let byte = dice.below(256) as u8;
                bytes.splice(at..end.min(at + 1), [byte]);
            }
            4 => {
                let other = dice.one_of(target.samples).as_bytes();
                let from = dice.below(other.len());
                bytes.splice(at..end, other[from..].iter().copied());
            }
            5 if at < bytes.len() => bytes[at] ^= 1 << dice.below(8),
            6 => {
                let text = String::from_utf8_lossy(&bytes).into_owned();
                let units = text.encode_utf16();
                bytes = match dice.below(4) {
                    0 => units.flat_map(u16::to_le_bytes).collect(),
                    1 => units.flat_map(u16::to_be_bytes).collect(),
                    2 => std::iter::once(0xfeff)
                        .chain(units)
                        .flat_map(u16::to_be_bytes)
                        .collect(),
                    _ => text.chars().map(|letter| letter as u8).collect(),
                };
            }
            _ => {
                let piece = dice.one_of(target.pieces).as_bytes();
                bytes.splice(at..at, piece.iter().copied());
            }
        }
        // So that repeated repetition does not grow without end.
        bytes.truncate(16 << 10);
    }
    bytes
}

/// SplitMix64: equal seeds give equal inputs on every platform.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a number below `end`; 0 for an `end` of 0.
    fn below(&mut self, end: usize) -> usize {
        let end = end.max(1) as u64;
        (self.next() % end) as usize
    }

    fn one_of(&mut self, texts: &[&'static str]) -> &'static str {
        texts[self.below(texts.len())]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_thousand_of_each_cause_no_panic() {
        for target in &TARGETS {
            for sample in target.samples {
                assert!(
                    (target.read)(sample.as_bytes()) || sample.contains("FAILURE"),
                    "{sample}"
                );
            }
            let accepted = fuzz(target, 0, 10_000).unwrap();
            // Most changes are noticed, and some inputs stay readable, so that what lies behind is reached.
            assert!(
                (1000..9000).contains(&accepted),
                "{}: {accepted}",
                target.name
            );
        }
    }

    #[test]
    fn a_panic_is_reported_with_its_seed() {
        fn read(bytes: &[u8]) -> bool {
            assert!(!bytes.contains(&0), "found");
            true
        }
        let target = Target { read, ..TARGETS[1] };
        let found = fuzz(&target, 0, 10_000).unwrap_err();
        assert!(input(&target, found).contains(&0));
        assert_eq!(fuzz(&target, found, 1), Err(found));
    }
}
