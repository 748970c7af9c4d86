//! Names in many scripts and lengths, each with the Latin form for the e-mail address.

/// How a full name is assembled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    GivenFirst,
    FamilyFirst,
    /// Family name first, without a space.
    FamilyFirstJoined,
    /// Given name only.
    Mononym,
}

/// Given and family names of one script, as written and in Latin letters.
pub(crate) struct Script {
    pub(crate) order: Order,
    /// Relative frequency.
    pub(crate) weight: usize,
    pub(crate) given: &'static [(&'static str, &'static str)],
    pub(crate) family: &'static [(&'static str, &'static str)],
}

pub(crate) const SCRIPTS: &[Script] = &[
    Script {
        order: Order::GivenFirst,
        weight: 34,
        given: &[
            ("Ada", "ada"),
            ("Bram", "bram"),
            ("Clara", "clara"),
            ("Desmond", "desmond"),
            ("Edith", "edith"),
            ("Felix", "felix"),
            ("Greta", "greta"),
            ("Harold", "harold"),
            ("Imogen", "imogen"),
            ("Jonah", "jonah"),
            ("Kezia", "kezia"),
            ("Lowell", "lowell"),
            ("Maren", "maren"),
            ("Niall", "niall"),
            ("Opal", "opal"),
            ("Perry", "perry"),
        ],
        family: &[
            ("Ashdown", "ashdown"),
            ("Birchall", "birchall"),
            ("Cotterill", "cotterill"),
            ("D'Angelis", "dangelis"),
            ("Everly", "everly"),
            ("Fenwick-Moore", "fenwick-moore"),
            ("Grantham", "grantham"),
            ("Hollis", "hollis"),
            ("Inskip", "inskip"),
            ("Jessop", "jessop"),
            ("Kettering", "kettering"),
            ("Lathom", "lathom"),
            ("McAllen", "mcallen"),
            ("Nettle", "nettle"),
            ("O'Shaughnessy", "oshaughnessy"),
            ("Penhaligon", "penhaligon"),
            ("van der Meulen", "vandermeulen"),
            ("Quill", "quill"),
        ],
    },
    Script {
        order: Order::GivenFirst,
        weight: 14,
        given: &[
            ("Zoë", "zoe"),
            ("Björn", "bjorn"),
            ("Łucja", "lucja"),
            ("François", "francois"),
            ("Jürgen", "juergen"),
            ("Şebnem", "sebnem"),
            ("Čeněk", "cenek"),
            ("Ægir", "aegir"),
            ("Nguyệt", "nguyet"),
            ("Ördög", "ordog"),
        ],
        family: &[
            ("Müßiggang", "muessiggang"),
            ("Åkerström", "akerstrom"),
            ("Wiśniewska", "wisniewska"),
            ("Dvořáčková", "dvorackova"),
            ("Þórðardóttir", "thordardottir"),
            ("Çağlar", "caglar"),
            ("Lefèbvre", "lefebvre"),
            ("Trần", "tran"),
            ("Nuñez", "nunez"),
            ("Őszi", "oszi"),
        ],
    },
    Script {
        order: Order::GivenFirst,
        weight: 7,
        given: &[
            ("María de los Ángeles", "maria"),
            ("José Ignacio", "jose.ignacio"),
            ("Ana Beatriz", "ana.beatriz"),
            ("Karl-Friedrich", "karl-friedrich"),
            ("Maria Antónia", "maria.antonia"),
        ],
        family: &[
            ("Fernández de Córdoba y Álvarez de Toledo", "fernandez"),
            ("García-Huidobro Etxeberria", "garcia"),
            ("Albuquerque e Castro de Sousa Coutinho", "albuquerque"),
            (
                "Freiherr von Hohenstein-Waldburg zu Lichtenau",
                "hohenstein",
            ),
            ("Rodrigues dos Santos Vasconcelos", "rodrigues"),
        ],
    },
    Script {
        order: Order::GivenFirst,
        weight: 5,
        given: &[
            ("Ελένη", "eleni"),
            ("Γιώργος", "giorgos"),
            ("Κατερίνα", "katerina"),
            ("Νίκος", "nikos"),
        ],
        family: &[
            ("Παπαδοπούλου", "papadopoulou"),
            ("Καραγιάννης", "karagiannis"),
            ("Οικονόμου", "oikonomou"),
            ("Βλάχος", "vlachos"),
        ],
    },
    Script {
        order: Order::GivenFirst,
        weight: 7,
        given: &[
            ("Ольга", "olga"),
            ("Дмитро", "dmytro"),
            ("Светлана", "svetlana"),
            ("Богдан", "bohdan"),
            ("Їванна", "yivanna"),
        ],
        family: &[
            ("Коваленко", "kovalenko"),
            ("Щербакова", "shcherbakova"),
            ("Ђорђевић", "djordjevic"),
            ("Петрова", "petrova"),
            ("Ґалаґан", "galagan"),
        ],
    },
    Script {
        order: Order::GivenFirst,
        weight: 5,
        given: &[
            ("فاطمة", "fatima"),
            ("يوسف", "yusuf"),
            ("ليلى", "layla"),
            ("عمر", "omar"),
        ],
        family: &[
            ("الحسيني", "alhusseini"),
            ("بن سلمى", "binsalma"),
            ("القحطاني", "alqahtani"),
            ("حدّاد", "haddad"),
        ],
    },
    Script {
        order: Order::GivenFirst,
        weight: 3,
        given: &[("נועה", "noa"), ("אריאל", "ariel"), ("שירה", "shira")],
        family: &[
            ("בן־דוד", "bendavid"),
            ("לוינשטיין", "levinstein"),
            ("מזרחי", "mizrahi"),
        ],
    },
    Script {
        order: Order::FamilyFirst,
        weight: 6,
        given: &[
            ("さくら", "sakura"),
            ("健太郎", "kentaro"),
            ("ひかる", "hikaru"),
            ("陽子", "yoko"),
        ],
        family: &[
            ("佐藤", "sato"),
            ("長谷川", "hasegawa"),
            ("髙橋", "takahashi"),
            ("渡邊", "watanabe"),
        ],
    },
    Script {
        order: Order::FamilyFirstJoined,
        weight: 6,
        given: &[
            ("雅婷", "yating"),
            ("建国", "jianguo"),
            ("思远", "siyuan"),
            ("𠮷", "ji"),
        ],
        family: &[
            ("欧阳", "ouyang"),
            ("陳", "chen"),
            ("李", "li"),
            ("张", "zhang"),
        ],
    },
    Script {
        order: Order::FamilyFirstJoined,
        weight: 4,
        given: &[("지우", "jiwoo"), ("서연", "seoyeon"), ("민준", "minjun")],
        family: &[("김", "kim"), ("남궁", "namgung"), ("박", "park")],
    },
    Script {
        order: Order::GivenFirst,
        weight: 4,
        given: &[
            ("प्रिया", "priya"),
            ("अर्जुन", "arjun"),
            ("श्रीकृष्ण", "shrikrishna"),
        ],
        family: &[
            ("शर्मा", "sharma"),
            ("चट्टोपाध्याय", "chattopadhyay"),
            ("पाटील", "patil"),
        ],
    },
    Script {
        order: Order::GivenFirst,
        weight: 3,
        given: &[
            ("สมชาย", "somchai"),
            ("กัลยาณี", "kanlayani"),
            ("ณัฐวุฒิ", "nattawut"),
        ],
        family: &[
            ("ศรีสุวรรณ", "srisuwan"),
            ("วงศ์ประเสริฐกุล", "wongprasertkul"),
            ("ใจดี", "jaidee"),
        ],
    },
    Script {
        order: Order::Mononym,
        weight: 2,
        given: &[
            ("Suharti", "suharti"),
            ("Teller", "teller"),
            ("Wulandari", "wulandari"),
            ("X", "x"),
        ],
        family: &[("", "")],
    },
];
