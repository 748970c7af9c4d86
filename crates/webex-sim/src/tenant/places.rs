//! Departments, titles, time zones and addresses.

pub(crate) const DEPARTMENTS: [&str; 14] = [
    "Engineering",
    "Design",
    "Sales",
    "Customer Care",
    "Finance",
    "People and Culture",
    "Legal",
    "Logistics",
    "Research",
    "Facilities",
    "Kommunikation",
    "Recherche et développement",
    "情報システム部",
    "Tesorería",
];

pub(crate) const TITLES: [&str; 16] = [
    "Engineer",
    "Senior Engineer",
    "Designer",
    "Account Manager",
    "Analyst",
    "Controller",
    "Counsel",
    "Coordinator",
    "Team Lead",
    "Director",
    "Technician",
    "Trainer",
    "Leiterin Qualitätssicherung",
    "Responsable des achats",
    "部長",
    "Vice President, Strategic Partnerships and Regional Enablement (interim)",
];

pub(crate) const TIMEZONES: [&str; 10] = [
    "America/Denver",
    "America/New_York",
    "Europe/Berlin",
    "Europe/Lisbon",
    "Europe/Athens",
    "Asia/Tokyo",
    "Asia/Kolkata",
    "Asia/Riyadh",
    "Asia/Bangkok",
    "America/Sao_Paulo",
];

/// Country, locality, region, street, postal code.
pub(crate) const ADDRESSES: [(&str, &str, &str, &str, &str); 6] = [
    ("US", "Fairhollow", "Colorado", "12 Lantern Way", "80000"),
    (
        "DE",
        "Neuweiler",
        "Baden-Württemberg",
        "Straße der Glühwürmchen 7a",
        "70000",
    ),
    ("JP", "灯町", "東京都", "行灯通り 3-2-1", "100-0000"),
    (
        "PT",
        "Vila do Farol",
        "Lisboa",
        "Rua dos Candeeiros 44, 3.º Esq.",
        "1000-000",
    ),
    (
        "GB",
        "Wickham Lamp",
        "Kent",
        "The Old Oast, Candle Lane",
        "ME1 0AA",
    ),
    ("IN", "दीपनगर", "महाराष्ट्र", "९ दीपक मार्ग", "400000"),
];
